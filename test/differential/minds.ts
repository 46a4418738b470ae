import type { Catalog } from "../../src/contract/catalog.ts";
import { compileContract } from "../../src/contract/contract.ts";
import type { Chunk, Scanner } from "../../src/scan/batch.ts";
import { createReference } from "../../src/scan/reference.ts";
import { createScanner } from "../../src/scan/scanner.ts";
import { sourcesOf } from "../unit/contract/judging.ts";
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
  const { catalog, validators } = await compileContract(sourcesOf(schemas));
  return mindsOf(
    catalog,
    () => createScanner(catalog, validators, wasm),
    () => createReference(catalog, validators),
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
