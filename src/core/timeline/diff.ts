import type { Catalog } from "../../contract/catalog.ts";
import { escapeToken } from "../../contract/pointer.ts";
import type { Schema } from "../../contract/schema.ts";
import { isObject, type EventRecord, type Json } from "../record.ts";
import { align } from "./align.ts";

/** An event of one of two runs. */
export interface Located {
  readonly record: EventRecord;
  readonly line: number;
}

/** A field that differs; a side that lacks it is undefined. */
export interface FieldChange {
  /** JSON Pointer (RFC 6901) from the event's root. */
  readonly pointer: string;
  readonly a: unknown;
  readonly b: unknown;
}

export interface Difference {
  readonly kind: "changed" | "only-a" | "only-b";
  readonly cycle: number;
  readonly event: string;
  /** Line numbers; undefined on the side that lacks it. */
  readonly a: number | undefined;
  readonly b: number | undefined;
  readonly fields: readonly FieldChange[];
}

export interface RunDiff {
  readonly same: number;
  readonly differences: readonly Difference[];
}

export interface DiffOptions {
  /** Whether times and durations count. */
  readonly timing: boolean;
}

/** Compares two runs event by event, aligned by cycle, step and event. */
export function diffRuns(
  a: readonly Located[],
  b: readonly Located[],
  catalog: Catalog,
  options: DiffOptions,
): RunDiff {
  const differences: Difference[] = [];
  let same = 0;
  const cyclesA = byCycle(a);
  const cyclesB = byCycle(b);
  const numbers = [...new Set([...cyclesA.keys(), ...cyclesB.keys()])].toSorted((x, y) => x - y);
  for (const cycle of numbers) {
    const listA = cyclesA.get(cycle) ?? [];
    const listB = cyclesB.get(cycle) ?? [];
    const key = ({ record }: Located): string => keyOf(record, catalog);
    for (const pair of align(listA.map(key), listB.map(key))) {
      const one = pair.a === undefined ? undefined : listA[pair.a];
      const two = pair.b === undefined ? undefined : listB[pair.b];
      const event = (one ?? two)!.record.event;
      const place = { cycle, event, a: one?.line, b: two?.line };
      if (!one || !two) {
        differences.push({ kind: one ? "only-a" : "only-b", ...place, fields: [] });
        continue;
      }
      const fields = changesOf(one.record, two.record, catalog, options);
      if (fields.length === 0) same++;
      else differences.push({ kind: "changed", ...place, fields });
    }
  }
  return { same, differences };
}

/** Events by cycle; one without stands with the one before it. */
function byCycle(events: readonly Located[]): Map<number, Located[]> {
  const cycles = new Map<number, Located[]>();
  let cycle = 0;
  for (const one of events) {
    if (!Number.isNaN(one.record.cycle)) cycle = one.record.cycle;
    const its = cycles.get(cycle);
    if (its) its.push(one);
    else cycles.set(cycle, [one]);
  }
  return cycles;
}

/** What makes two events the same one: their name and span keys, and the name of a command. */
function keyOf({ value, text, event, payload }: EventRecord, catalog: Catalog): string {
  if (value === undefined) return text;
  const keys = catalog.events[catalog.indexOf(event)]?.schema["x-span"]?.key ?? [];
  return JSON.stringify([event, ...keys.map((key) => payload[key]), payload["command"] ?? null]);
}

const timeUnits: ReadonlySet<unknown> = new Set(["ms", "s"]);
const timeName = /_(?:ms|s|seconds)$/;

function changesOf(
  a: EventRecord,
  b: EventRecord,
  catalog: Catalog,
  { timing }: DiffOptions,
): FieldChange[] {
  const schema = catalog.events[catalog.indexOf(a.event)]?.schema;
  const ignored = timing ? new Set<string>() : new Set(["/timestamp"]);
  // Two runs have two names.
  ignored.add("/run_id");
  const isIgnored = (pointer: string): boolean =>
    ignored.has(pointer) || (!timing && isDuration(pointer, schema));
  const changes: FieldChange[] = [];
  compare(a.value, b.value, "", isIgnored, changes);
  return changes;
}

function isDuration(pointer: string, schema: Schema | undefined): boolean {
  const [, part, name] = /^\/(payload)\/([^/]+)$/.exec(pointer) ?? [];
  if (part === undefined || name === undefined) return false;
  const field = schema?.properties?.[name];
  return field?.["x-unit"] === undefined ? timeName.test(name) : timeUnits.has(field["x-unit"]);
}

const asObject = (list: readonly unknown[]): Json => Object.fromEntries(list.entries());

function compare(
  a: unknown,
  b: unknown,
  pointer: string,
  isIgnored: (pointer: string) => boolean,
  changes: FieldChange[],
): void {
  if (a === b || isIgnored(pointer)) return;
  const below = (x: Json, y: Json): void => {
    for (const key of new Set([...Object.keys(x), ...Object.keys(y)])) {
      const valueA = Object.hasOwn(x, key) ? x[key] : undefined;
      const valueB = Object.hasOwn(y, key) ? y[key] : undefined;
      compare(valueA, valueB, `${pointer}/${escapeToken(key)}`, isIgnored, changes);
    }
  };
  if (isObject(a) && isObject(b)) below(a, b);
  else if (Array.isArray(a) && Array.isArray(b)) below(asObject(a), asObject(b));
  else changes.push({ pointer, a, b });
}
