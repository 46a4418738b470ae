import type { Random } from "../../support/random.ts";
import type { Line } from "../line.ts";
import { anyObject, isMember, onValue, putMember, type Mutation } from "./mutation.ts";
import { names, texts, values } from "./pools.ts";

/** Two values of one object or array. */
function siblings(line: Line, random: Random) {
  const counts = new Map<number, number>();
  for (const { parent } of line.spans) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  const parents = [...counts].filter(([parent, count]) => parent >= 0 && count > 1);
  if (parents.length === 0) return undefined;
  const children = line.childrenOf(random.pick(parents)[0]);
  const first = random.below(children.length - 1);
  const second = first + 1 + random.below(children.length - first - 1);
  return [children[first]!, children[second]!] as const;
}

type Range = readonly [start: number, end: number];

/** Swaps two ranges, the first before the second. */
const swap = ({ text }: Line, [a, b]: Range, [c, d]: Range): string =>
  text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d);

export const swapMembers: Mutation = (line, random) => {
  const pair = siblings(line, random);
  return pair ? swap(line, [pair[0].key, pair[0].end], [pair[1].key, pair[1].end]) : line.text;
};

export const swapKeys: Mutation = (line, random) => {
  const pair = siblings(line, random);
  if (!pair || !isMember(pair[0])) return line.text;
  const [first, second] = pair.map(({ key, name }): Range => [key, key + name.length + 2]);
  return swap(line, first!, second!);
};

export const swapValues: Mutation = (line, random) => {
  const pair = siblings(line, random);
  return pair ? swap(line, [pair[0].start, pair[0].end], [pair[1].start, pair[1].end]) : line.text;
};

/** The same key once more, somewhere in its object: with the same or another value, spelled the same or escaped. */
export const duplicateKey = onValue(isMember, (span, line, random) => {
  const name = random.chance(0.3) ? escapeOne(span.name, random) : span.name;
  const value = random.chance(0.5)
    ? line.text.slice(span.start, span.end)
    : random.pick(random.chance(0.5) ? values : texts);
  return putMember(line, span.parent, `"${name}":${value}`, random);
});

/** A key under its old name, in another object: no duplicate. */
export const copyMember = onValue(isMember, (span, line, random) =>
  putMember(line, anyObject(line, random), line.text.slice(span.key, span.end), random),
);

export const removeMember = onValue(
  ({ parent }) => parent >= 0,
  (span, line) => {
    const { text } = line;
    if (text[span.end] === ",") return line.put(span.key, span.end + 1, "");
    return line.put(text[span.key - 1] === "," ? span.key - 1 : span.key, span.end, "");
  },
);

export const renameKey = onValue(isMember, (span, line, random) =>
  line.put(span.key + 1, span.key + 1 + span.name.length, random.pick(names)),
);

export const unknownField: Mutation = (line, random) => {
  const value = random.pick(random.chance(0.7) ? values : texts);
  const index = random.chance(0.5)
    ? line.find(...random.pick([[], ["payload"], ["tags"]]))
    : anyObject(line, random);
  return putMember(line, index, `"${random.pick(names)}":${value}`, random);
};

/** Spells one ASCII character of a text's inside as an escape, which changes nothing for JSON. */
export function escapeOne(inside: string, random: Random): string {
  const plain = [...inside.matchAll(/\\.|[^\\]/gs)].filter(
    ([piece]) => piece.length === 1 && piece < "\x80",
  );
  if (plain.length === 0) return inside;
  const { index, 0: character } = random.pick(plain);
  const code = character.charCodeAt(0).toString(16).padStart(4, "0");
  const spelled = `\\u${random.chance(0.5) ? code : code.toUpperCase()}`;
  return inside.slice(0, index) + spelled + inside.slice(index + 1);
}
