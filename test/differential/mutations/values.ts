import { onValue, putMember, quoted, type Mutation } from "./mutation.ts";
import { markers, texts, values } from "./pools.ts";

const isInside = ({ parent }: { readonly parent: number }): boolean => parent >= 0;

/** A value of another type, or at the border of what a schema allows, at any place. */
export const replaceValue = onValue(isInside, (span, line, random) =>
  line.put(span.start, span.end, random.pick(values)),
);

export const replaceByText = onValue(isInside, (span, line, random) =>
  line.put(span.start, span.end, random.pick(texts)),
);

/** A text by another one: what patterns, lengths and enums tell apart. */
export const replaceText = onValue(
  (span) => isInside(span) && span.kind === '"',
  (span, line, random) => line.put(span.start, span.end, random.pick(texts)),
);

/** A value inside an array or object of its own. */
export const wrapValue = onValue(isInside, (span, line, random) => {
  const value = line.text.slice(span.start, span.end);
  const wrapped = random.pick([
    `[${value}]`,
    `{"a":${value}}`,
    quoted(value),
    `[${value},${value}]`,
  ]);
  return line.put(span.start, span.end, wrapped);
});

/** A value of the line in the place of another. */
export const copyValue = onValue(isInside, (span, line, random) => {
  const { start, end } = random.pick(line.spans.filter(isInside));
  return line.put(span.start, span.end, line.text.slice(start, end));
});

/** Another root. */
export const replaceRoot: Mutation = (line, random) =>
  random.pick([...values, ...texts, `[${line.text}]`, `{"a":${line.text}}`, quoted(line.text)]);

const containers = ["[", "{"];

/** Items of an array: more, fewer, others. */
export const changeItems = onValue(
  ({ kind }) => kind === "[",
  (span, line, random) => {
    const items = Array.from({ length: random.below(5) }, () =>
      random.chance(0.3)
        ? quoted(random.pick(markers))
        : random.pick(random.chance(0.5) ? values : texts),
    );
    return line.put(span.start, span.end, `[${items.join(",")}]`);
  },
);

/** As many levels as parsers choke on, about the limit of 128, closed or not quite. */
export const nestDeeply: Mutation = (line, random) => {
  const levels = random.pick([
    () => 1 + random.below(12),
    () => 120 + random.below(12),
    () => 190 + random.below(12),
  ])();
  const kinds = Array.from({ length: levels }, () => random.pick(containers));
  if (random.chance(0.5)) kinds.fill(random.pick(containers));
  const open = kinds.map((kind) => (kind === "[" ? "[" : '{"a":')).join("");
  const close = kinds
    .toReversed()
    .map((kind) => (kind === "[" ? "]" : "}"))
    .join("");
  const inside = random.pick(["1", '"]}"', "[]", "{}", '"REDACTED"', "{}"]);
  const slip = random.chance(0.1) ? random.pick(["]", "}", ""]) : undefined;
  const value = open + inside + (slip === undefined ? close : close.slice(1) + slip);
  if (random.chance(0.3)) {
    const index = random.pick([line.find("payload"), line.find("tags"), 0]);
    return putMember(line, index, `"deep":${value}`, random);
  }
  return nestValue(line, random, value);
};

const nestValue = (line: Parameters<Mutation>[0], random: Parameters<Mutation>[1], value: string) =>
  onValue(isInside, (span) => line.put(span.start, span.end, value))(line, random);
