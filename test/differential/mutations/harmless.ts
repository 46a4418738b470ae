import { validUtf8 } from "./bytes.ts";
import { onValue, putMember, quoted, type Mutation } from "./mutation.ts";
import { values } from "./pools.ts";
import { goodEscapes, longText } from "./texts.ts";

/** A text of payload or tags, most of which may hold anything, with something more in it. */
export const growText = onValue(
  ({ kind, parent }) => kind === '"' && parent > 0,
  (span, line, random) => {
    const piece = random.pick([
      () => random.pick(goodEscapes),
      () => random.pick(validUtf8),
      () => longText(random),
    ])();
    const inside = line.text.slice(span.start + 1, span.end - 1);
    // Not inside an escape, and not inside a character.
    const places = [...inside.matchAll(/(?:\\u.{4}|\\.|[^\\][\x80-\xbf]*)/gs)];
    const at = places.length === 0 ? 0 : random.pick(places).index;
    return line.put(span.start + 1 + at, span.start + 1 + at, piece);
  },
);

/** A field no schema knows, whose name is like no other. */
export const newField: Mutation = (line, random) => {
  const name = `${random.pick(["zebra", "ünusual", "__proto__", "quux\\n", ""])}${random.below(1000)}`;
  const index = line.find(...random.pick([[], ["payload"]]));
  const value = random.pick([random.pick(values), quoted(longText(random))]);
  return putMember(line, index, `"${Buffer.from(name).toString("latin1")}":${value}`, random);
};

/** A tag more. */
export const newTag: Mutation = (line, random) => {
  const value = random.pick(['"x"', "1", "true", '""', "-1.5e3", '"\\u00e9"']);
  return putMember(line, line.find("tags"), `"t${random.below(50)}":${value}`, random);
};
