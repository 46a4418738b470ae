import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import type { Input } from "../../io/inputs.ts";
import { realPath } from "../../io/paths.ts";
import type { ValidateOptions } from "./options.ts";
import type { Target } from "./repair.ts";

/**
 * Looks at the files that --report and --write-baseline name before anything is read.
 * @param targets the files that --repair writes
 * @throws Problem if one is an input, or something else is written there
 */
export async function checkOutputFiles(
  { reports, baseline, writeBaseline }: ValidateOptions,
  inputs: readonly Input[],
  targets: Iterable<Target>,
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
  for (const { clean, rejects } of targets) {
    taken.set(await realPath(clean), "a copy of --repair");
    taken.set(await realPath(rejects), "the rejects of --repair");
  }
  // A baseline may be renewed in place, but nothing else may take its place.
  const accepted = baseline === undefined ? undefined : await realPath(resolve(cwd, baseline));
  for (const { option, file } of outputs) {
    const real = await realPath(resolve(cwd, file));
    const isLost = real === accepted && file !== writeBaseline;
    const other = isLost ? `the baseline ${baseline}` : taken.get(real);
    if (other !== undefined) {
      throw new Problem(`${option} would write over ${other}`, "name another file");
    }
    taken.set(real, option);
  }
}
