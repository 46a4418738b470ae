import { randomOf } from "../support/random.ts";
import { Line } from "./line.ts";
import { families, type Family } from "./mutations/families.ts";
import type { Mutation } from "./mutations/mutation.ts";

/** A line that went through mutations. */
export interface Mutant {
  readonly number: number;
  /** One character a byte, without its newline. */
  readonly text: string;
  /** The names of the mutations, in order. */
  readonly mutations: readonly string[];
}

type Named = readonly [name: string, mutation: Mutation];

const namedIn = (family: Family): readonly Named[] => Object.entries(families[family]);
const all: readonly Named[] = (Object.keys(families) as Family[]).flatMap(namedIn);

/**
 * Makes mutants of one family by number: one mutation of the family, and up to two more, half of them of any family,
 * or, where lines are to stay valid, of this one alone. The same number always gives the same mutant.
 */
export function mutator(bases: readonly Line[], family: Family): (number: number) => Mutant {
  const own = namedIn(family);
  const others = family === "harmless" ? own : all;
  return (number) => {
    const random = randomOf(Math.imul(number, 0x9e3779b1));
    for (;;) {
      const base = random.pick(bases);
      let line = base;
      const mutations: string[] = [];
      for (let more = random.pick(steps); more > 0 && line.text !== ""; more--) {
        const isFirst = mutations.length === 0;
        const [name, mutation] = random.pick(isFirst || random.chance(0.5) ? own : others);
        mutations.push(name);
        line = new Line(mutation(line, random));
      }
      // Not every mutation finds something to change.
      if (line.text !== base.text) return { number, text: line.text, mutations };
    }
  };
}

/** How many mutations a line goes through: mostly one, as a second mistake hides whether the first is seen. */
const steps = [1, 1, 1, 1, 2, 3];
