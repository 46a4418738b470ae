import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { Problem } from "../contract/problem.ts";
import { reasonOf } from "./reason.ts";
import type { Io } from "./io.ts";

/** The inputs a file (or standard input, `-`) names, one a line, as `find` and `git ls-files` print them. */
export async function readList(file: string, io: Io): Promise<string[]> {
  const names: string[] = [];
  const { default: split2 } = await import("split2");
  try {
    const source = file === "-" ? io.stdin : (await open(resolve(io.cwd, file))).createReadStream();
    await pipeline(source, split2(), async (lines: AsyncIterable<string>) => {
      for await (const line of lines) if (line !== "") names.push(line);
    });
  } catch (error) {
    throw new Problem(`cannot read the list of inputs ${file}: ${reasonOf(error)}`);
  }
  if (names.length === 0) throw new Problem(`the list of inputs ${file} is empty`);
  return names;
}
