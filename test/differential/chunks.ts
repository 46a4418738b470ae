import type { Chunk } from "../../src/scan/batch.ts";
import { randomOf } from "../support/random.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import type { Mutant } from "./mutate.ts";

/** A chunk of mutants. */
export interface MutantChunk {
  readonly chunk: Chunk;
  readonly mutants: readonly Mutant[];
}

/** Chunks of some thousand mutants each, whose beginnings and ends differ. */
export function* chunksOf(
  make: (number: number) => Mutant,
  first: number,
  count: number,
): Generator<MutantChunk> {
  for (let number = first; number < first + count;) {
    const random = randomOf(number);
    const size = Math.min(1 + random.below(6000), first + count - number);
    const mutants = Array.from({ length: size }, (_, i) => make(number + i));
    yield chunkOfMutants(mutants, random.chance(0.8), {
      firstLine: 1 + random.below(1000),
      firstByte: random.pick([0, 0, 1, 4096, 2 ** 33]),
      last: random.chance(0.5),
    });
    number += size;
  }
}

/** Mutants, a line each, as one chunk. */
export function chunkOfMutants(
  mutants: readonly Mutant[],
  isEnded: boolean,
  change: Partial<Chunk>,
): MutantChunk {
  const text = mutants.map((mutant) => mutant.text).join("\n");
  const bytes = Buffer.from(isEnded ? `${text}\n` : text, "latin1");
  return { chunk: chunkOf(bytes, change), mutants };
}

/** The index of the mutant that a byte of its chunk belongs to; a mutant may be several lines. */
export function mutantAt({ mutants }: MutantChunk, byte: number): number {
  let end = 0;
  return mutants.findIndex(({ text }) => byte < (end += text.length + 1));
}
