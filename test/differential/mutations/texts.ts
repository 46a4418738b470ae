import type { Random } from "../../support/random.ts";
import { words } from "../../support/words.ts";
import type { Line, Span } from "../line.ts";
import { escapeOne } from "./members.ts";
import { isMember, onValue, type Mutation } from "./mutation.ts";

/** Escapes JSON allows, with surrogates in and out of pairs. */
export const goodEscapes = [
  ...words(
    '\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000 \\u0001 \\u001f \\u0020 \\u0022 \\u005c \\u007f',
  ),
  ...words("\\u0041 \\u00e9 \\u00E9 \\u20ac \\uFFFF \\ufeff \\uabCD \\u2028 \\u0085 \\u009f"),
  ...words("\\ud83d\\ude00 \\uD83D\\uDE00 \\udbff\\udfff \\ud83d \\ude00 \\ude00\\ud83d"),
  ...words("\\ud83d\\u0041 \\ud83dx \\ud83d\\\\ude00 \\ud83d\\ud83d\\ude00 \\\\u0041 \\\\\\u0041"),
];

/** What only looks like an escape. */
const badEscapes = [
  ...words("\\x \\x41 \\0 \\' \\a \\v \\e \\U0041 \\u \\u0 \\u00 \\u004 \\u004g \\u+041 \\u00 41"),
  ...words("\\u{41} \\N \\T \\1 \\- \\u-041 \\\n \\\t \\\0 \\\xc3\xa9 \\\xff"),
  "\\ ",
];

const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code));

/** Puts something into a text or key. */
function insertInto(span: Span, line: Line, piece: string, random: Random): string {
  const isKey = isMember(span) && (span.kind !== '"' || random.chance(0.5));
  const start = isKey ? span.key + 1 : span.start + 1;
  const end = isKey ? start + span.name.length : span.end - 1;
  const at = start + random.below(Math.max(1, end - start + 1));
  return line.put(at, at, piece);
}

const hasText = (span: Span): boolean => span.kind === '"' || isMember(span);

export const insertEscape = onValue(hasText, (span, line, random) =>
  insertInto(span, line, random.pick(random.chance(0.6) ? goodEscapes : badEscapes), random),
);

export const insertAnyEscape = onValue(hasText, (span, line, random) =>
  insertInto(span, line, `\\${String.fromCharCode(random.below(256))}`, random),
);

export const insertControl = onValue(hasText, (span, line, random) =>
  insertInto(span, line, random.pick(controls), random),
);

/** The same text with one of its characters escaped. */
export const escapeValue = onValue(
  ({ kind }) => kind === '"',
  (span, line, random) => {
    const inside = line.text.slice(span.start + 1, span.end - 1);
    return line.put(span.start + 1, span.end - 1, escapeOne(inside, random));
  },
);

export const escapeKey = onValue(isMember, (span, line, random) =>
  line.put(span.key + 1, span.key + 1 + span.name.length, escapeOne(span.name, random)),
);

/** Texts in other quotes, without quotes, or with a quote too many. */
export const requote: Mutation = (line, random) => {
  const quotes = [...line.text.matchAll(/"/g)];
  if (quotes.length === 0) return line.text;
  const { index } = random.pick(quotes);
  return line.put(index, index + 1, random.pick(["", "'", '""', '\\"', "`", "\xe2\x80\x9c"]));
};

/** A text across the width of any vector and block. */
export function longText(random: Random): string {
  const length = random.pick([15, 16, 17, 31, 32, 33, 63, 64, 65, 130]) + random.below(3);
  const piece = random.pick(["a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\\\\", " "]);
  return piece.repeat(Math.ceil(length / piece.length));
}

export const lengthen = onValue(hasText, (span, line, random) =>
  insertInto(span, line, longText(random), random),
);
