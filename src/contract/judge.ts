import type { ErrorObject } from "ajv";
import type { Catalog, CatalogEvent } from "./catalog.ts";
import { emitError, pathOf, type Emit } from "./errors.ts";
import { forgive } from "./forgive.ts";
import { covers } from "./path-tree.ts";
import { childOf, valueAt } from "./pointer.ts";
import {
  digestName,
  isClean,
  isRedacted,
  listedPlaces,
  markersBelow,
  nothingListed,
  type ListedPlaces,
} from "./redaction.ts";
import { sourceOf } from "./sources.ts";
import { suggest } from "./suggest.ts";
import { readTimestamp } from "./timestamp.ts";
import { judgeVersion, knownVersion } from "./version.ts";

/** A compiled schema: true, or false with `errors` set. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** One schema compiled twice: `first` stops at the first error and is fast, `all` reports every one. */
export interface ValidatorPair {
  readonly first: Validator;
  readonly all: Validator;
}

/** The compiled schemas of a catalog; `events` is in the catalog's order. */
export interface Validators {
  readonly envelope: ValidatorPair;
  readonly events: readonly ValidatorPair[];
}

/** What the judge learns of a line beside its findings. */
export interface Judged {
  /** Index in the catalog, -1 if unknown. */
  event: number;
  /** Epoch milliseconds, NaN if the timestamp cannot be read. */
  time: number;
}

type Json = Readonly<Record<string, unknown>>;

const envelopeFields = [
  "schema_version",
  "timestamp",
  "source",
  "run_id",
  "cycle",
  "event",
  "payload",
  "tags",
];
const isEnvelopeField = new Set(envelopeFields);
const labelName = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Lines longer than this get the first error of each schema only: all of them could fill the memory. */
const allErrorsUpTo = 1 << 20;
/** Unknown keys of one object that are compared with the known ones. */
const maxCompared = 1000;

/** What is known of a line beside its parsed value. */
export interface LineFacts {
  /** Whether any text of the event is a redaction marker. */
  readonly markers: boolean;
  /** The length of the line. */
  readonly bytes: number;
}

/** Judges one parsed line against the contract: it has the last word and makes every finding about a single event. */
export type Judge = (root: Json, facts: LineFacts, emit: Emit) => Judged;

export function createJudge(catalog: Catalog, validators: Validators): Judge {
  const nearMiss = memo();
  const expectedSources = catalog.names.map(sourceOf);
  return (root, { markers, bytes }, emit) => {
    const { payload } = root;
    const name = root["event"];
    const index = typeof name === "string" ? catalog.indexOf(name) : -1;
    const event = catalog.events[index];
    const isObject = typeof payload === "object" && payload !== null && !Array.isArray(payload);
    const listing = isObject && Array.isArray((payload as Json)["redacted_fields"]);
    const listed = listing ? listedPlaces(root) : nothingListed;

    const all = bytes <= allErrorsUpTo;
    const subject = { root, listed, all };
    const wellFormed = check(validators.envelope, "envelope", root, isEnvelopeField, subject, emit);
    if (isObject) {
      const pair = validators.events[index];
      if (pair && event) check(pair, "payload", payload, event.fields, subject, emit);
      if (event) checkNames(payload as Json, event.fields, ["payload"], nearMiss, emit);
    }
    checkNames(root, isEnvelopeField, [], nearMiss, emit);
    if (index >= 0) checkSource(root["source"], expectedSources[index], emit);
    else if (typeof name === "string") checkUnknown(name, root["source"], catalog, emit);
    checkTags(root["tags"], emit);
    if (listed !== nothingListed) checkListed(root, listed, emit);
    if (markers) checkMarkers(root, event, listed, emit);
    return { event: index, time: checkValues(root, wellFormed, listed, emit) };
  };
}

interface Subject {
  readonly root: Json;
  readonly listed: ListedPlaces;
  /** Whether every error is told, or the first alone. */
  readonly all: boolean;
}

/** Runs a compiled schema, forgiving what redaction explains. */
function check(
  pair: ValidatorPair,
  part: "envelope" | "payload",
  value: unknown,
  known: ReadonlySet<string>,
  { root, listed, all }: Subject,
  emit: Emit,
): boolean {
  if (pair.first(value)) return true;
  const above = part === "payload" ? ["payload"] : [];
  const isForgiven = (error: ErrorObject) => {
    if (listed === nothingListed) return false;
    const path = [...above, ...pathOf(error)];
    return covers(listed.tree, path) && isRedacted(valueAt(root, path));
  };
  let errors = all ? [] : forgive(pair.first.errors ?? [], isForgiven);
  if (errors.length === 0) {
    // All errors are wanted, or the first one was forgiven and may hide others.
    pair.all(value);
    errors = forgive(pair.all.errors ?? [], isForgiven);
    if (!all) errors = errors.slice(0, 1);
  }
  const mistyped = new Set<string>();
  for (const { keyword, instancePath } of errors)
    if (keyword === "type") mistyped.add(instancePath);
  for (const error of errors) {
    // A value of another type is none of the allowed ones either; once is enough.
    if (error.keyword === "enum" && mistyped.has(error.instancePath)) continue;
    emitError(error, part, root, known, emit);
  }
  return false;
}

