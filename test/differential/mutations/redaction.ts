import type { Random } from "../../support/random.ts";
import { Line, type Span } from "../line.ts";
import { isMember, onValue, putMember, quoted, type Mutation } from "./mutation.ts";
import { markers, nearMarkers, values } from "./pools.ts";

/** A marker, or what only looks like one. */
const anyMarker = (random: Random): string =>
  random.pick(random.chance(0.5) ? markers : nearMarkers);

const isPlace = ({ parent }: Span): boolean => parent >= 0;

export const markValue = onValue(isPlace, (span, line, random) =>
  line.put(span.start, span.end, quoted(anyMarker(random))),
);

export const markInsideText = onValue(
  (span) => isPlace(span) && span.kind === '"',
  (span, line, random) => {
    const at = span.start + 1 + random.below(span.end - span.start - 1);
    const space = random.pick(["", " ", "=", "_", "\\n", "\\u0020"]);
    return line.put(at, at, space + anyMarker(random) + random.pick(["", " ", "."]));
  },
);

/** A marker as a tag, as a digest, or as an unknown field. */
export const markNewField: Mutation = (line, random) => {
  const [where, name] = random.pick([
    ["tags", "user"],
    ["tags", "image_digest"],
    ["tags", "md5"],
    ["payload", "note"],
    ["payload", "prompt_digest"],
    ["payload", "xdigest"],
    ["payload", "content_sha256"],
    ["payload", "sha"],
    ["payload", "stdout_digest"],
    ["payload", "signal"],
  ] as const);
  const marker = quoted(anyMarker(random));
  const value = random.pick([
    marker,
    marker,
    `[${marker}]`,
    `{"hash":${marker}}`,
    `{"a":[${marker},1]}`,
  ]);
  return putMember(line, line.find(where), `"${name}":${value}`, random);
};

export const markKey = onValue(isMember, (span, line, random) =>
  line.put(span.key, span.key + span.name.length + 2, quoted(anyMarker(random))),
);

/** Entries that name no place, or name one oddly. */
const oddEntries = [
  "",
  "/",
  "//",
  "x",
  "payload",
  "steps",
  "/payload",
  "/payload/",
  "/payload/steps",
  "payload.steps",
  "/tags",
  "/tags/user",
  "tags.agent",
  "/cycle",
  "/timestamp",
  "/event",
  "/payload/redacted_fields",
  "redacted_fields",
  "redacted_fields.0",
  "/payload/redacted_fields/0",
  "/payload/args/01",
  "/payload/args/-",
  "/payload/args/0",
  "/payload/args/99",
  "args.0",
  "0",
  "/payload/~",
  "/payload/~2",
  "~0",
  "a.b",
  ".",
  "..",
  "steps.",
  ".steps",
  "steps\\u0000",
  "\\u0073teps",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "REDACTED",
  "n".repeat(81),
  "é",
];

/** Lists a place without marking it, or one that is not there. */
export const listPlace: Mutation = (line, random) => {
  const places = line.spans.flatMap((span, index) => (isPlace(span) ? [index] : []));
  const entry =
    places.length === 0 || random.chance(0.4)
      ? utf8Entry(random)
      : entryOf(line, random.pick(places), random);
  return addEntry(line, quoted(entry), random);
};

/** What a redactor writes: a marker at a place and an entry that lists it, or nearly. */
export const redactPlace: Mutation = (line, random) => {
  const places = line.spans.flatMap((span, index) => (isPlace(span) ? [index] : []));
  if (places.length === 0) return line.text;
  const index = random.pick(places);
  const { start, end, kind } = line.spans[index]!;
  const marker = anyMarker(random);
  const entry = quoted(entryOf(line, index, random));
  const put = kind === "[" && random.chance(0.5) ? `["a",${quoted(marker)}]` : quoted(marker);
  return addEntry(new Line(line.put(start, end, put)), entry, random);
};

/** What a redactor should write: a true marker at a place below payload or tags, listed by its pointer or its key. */
export const redactWell: Mutation = (line, random) => {
  const payload = line.find("payload");
  const list = line.find("payload", "redacted_fields");
  const places = line.spans.flatMap(({ parent }, index) =>
    parent > 0 && index !== list && parent !== list ? [index] : [],
  );
  if (places.length === 0) return line.text;
  const index = random.pick(places);
  const { start, end, parent, name } = line.spans[index]!;
  const isDirect = parent === payload && !name.startsWith("/") && random.chance(0.5);
  const entry = isDirect ? name : pointerOf(line, index);
  const put = line.put(start, end, quoted(random.pick(markers)));
  return addEntry(new Line(put), quoted(entry), random);
};

/** redacted_fields as a whole: of another type, with other items, empty or twice the same. */
export const changeList: Mutation = (line, random) => {
  const span = line.spans[line.find("payload", "redacted_fields")];
  const entry = quoted(utf8Entry(random));
  const list = random.pick([
    () => "[]",
    () => "[ ]",
    () => `[${entry},${entry}]`,
    () => `[${entry},${quoted(utf8Entry(random))}]`,
    () => `[${random.pick(values)}]`,
    () => `[${entry},${random.pick(values)}]`,
    () => entry,
    () => `{"0":${entry}}`,
    () => random.pick(values),
    () => quoted(anyMarker(random)),
    () => `[${quoted(anyMarker(random))}]`,
  ])();
  if (span) return line.put(span.start, span.end, list);
  return putMember(line, line.find("payload"), `"redacted_fields":${list}`, random);
};

const utf8Entry = (random: Random): string =>
  Buffer.from(random.pick(oddEntries), "utf8").toString("latin1");

/** The spelled keys and indices that lead to a value. */
function pathTo(line: Line, index: number): string[] {
  const path: string[] = [];
  for (let at = index; at > 0; at = line.spans[at]!.parent) {
    const span = line.spans[at]!;
    const position = () => String(line.childrenOf(span.parent).indexOf(span));
    path.unshift(isMember(span) ? span.name : position());
  }
  return path;
}

const escapedToken = (token: string): string =>
  `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;

const pointerOf = (line: Line, index: number): string =>
  pathTo(line, index).map(escapedToken).join("");

/** An entry that leads to a value, in one of the forms producers write. */
function entryOf(line: Line, index: number, random: Random): string {
  const path = pathTo(line, index);
  const pointer = path.map(escapedToken);
  return random.pick([
    pointer.join(""),
    pointer.join(""),
    path.at(-1)!,
    path.slice(1).join("."),
    path.slice(0, 2).at(-1)!,
    path.join("/"),
    pointer.slice(0, 2).join(""),
    path.join("."),
  ]);
}

function addEntry(line: Line, entry: string, random: Random): string {
  const index = line.find("payload", "redacted_fields");
  const span = line.spans[index];
  if (!span) {
    return putMember(line, line.find("payload"), `"redacted_fields":[${entry}]`, random);
  }
  if (span.kind !== "[") return line.put(span.start, span.end, `[${entry}]`);
  const items = line.childrenOf(index);
  if (items.length === 0) return line.put(span.start, span.end, `[${entry}]`);
  const { start } = random.pick(items);
  return line.put(start, start, `${entry},`);
}
