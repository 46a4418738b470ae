import { QueryError, type Place } from "./error.ts";
import { quoted } from "./visible.ts";

/** A piece of an expression, as it is written; `quoted` still has its quotes and escapes. */
export interface Token extends Place {
  readonly kind: "word" | "quoted" | "sign" | "end";
  readonly text: string;
}

const space = /\s+/y;
const word = /[\p{L}\p{M}\p{N}_.:/*+-]+/uy;
const text = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/y;
const sign = /=~|~=|==|=>|=<|<=|>=|<>|!=|!~|&&?|\|\|?|[=<>~!(),[\]]/y;

/** Signs of other languages, and what is written here. */
const instead: Readonly<Record<string, string>> = {
  "==": "write = to compare",
  "=>": "write >=",
  "=<": "write <=",
  "<>": "write !=",
  "!~": "write not before the comparison: not message ~ timeout",
  "~=": "write =~ for a regular expression, ~ for a part of a text",
  "&": "write and",
  "&&": "write and",
  "|": "write or",
  "||": "write or",
  "!": "write not",
};

/**
 * Cuts an expression into words, texts in quotes and signs; the last token is its end.
 * @throws QueryError for what is none of them
 */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(expression)?.[0];
  };
  const add = (kind: Token["kind"], found: string): void => {
    tokens.push({ kind, text: found, at, length: found.length });
    at += found.length;
  };
  while (at < expression.length) {
    const blank = take(space);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const name = take(word);
    if (name !== undefined) {
      add("word", name);
      continue;
    }
    const inQuotes = take(text);
    if (inQuotes !== undefined) {
      add("quoted", inQuotes);
      continue;
    }
    const found = take(sign);
    if (found === undefined) throw unreadable(expression, at);
    if (Object.hasOwn(instead, found)) {
      const place = { at, length: found.length };
      throw new QueryError(`there is no ${quoted(found)}`, place, instead[found]);
    }
    add("sign", found);
  }
  add("end", "");
  return tokens;
}

function unreadable(expression: string, at: number): QueryError {
  const character = String.fromCodePoint(expression.codePointAt(at)!);
  const place = { at, length: character.length };
  if (character === '"' || character === "'") {
    return new QueryError("the quote is never closed", place, `end the text with ${character}`);
  }
  return new QueryError(
    `unexpected ${quoted(character)}`,
    place,
    "put a text with such characters in quotes",
  );
}
