import { QueryError } from "./error.ts";
import { tokenize, type Token } from "./tokens.ts";
import { quoted, visible } from "./visible.ts";

/** The tokens of an expression, one after the other. */
export interface Cursor {
  /** A token ahead, which stays: the next one by default; -1 is the one that was taken last. */
  peek(ahead?: number): Token;
  next(): Token;
  /** The token that was taken last. */
  last(): Token;
  /** Takes the next token if it is this sign. */
  takeSign(sign: string): Token | undefined;
  /** Takes the next token if it is this keyword, in any case. */
  takeKeyword(keyword: Keyword): Token | undefined;
}

export type Keyword = "and" | "or" | "not" | "in" | "exists";

/** @throws QueryError for what is no token */
export function createCursor(expression: string): Cursor {
  const tokens = tokenize(expression);
  const end = tokens.length - 1;
  let at = 0;
  const peek = (ahead = 0): Token => tokens[Math.max(0, Math.min(at + ahead, end))]!;
  const next = (): Token => {
    const token = peek();
    at++;
    return token;
  };
  return {
    peek,
    next,
    last: () => peek(-1),
    takeSign: (sign) => (isSign(peek(), sign) ? next() : undefined),
    takeKeyword: (keyword) => (isKeyword(peek(), keyword) ? next() : undefined),
  };
}

export const isSign = ({ kind, text }: Token, sign: string): boolean =>
  kind === "sign" && text === sign;

export const isKeyword = ({ kind, text }: Token, keyword: Keyword): boolean =>
  kind === "word" && text.toLowerCase() === keyword;

/** Words that are neither a name nor a value unless they are written in quotes or after `payload.`. */
export const isReserved = (token: Token): boolean =>
  (["and", "or", "not", "in"] as const).some((keyword) => isKeyword(token, keyword));

/** That something else should stand where a token is. */
export function expected(what: string, found: Token, advice?: string): QueryError {
  if (found.kind === "end") return new QueryError(`expected ${what}`, found, advice);
  const shown = found.kind === "quoted" ? visible(shorten(found.text)) : quoted(found.text);
  return new QueryError(`expected ${what}, found ${shown}`, found, advice);
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
