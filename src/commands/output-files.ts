import { resolve } from "node:path";
import { Problem } from "../contract/problem.ts";
import type { Input } from "../io/inputs.ts";
import { realPath } from "../io/paths.ts";

/** A file that an option names to be written. */
export interface OutputFile {
  /** The option as the user wrote it. */
  readonly option: string;
  readonly file: string;
}

/** A file that must not be written over, and what it is. */
export type Taken = readonly [path: string, what: string];

/**
 * Looks at the files that options name before anything is read.
 * @param others what must stay beside the inputs; an option may write over one that is named by itself
 * @throws Problem if one is an input, or something else is written there
 */
export async function checkOutputFiles(
  outputs: readonly OutputFile[],
  inputs: readonly Input[],
  others: Iterable<Taken>,
  cwd: string,
): Promise<void> {
  if (outputs.length === 0) return;
  const taken = new Map<string, string>();
  for (const { path, name } of inputs) {
    if (path !== undefined) taken.set(await realPath(path), `the input ${name}`);
  }
  for (const [path, what] of others) taken.set(await realPath(resolve(cwd, path)), what);
  for (const { option, file } of outputs) {
    const real = await realPath(resolve(cwd, file));
    const other = taken.get(real);
    if (other !== undefined) {
      throw new Problem(`${option} would write over ${other}`, "name another file");
    }
    taken.set(real, option);
  }
}
