import { seeded } from "../../scripts/seeded.mjs";

/** Seeded randomness, so that whatever is made of it can be made again. */
export interface Random {
  /** A number from 0 to 1, exclusive. */
  next(): number;
  /** An integer from 0 to `limit`, exclusive. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function randomOf(seed: number): Random {
  const next = seeded(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)]!,
  };
}
