import type { Literal } from "./ast.ts";
import { expected, isReserved, type Cursor } from "./cursor.ts";
import { parseDuration } from "./duration.ts";
import { QueryError } from "./error.ts";
import type { Token } from "./tokens.ts";
import { quoted } from "./visible.ts";

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const size = /^(\d+(?:\.\d+)?)(?:([kKMGT])(i?))?B$/;
const powers: Readonly<Record<string, number>> = { k: 1, K: 1, M: 2, G: 3, T: 4 };

/**
 * Takes a value: a text in quotes or a word.
 * @param after what it stands after, for the error
 * @throws QueryError where there is none
 */
export function takeLiteral(cursor: Cursor, after: string): Literal {
  const token = cursor.next();
  const { at, length } = token;
  if (token.kind === "quoted") return { kind: "text", value: decode(token), at, length };
  if (token.kind === "word" && !isReserved(token)) return { ...readWord(token.text), at, length };
  const advice = isReserved(token) ? "put the word in quotes if it is a text" : undefined;
  throw expected(`a value after ${quoted(after)}`, token, advice);
}

/**
 * Takes a regular expression. In quotes, backslashes stay as they are, but for those before a quote.
 * @throws QueryError where there is none
 */
export function takePattern(cursor: Cursor): string {
  const token = cursor.next();
  if (token.kind === "quoted") {
    const quote = token.text[0];
    return token.text
      .slice(1, -1)
      .replaceAll(/\\([^])/g, (pair: string, character) =>
        character === quote ? character : pair,
      );
  }
  if (token.kind === "word" && !isReserved(token)) return token.text;
  throw expected('a regular expression after "=~"', token, "put it in quotes");
}

/** A literal as a text: what is in its quotes, or the word. */
export const textOf = (literal: Literal): string =>
  literal.kind === "text" ? literal.value : literal.spelling;

type Word = Literal extends infer Each
  ? Each extends Literal
    ? Omit<Each, "at" | "length">
    : never
  : never;

function readWord(spelling: string): Word {
  const lower = spelling.toLowerCase();
  if (lower === "true" || lower === "false") {
    return { kind: "boolean", value: lower === "true", spelling };
  }
  if (lower === "null") return { kind: "null", spelling };
  if (number.test(spelling)) return { kind: "number", value: Number(spelling), spelling };
  const duration = parseDuration(spelling);
  if (duration !== undefined) return { kind: "duration", value: duration, spelling };
  const [bytes, count, prefix, binary] = size.exec(spelling) ?? [];
  if (bytes !== undefined) {
    const base = binary === "i" ? 1024 : 1000;
    const value = Number(count) * base ** (powers[prefix ?? ""] ?? 0);
    return { kind: "size", value, spelling };
  }
  return { kind: "text", value: spelling };
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\",
  '"': '"',
  "'": "'",
  n: "\n",
  r: "\r",
  t: "\t",
};

/**
 * The text between quotes.
 * @throws QueryError for an escape that is none
 */
export function decode({ text, at }: Token): string {
  return text
    .slice(1, -1)
    .replaceAll(/\\(?:u([\da-fA-F]{4})|([^]))/g, (pair, unit, character, offset) => {
      if (typeof unit === "string") return String.fromCharCode(Number.parseInt(unit, 16));
      const meant = Object.hasOwn(escapes, character) ? escapes[character] : undefined;
      if (meant !== undefined) return meant;
      const place = { at: at + 1 + Number(offset), length: 2 };
      throw new QueryError(
        `there is no escape ${quoted(pair)}`,
        place,
        "write \\\\ for a backslash; there are \\\\ \\\" \\' \\n \\r \\t and \\u with four hexadecimal digits",
      );
    });
}
