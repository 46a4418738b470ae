import type { Tags } from "./index.ts";

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What events are told to have, by variables of the environment; an empty variable counts as none. */
export interface FromEnvironment {
  readonly runId: string | undefined;
  readonly source: string | undefined;
  readonly cycle: number | undefined;
  readonly tags: Tags;
  readonly folder: string | undefined;
}

/**
 * Reads TELEMETRY_RUN_ID, TELEMETRY_SOURCE, TELEMETRY_CYCLE, TELEMETRY_TAGS and TELEMETRY_DIR.
 * @throws RangeError for a cycle that is no integer from 1 on, or tags that can't be read
 */
export function fromEnvironment(env: Environment): FromEnvironment {
  const text = (name: string): string | undefined => env[`TELEMETRY_${name}`] || undefined;
  const cycle = text("CYCLE");
  return {
    runId: text("RUN_ID"),
    source: text("SOURCE"),
    // Read only where it is not given otherwise.
    get cycle() {
      return cycle === undefined ? undefined : cycleOf("TELEMETRY_CYCLE", cycle);
    },
    tags: tagsOf("TELEMETRY_TAGS", text("TAGS")),
    folder: text("DIR"),
  };
}

/** @throws RangeError naming what was read */
export function cycleOf(name: string, text: string | number): number {
  const cycle = Number(text);
  if (Number.isSafeInteger(cycle) && cycle >= 1) return cycle;
  throw new RangeError(`${name} is "${text}", but cycles are counted from 1`);
}

/** Tags as `key=value,key=value`, or as a JSON object where types matter. */
function tagsOf(name: string, text: string | undefined): Tags {
  if (text === undefined) return {};
  if (text.startsWith("{")) return jsonTags(name, text);
  return Object.fromEntries(text.split(",").map((tag) => tagOf(name, tag)));
}

/** @throws RangeError if there is no equals sign or no name before it */
export function tagOf(name: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new RangeError(`${name} has "${text}", but tags are written key=value`);
  return [text.slice(0, at).trim(), text.slice(at + 1)];
}

function jsonTags(name: string, text: string): Tags {
  try {
    return JSON.parse(text) as Tags;
  } catch {
    throw new RangeError(`${name} begins like JSON, but is none`);
  }
}