/** Hints at unknown fields that look like a known one that is absent. */
function checkNames(
  object: Json,
  known: ReadonlySet<string>,
  path: readonly string[],
  nearMiss: (key: string, known: ReadonlySet<string>) => string | undefined,
  emit: Emit,
): void {
  let compared = 0;
  for (const key in object) {
    if (known.has(key)) continue;
    if (++compared > maxCompared) return;
    const suggestion = nearMiss(key, known);
    if (suggestion !== undefined && !Object.hasOwn(object, suggestion)) {
      emit("field.near-miss", [...path, key], { key: key.slice(0, 80), suggestion });
    }
  }
}

/** Real logs repeat their unknown fields on every line: each is compared once. Bounded against hostile keys. */
function memo(): (key: string, known: ReadonlySet<string>) => string | undefined {
  const tables = new Map<ReadonlySet<string>, Map<string, string | undefined>>();
  return (key, known) => {
    const table = tables.get(known) ?? new Map<string, string | undefined>();
    tables.set(known, table);
    if (table.has(key)) return table.get(key);
    const suggestion = suggest(key, [...known]);
    if (table.size < 1000 && key.length <= 80) table.set(key, suggestion);
    return suggestion;
  };
}

function checkUnknown(name: string, source: unknown, catalog: Catalog, emit: Emit): void {
  if (!isName(name)) return;
  const suggestion = suggest(name, catalog.names);
  emit("event.unknown", ["event"], suggestion === undefined ? {} : { suggestion });
  checkSource(source, sourceOf(name), emit);
}

const isName = (event: string): boolean => event.includes(".") && !isRedacted(event);

function checkSource(source: unknown, expected: string | undefined, emit: Emit): void {
  if (expected === undefined || typeof source !== "string") return;
  if (source !== "" && source !== expected && !isRedacted(source)) {
    emit("event.source-mismatch", ["source"], { expected });
  }
}

function checkTags(tags: unknown, emit: Emit): void {
  if (typeof tags !== "object" || tags === null || Array.isArray(tags)) return;
  for (const key in tags) {
    if (!labelName.test(key)) emit("tag.label-name", ["tags", key], {});
  }
}

/** redaction.leak and redaction.unresolved: what redacted_fields lists. */
function checkListed(root: Json, listed: ListedPlaces, emit: Emit): void {
  const seen = new Set<string>();
  for (const { listed: entry, path } of listed.places) {
    const id = JSON.stringify(path);
    if (seen.has(id)) continue;
    seen.add(id);
    if (isClean(valueAt(root, path))) continue;
    emit("redaction.leak", path, { listed: nameOf(entry) });
  }
  const entries = childOf(root["payload"], "redacted_fields");
  for (const index of listed.unresolved) {
    const listedName = nameOf(String(childOf(entries, String(index))));
    const path = ["payload", "redacted_fields", String(index)];
    emit("redaction.unresolved", path, { listed: listedName });
  }
}

/** An entry of redacted_fields as a report may show it; what is no name could be the very value. */
const nameOf = (entry: string): string => (/^[\w.$/~-]{1,80}$/.test(entry) ? entry : "‹string›");

/** redaction.unlisted: markers at places that redacted_fields does not list. */
function checkMarkers(
  root: Json,
  event: CatalogEvent | undefined,
  listed: ListedPlaces,
  emit: Emit,
): void {
  for (const path of markersBelow(root)) {
    const [part, field = ""] = path;
    const name = path.at(-1)!;
    if (part === "payload" && field === "redacted_fields") continue;
    if (part === "payload" && path.length === 2 && event?.digests.has(field)) continue;
    if (digestName.test(name) && valueAt(root, path) !== "REDACTED") continue;
    if (!covers(listed.tree, path)) emit("redaction.unlisted", path, {});
  }
}

/** Checks what the schemas cannot say of version and timestamp; returns the time. */
function checkValues(root: Json, wellFormed: boolean, listed: ListedPlaces, emit: Emit): number {
  const { schema_version: version, timestamp } = root;
  if (typeof version === "string" && (wellFormed || /^\d+\.\d+$/.test(version))) {
    const verdict = judgeVersion(version);
    if (verdict !== "known" && !isRedacted(version)) {
      emit(verdict, ["schema_version"], { known: knownVersion });
    }
  }
  if (typeof timestamp !== "string") return Number.NaN;
  const time = readTimestamp(timestamp);
  if (typeof time === "number") return time;
  const forgiven = isRedacted(timestamp) && covers(listed.tree, ["timestamp"]);
  if (!forgiven) emit(time, ["timestamp"], {});
  return Number.NaN;
}
