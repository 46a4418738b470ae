import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { globOf } from "../../contract/glob.ts";
import { Problem } from "../../contract/problem.ts";
import { shortestNeedle } from "../../core/redact/suspicion/needles.ts";
import type { Io } from "../../io/io.ts";
import { reasonOf } from "../../io/reason.ts";
import { counted } from "../../report/numbers.ts";
import type { RuleOptions } from "./options.ts";

/**
 * The values of --known-env and --known-file; those too short to be looked for are told, not dropped without a word.
 * @throws Problem for a file that can't be read, or a name that matches no variable
 */
export async function knownValues(
  { knownEnv, knownFiles }: Pick<RuleOptions, "knownEnv" | "knownFiles">,
  io: Io,
): Promise<ReadonlySet<string>> {
  const values = new Set<string>();
  let short = 0;
  const add = (value: string): void => {
    if (value.length >= shortestNeedle) values.add(value);
    else if (value !== "") short++;
  };
  for (const glob of knownEnv) {
    const matches = globOf(glob);
    const names = Object.keys(io.env).filter(matches);
    if (names.length === 0) throw new Problem(`--known-env ${glob}: no such variable is set`);
    for (const name of names) add(io.env[name] ?? "");
  }
  for (const file of knownFiles) {
    for (const line of (await textOf(file, io)).split("\n")) add(line.replace(/\r$/, ""));
  }
  if (short > 0) {
    await io.stderr.write(
      `note: ${counted(short, "known value")} of less than ${shortestNeedle} characters can't be looked for\n`,
    );
  }
  return values;
}

async function textOf(file: string, io: Io): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, file), "utf8");
  } catch (error) {
    throw new Problem(`cannot read the known values ${file}: ${reasonOf(error)}`);
  }
}
