import type { Input } from "../../io/inputs.ts";
import { checkOutputFiles, type OutputFile, type Taken } from "../output-files.ts";
import type { ValidateOptions } from "./options.ts";
import type { Target } from "./repair.ts";

/**
 * Looks at the files that --report and --write-baseline name before anything is read.
 * @param targets the files that --repair writes
 * @throws Problem if one is an input, or something else is written there
 */
export function checkReportFiles(
  { reports, baseline, writeBaseline }: ValidateOptions,
  inputs: readonly Input[],
  targets: Iterable<Target>,
  cwd: string,
): Promise<void> {
  const outputs: OutputFile[] = reports.map(({ format, file }) => ({
    option: `--report ${format}=${file}`,
    file,
  }));
  if (writeBaseline !== undefined) {
    outputs.push({ option: `--write-baseline ${writeBaseline}`, file: writeBaseline });
  }
  const others: Taken[] = [...targets].flatMap(({ clean, rejects }): Taken[] => [
    [clean, "a copy of --repair"],
    [rejects, "the rejects of --repair"],
  ]);
  // A baseline may be renewed in place, but nothing else may take its place.
  if (baseline !== undefined && baseline !== writeBaseline) {
    others.push([baseline, `the baseline ${baseline}`]);
  }
  return checkOutputFiles(outputs, inputs, others, cwd);
}
