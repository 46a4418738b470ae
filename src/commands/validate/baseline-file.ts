import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseJson, Problem, problemIn } from "../../contract/problem.ts";
import type { Baseline } from "../../core/validate/baseline.ts";
import { reasonOf } from "../../io/reason.ts";

/** Reads a baseline that --write-baseline wrote. */
export async function readBaseline(file: string, cwd: string): Promise<Baseline> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), "utf8");
  } catch (error) {
    const hint = `write one with --write-baseline ${file}`;
    throw new Problem(`cannot read the baseline ${file}: ${reasonOf(error)}`, hint);
  }
  const value = parseJson(file, text) as Partial<Baseline> | null;
  const counts = Object.values(value?.findings ?? {});
  const isBaseline =
    value?.version === 1 &&
    typeof value.findings === "object" &&
    counts.every((count) => Number.isInteger(count) && count > 0);
  if (!isBaseline) {
    throw problemIn(file, "", "this is not a baseline", "write one with --write-baseline");
  }
  return value as Baseline;
}
