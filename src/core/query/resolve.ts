import type { EventRecord } from "../record.ts";

/** Names of the envelope's fields, short forms among them, and the fields they stand for. */
export const envelopeFields: Readonly<Record<string, string>> = {
  schema_version: "schema_version",
  timestamp: "timestamp",
  time: "timestamp",
  source: "source",
  run_id: "run_id",
  run: "run_id",
  cycle: "cycle",
  event: "event",
  payload: "payload",
  tags: "tags",
};

/** The envelope's field a path starts with; undefined if it starts in the payload. */
const envelopeFieldOf = ([first = ""]: readonly string[]): string | undefined =>
  Object.hasOwn(envelopeFields, first) ? envelopeFields[first] : undefined;

/** Whether a path leads to the timestamp, which is compared as a moment. */
export const isTimestamp = (segments: readonly string[]): boolean =>
  segments.length === 1 && envelopeFieldOf(segments) === "timestamp";

/** The path below the payload a name stands for; undefined for the payload itself and what is beside it. */
export function payloadPath(segments: readonly string[]): readonly string[] | undefined {
  const field = envelopeFieldOf(segments);
  if (field === undefined) return segments;
  return field === "payload" && segments.length > 1 ? segments.slice(1) : undefined;
}

/** How to get what a name stands for out of a record: undefined if it is not there. */
export function resolve(segments: readonly string[]): (record: EventRecord) => unknown {
  const path = payloadPath(segments);
  if (path?.length === 1) {
    const [name = ""] = path;
    // Most names: what no object inherits needs no look at whether it is the payload's own, which takes as long again.
    if (!(name in {})) return ({ payload }) => payload[name];
  }
  if (path) return ({ payload }) => valueAt(payload, path);
  const inEnvelope = [envelopeFieldOf(segments)!, ...segments.slice(1)];
  return ({ value }) => valueAt(value, inEnvelope);
}

/** The value at a path of own properties and indices; undefined if there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name))
      return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}
