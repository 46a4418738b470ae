import type { Catalog, Slot } from "../../contract/catalog.ts";
import { isMarker } from "../../contract/redaction.ts";
import type { EventRecord } from "../record.ts";
import { valueAt } from "./resolve.ts";

export type Outcome = "success" | "failure" | "neither";

/** The gravest first: of several fields of an event it decides. */
const outcomes = ["failure", "success", "neither"] as const satisfies readonly Outcome[];

/** What a value says; undefined for one that says nothing. */
type Reader = (value: unknown) => Outcome | undefined;

interface Field {
  readonly path: readonly string[];
  readonly read: Reader;
}

/**
 * How an event ended, as its schema's `x-outcome` says. Of several such fields a failure decides, then a success.
 * Undefined for an event without such a field, or with values that are not named.
 */
export function createOutcome(catalog: Catalog): (record: EventRecord) => Outcome | undefined {
  const fieldsOf = new Map<string, readonly Field[]>();
  for (const { name, slots } of catalog.events) {
    const fields = slots.flatMap((slot) => {
      const read = readerOf(slot);
      return read ? [{ path: slot.path, read }] : [];
    });
    if (fields.length > 0) fieldsOf.set(name, fields);
  }
  return ({ event, payload }) => {
    const fields = fieldsOf.get(event);
    if (!fields) return undefined;
    let gravest: Outcome | undefined;
    for (const { path, read } of fields) {
      const outcome = read(valueAt(payload, path));
      if (outcome === "failure") return outcome;
      if (gravest === undefined || outcome === "success") gravest = outcome ?? gravest;
    }
    return gravest;
  };
}

function readerOf({ outcome: annotation }: Slot): Reader | undefined {
  if (!annotation) return undefined;
  const named = new Map<unknown, Outcome>();
  let other: Outcome | undefined;
  for (const outcome of outcomes.toReversed()) {
    const values = annotation[outcome];
    if (values === "other") other = outcome;
    else for (const value of values ?? []) named.set(value, outcome);
  }
  return (value) => {
    if (value === undefined) return undefined;
    const outcome = named.get(value);
    if (outcome !== undefined || other === undefined) return outcome;
    // What was redacted is not known to be anything.
    return typeof value === "string" && isMarker(value) ? undefined : other;
  };
}

const saysFailure = /(?:^|[._])(?:error|failed|failure)(?:$|[._])/;

/**
 * Whether an event tells of a failure: its outcome is one, or it has none and a word of its name is error, failed
 * or failure.
 */
export function createFailure(catalog: Catalog): (record: EventRecord) => boolean {
  const outcomeOf = createOutcome(catalog);
  return (record) => {
    const outcome = outcomeOf(record);
    return outcome === undefined ? saysFailure.test(record.event) : outcome === "failure";
  };
}
