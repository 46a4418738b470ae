import { createCatalog, type Catalog } from "../../src/contract/catalog.ts";
import { coreValidators } from "../../src/contract/core-validators.ts";
import { compileExtensions } from "../../src/contract/extensions.ts";
import type { Chunk, Scanner } from "../../src/scan/batch.ts";
import { createReference } from "../../src/scan/reference.ts";
import { createScanner } from "../../src/scan/scanner.ts";
import { compareBatches, differencesOf, type Difference } from "./compare.ts";

/** The fast scanner and the plain one, which must say the same of every chunk. */
export interface Minds {
  readonly catalog: Catalog;
  readonly ours: Scanner;
  readonly reference: Scanner;
  /** The first difference of a chunk as a text, undefined if there is none. */
  compare(chunk: Chunk): string | undefined;
  differences(chunk: Chunk): readonly Difference[];
  /** How many lines ours has handed to the judge so far; undefined if it does not count them. */
  judged(): number | undefined;
  /** The same with scanners that have seen nothing yet: ours learns from what it scans. */
  fresh(): Minds;
}

/** Schemas of extension events, by name. */
export type Schemas = Readonly<Record<string, object>>;

/**
 * Both minds, knowing the core events and some extension events.
 * @param wasm another kernel than the one that is built
 */
export async function createMinds(
  schemas: Schemas = {},
  wasm?: Uint8Array<ArrayBuffer>,
): Promise<Minds> {
  const sources = Object.entries(schemas).map(([name, schema]) => ({
    name,
    file: `${name}.schema.json`,
    place: "",
    schema,
  }));
  const { events, validators } = await compileExtensions(sources);
  const catalog = createCatalog(events);
  const all = {
    envelope: coreValidators.envelope,
    events: [...coreValidators.events, ...validators],
  };
  return mindsOf(
    catalog,
    () => createScanner(catalog, all, wasm),
    () => createReference(catalog, all),
  );
}

function mindsOf(catalog: Catalog, makeOurs: () => Scanner, makeReference: () => Scanner): Minds {
  const [ours, reference] = [makeOurs(), makeReference()];
  return {
    catalog,
    ours,
    reference,
    compare: (chunk) => compareBatches(ours(chunk), reference(chunk)),
    differences: (chunk) => differencesOf(ours(chunk), reference(chunk)),
    judged: () => (ours as { readonly judged?: number }).judged,
    fresh: () => mindsOf(catalog, makeOurs, makeReference),
  };
}

/** A whole input as one chunk. */
export const chunkOf = (bytes: Uint8Array, change: Partial<Chunk> = {}): Chunk => ({
  file: "log.jsonl",
  bytes,
  firstLine: 1,
  firstByte: 0,
  last: true,
  ...change,
});
