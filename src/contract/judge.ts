import type { ErrorObject } from "ajv";
import type { Catalog, CatalogEvent } from "./catalog.ts";
import { emitError, pathOf, type Emit } from "./errors.ts";
import { forgive } from "./forgive.ts";
import { childOf, valueAt } from "./pointer.ts";
import { isAtOrBelow, isClean, isRedacted, listedPlaces, markersBelow } from "./redaction.ts";
import type { ListedPlaces } from "./redaction.ts";
import { isCoreModule, moduleOf, sourceOfModule } from "./sources.ts";
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
const nothingListed: ListedPlaces = { places: [], unresolved: [] };

/**
 * Judges one parsed line against the contract: it has the last word and makes every finding about a single event.
 * @param markers whether any text of the event is a redaction marker
 */
export type Judge = (root: Json, markers: boolean, emit: Emit) => Judged;

export function createJudge(catalog: Catalog, validators: Validators): Judge {
  const nearMiss = memo();
  return (root, markers, emit) => {
    const { payload } = root;
    const name = root["event"];
    const index = typeof name === "string" ? catalog.indexOf(name) : -1;
    const event = catalog.events[index];
    const isObject = typeof payload === "object" && payload !== null && !Array.isArray(payload);
    const listing = isObject && Array.isArray((payload as Json)["redacted_fields"]);
    const listed = listing ? listedPlaces(root) : nothingListed;

    const wellFormed = check(validators.envelope, "envelope", root, root, listed, emit);
    if (isObject) {
      const pair = validators.events[index];
      if (pair) check(pair, "payload", payload, root, listed, emit);
      if (event) checkNames(payload as Json, event.fields, ["payload"], nearMiss, emit);
    }
    checkNames(root, isEnvelopeField, [], nearMiss, emit);
    if (typeof name === "string") checkEvent(name, index, root, catalog, emit);
    checkTags(root["tags"], emit);
    if (markers || listing) checkRedaction(root, event, listed, emit);
    return { event: index, time: checkValues(root, wellFormed, listed, emit) };
  };
}

/** Runs a compiled schema, forgiving what redaction explains. */
function check(
  pair: ValidatorPair,
  part: "envelope" | "payload",
  value: unknown,
  root: Json,
  listed: ListedPlaces,
  emit: Emit,
): boolean {
  if (pair.first(value)) return true;
  pair.all(value);
  const above = part === "payload" ? ["payload"] : [];
  const isForgiven = (error: ErrorObject) => {
    const path = [...above, ...pathOf(error)];
    return isRedacted(valueAt(root, path)) && isListed(path, listed);
  };
  const errors = pair.all.errors ?? [];
  for (const error of listed.places.length > 0
    ? forgive(errors, isForgiven)
    : forgive(errors, no)) {
    emitError(error, part, root, emit);
  }
  return false;
}

const no = (): boolean => false;

const isListed = (path: readonly string[], { places }: ListedPlaces): boolean =>
  places.some((place) => isAtOrBelow(path, place.path));

/** Hints at unknown fields that look like a known one that is absent. */
function checkNames(
  object: Json,
  known: ReadonlySet<string>,
  path: readonly string[],
  nearMiss: (key: string, known: ReadonlySet<string>) => string | undefined,
  emit: Emit,
): void {
  for (const key in object) {
    if (known.has(key)) continue;
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

function checkEvent(name: string, index: number, root: Json, catalog: Catalog, emit: Emit): void {
  if (!name.includes(".") || isRedacted(name)) return;
  const module = moduleOf(name);
  if (index < 0) {
    const suggestion = suggest(name, catalog.names);
    emit("event.unknown", ["event"], suggestion === undefined ? {} : { suggestion });
  }
  const { source } = root;
  const expected = isCoreModule(module) ? sourceOfModule[module] : undefined;
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

function checkRedaction(
  root: Json,
  event: CatalogEvent | undefined,
  listed: ListedPlaces,
  emit: Emit,
): void {
  const seen = new Set<string>();
  for (const { listed: entry, path } of listed.places) {
    const id = JSON.stringify(path);
    if (seen.has(id) || isClean(valueAt(root, path))) continue;
    seen.add(id);
    emit("redaction.leak", path, { listed: entry.slice(0, 80) });
  }
  const entries = childOf(root["payload"], "redacted_fields");
  for (const index of listed.unresolved) {
    const entry = String(childOf(entries, String(index))).slice(0, 80);
    emit("redaction.unresolved", ["payload", "redacted_fields", String(index)], { listed: entry });
  }
  const markers = [
    ...markersBelow(root["payload"], ["payload"]),
    ...markersBelow(root["tags"], ["tags"]),
  ];
  for (const path of markers) {
    const [part, field = ""] = path;
    const exempt = part === "payload" && (field === "redacted_fields" || event?.digests.has(field));
    if (!exempt && !isListed(path, listed)) emit("redaction.unlisted", path, {});
  }
}

/** Checks what the schemas cannot say of version and timestamp; returns the time. */
function checkValues(root: Json, wellFormed: boolean, listed: ListedPlaces, emit: Emit): number {
  const { schema_version: version, timestamp } = root;
  if (typeof version === "string" && (wellFormed || /^\d+\.\d+$/.test(version))) {
    const verdict = judgeVersion(version);
    const redacted = isRedacted(version);
    if (verdict !== "known" && !redacted)
      emit(verdict, ["schema_version"], { known: knownVersion });
  }
  if (typeof timestamp !== "string") return Number.NaN;
  const time = readTimestamp(timestamp);
  if (typeof time === "number") return time;
  const forgiven = isRedacted(timestamp) && isListed(["timestamp"], listed);
  if (!forgiven) emit(time, ["timestamp"], {});
  return Number.NaN;
}
