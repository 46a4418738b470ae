import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GroupView, Overview } from "../../src/core/stats/overview.ts";
import { root, telemetry, type World } from "../support/cli.ts";

/** Recorded runs, which are not a part of the repository. */
export const recorded = join(root, "../shared/data/telemetry");
export const hasRecorded = existsSync(recorded);

/** The json of stats: an overview whose times are texts (schemas/stats.schema.json). */
export interface StatsDocument extends Omit<Overview, "first" | "last" | "groups"> {
  readonly time: { readonly first: string | null; readonly last: string | null };
  readonly groups: readonly (Omit<GroupView, "key" | "first" | "last"> & {
    readonly key: Readonly<Record<string, string>>;
    readonly first: string | null;
    readonly last: string | null;
  })[];
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** The json of `telemetry stats`. */
export async function stats(args: readonly string[], world: World = {}): Promise<StatsDocument> {
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
