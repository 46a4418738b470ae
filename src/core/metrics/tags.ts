import { Cap } from "./cap.ts";
import { noValue, otherValue } from "./family.ts";
import type { Line } from "./line.ts";
import { plain } from "./naming.ts";
import { cappedLabel } from "./own-families.ts";

/** The values of the tags that label all events, in order. */
export type ReadTags = (line: Line) => readonly string[];

/**
 * Reads tags of lines. Their combinations are told apart together, so that several tags make no more series than one.
 * @param tags as `tags.model`
 * @param overflow called for each event whose combination is one too many, with each label
 */
export function tagReader(tags: readonly string[], overflow: (label: string) => void): ReadTags {
  const keys = tags.map((tag) => tag.replace(/^tags\./, ""));
  const all = tags.map(plain);
  const others = all.map(() => otherValue);
  const told = new Cap(cappedLabel(""), () => {
    for (const label of all) overflow(label);
  });
  const known = new Map<string, readonly string[]>();
  const read = (line: Line): readonly string[] => {
    const { tags: its } = line.record;
    const values = keys.map(
      (key) => (Object.hasOwn(its, key) && line.labelOf(its[key])) || noValue,
    );
    const key = values.join("\n");
    const before = known.get(key);
    if (before) return before;
    if (told.of(key) !== key) return others;
    known.set(key, values);
    return values;
  };
  return (line) => (line.tags ??= read(line));
}
