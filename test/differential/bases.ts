import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/cli.ts";
import { anEvent, minimal } from "../unit/contract/events.ts";
import { extensions } from "./extensions.ts";
import { Line, utf8 } from "./line.ts";

/** Longer lines would only slow the mutations down. */
const longest = 400;

/** Lines to mutate: short ones that are valid, or nearly. */
export const coreBases: readonly Line[] = [
  ...["valid", "quiet", "runs"].flatMap((folder) => linesBelow(join(root, "fixtures", folder))),
  ...Object.keys(minimal).map((event) => JSON.stringify(anEvent({ event }))),
]
  .filter((line) => line.length > 0 && line.length <= longest)
  .map((line) => new Line(utf8(line)));

/** The same for extension events. */
export const extensionBases: readonly Line[] = extensions.flatMap(({ name, payloads }) =>
  payloads.map((payload) => new Line(utf8(JSON.stringify(lineOf(name, payload))))),
);

function lineOf(event: string, payload: object): object {
  const source = event.startsWith("plan.") ? "planner" : "keeper";
  return { ...anEvent({ event, payload }), source };
}

function linesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".jsonl"))
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"));
}
