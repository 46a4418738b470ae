import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import type { Input } from "../../io/inputs.ts";
import { realPath } from "../../io/paths.ts";
import type { ValidateOptions } from "./options.ts";

/**
 * Looks at the files that --report and --write-baseline name before anything is read.
 * @throws Problem if one is an input, or named twice
 */
export async function checkOutputFiles(
  { reports, writeBaseline }: ValidateOptions,
  inputs: readonly Input[],
  cwd: string,
): Promise<void> {
  const outputs = [
    ...reports.map(({ format, file }) => ({ option: `--report ${format}=${file}`, file })),
    ...(writeBaseline === undefined
      ? []
      : [{ option: `--write-baseline ${writeBaseline}`, file: writeBaseline }]),
  ];
  if (outputs.length === 0) return;
  const taken = new Map<string, string>();
  for (const { path, name } of inputs) {
    if (path !== undefined) taken.set(await realPath(path), `the input ${name}`);
  }
  for (const { option, file } of outputs) {
    const real = await realPath(resolve(cwd, file));
    const other = taken.get(real);
    if (other !== undefined) {
      throw new Problem(`${option} would write over ${other}`, "name another file");
    }
    taken.set(real, option);
  }
}
