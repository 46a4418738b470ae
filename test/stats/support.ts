import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, telemetry, type World } from "../support/cli.ts";

/** Recorded runs, which are not a part of the repository. */
export const recorded = join(root, "../shared/data/telemetry");
export const hasRecorded = existsSync(recorded);

// oxlint-disable-next-line typescript/no-explicit-any -- a document of many parts, of which tests look at some
type Document = any;

/** The json of `telemetry stats`. */
export async function stats(args: readonly string[], world: World = {}): Promise<Document> {
  const { stdout, stderr, code } = await telemetry(
    ["stats", "--no-config", "--format", "json", ...args],
    world,
  );
  if (code > 1) throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Every line of the logs below a folder. */
export const linesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".jsonl"))
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((line) => line !== "");
