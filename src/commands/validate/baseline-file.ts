import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Problem, problemIn } from "../../contract/problem.ts";
import type { Baseline } from "../../core/validate/baseline.ts";
import { reasonOf } from "../../io/reason.ts";
import { parseJsonFile } from "../json-file.ts";

/** Reads a baseline that --write-baseline wrote. */
export async function readBaseline(file: string, cwd: string): Promise<Baseline> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), "utf8");
  } catch (error) {
    const hint = `write one with --write-baseline ${file}`;
    throw new Problem(`cannot read the baseline ${file}: ${reasonOf(error)}`, hint);
  }
  const value = parseJsonFile(file, text) as Partial<Baseline> | null;
  const findings: unknown = value?.findings;
  const isBaseline =
    value?.version === 1 &&
    typeof findings === "object" &&
    findings !== null &&
    !Array.isArray(findings) &&
    Object.values(findings).every((count) => Number.isInteger(count) && count > 0);
  if (!isBaseline) {
    throw problemIn(file, "", "this is not a baseline", "write one with --write-baseline");
  }
  return value as Baseline;
}
