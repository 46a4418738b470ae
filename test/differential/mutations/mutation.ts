import type { Random } from "../../support/random.ts";
import type { Line, Span } from "../line.ts";

/** Changes a line in one way; where that cannot be done, it stays as it is. Lines hold one character a byte. */
export type Mutation = (line: Line, random: Random) => string;

/** An index of a text's characters, or its end. */
export const anyIndex = (text: string, random: Random): number => random.below(text.length + 1);

export const quoted = (text: string): string => `"${text}"`;

/** A mutation of one of some values of the line. */
export function onValue(
  wanted: (span: Span, line: Line) => boolean,
  change: (span: Span, line: Line, random: Random) => string,
): Mutation {
  return (line, random) => {
    const spans = line.spans.filter((span) => wanted(span, line));
    return spans.length === 0 ? line.text : change(random.pick(spans), line, random);
  };
}

/** Whether a value is a member of an object. */
export const isMember = ({ key, start }: Span): boolean => key < start;

/** Puts a member into an object, as its first one or after another. */
export function putMember(line: Line, index: number, member: string, random: Random): string {
  const around = line.spans[index];
  if (around?.kind !== "{") return line.text;
  const children = line.childrenOf(index);
  if (children.length === 0) return line.put(around.start + 1, around.start + 1, member);
  const { key, end } = random.pick(children);
  return random.chance(0.5) ? line.put(key, key, `${member},`) : line.put(end, end, `,${member}`);
}

/** The index of a random object. */
export function anyObject(line: Line, random: Random): number {
  const objects = line.spans.flatMap(({ kind }, index) => (kind === "{" ? [index] : []));
  return objects.length === 0 ? -1 : random.pick(objects);
}
