import type { Name } from "./ast.ts";
import { expected, isReserved, isSign, type Cursor } from "./cursor.ts";
import { QueryError } from "./error.ts";
import { decode } from "./literal.ts";
import type { Token } from "./tokens.ts";
import { quoted } from "./visible.ts";

const first = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*(?:\.[\p{L}\p{M}\p{N}_-]+)*$/u;
const further = /^(?:\.[\p{L}\p{M}\p{N}_-]+)+$/u;
const constant = /^(?:true|false|null)$/i;

const nameComesFirst = "the name comes first, such as duration_ms > 5s";

/**
 * Takes a name with its path: `args`, `payload.args.0`, `args[0]`, `payload["odd name"].x`.
 * @param what what is expected, for the error
 * @throws QueryError where there is none
 */
export function takeName(cursor: Cursor, what: string): Name {
  const token = cursor.next();
  if (token.kind !== "word" || isReserved(token)) {
    throw expected(what, token, token.kind === "quoted" ? nameComesFirst : undefined);
  }
  if (!first.test(token.text) || constant.test(token.text)) throw noName(token);
  const segments = token.text.split(".");
  for (;;) {
    const { at, length } = cursor.last();
    const next = cursor.peek();
    if (next.at !== at + length) break;
    if (isSign(next, "[")) segments.push(takeIndex(cursor));
    else if (isSign(cursor.last(), "]") && further.test(next.text)) {
      segments.push(...cursor.next().text.slice(1).split("."));
    } else break;
  }
  const end = cursor.last();
  return { segments, at: token.at, length: end.at + end.length - token.at };
}

function takeIndex(cursor: Cursor): string {
  const open = cursor.next();
  const token = cursor.next();
  const isNumber = token.kind === "word" && /^\d+$/.test(token.text);
  if (!isNumber && token.kind !== "quoted") {
    const advice =
      token.text === "*"
        ? "a comparison with a list looks at every item: leave [*] out"
        : undefined;
    throw expected('a number or a text in quotes after "["', token, advice);
  }
  if (!cursor.takeSign("]")) {
    if (cursor.peek().kind === "end") throw new QueryError('"[" is never closed', open);
    throw expected('"]"', cursor.peek());
  }
  return isNumber ? token.text : decode(token);
}

function noName(token: Token): QueryError {
  const { text } = token;
  if (/^[\d+.-]/.test(text) || constant.test(text))
    return expected("a name", token, nameComesFirst);
  const advice = text.includes(":")
    ? "write = to compare"
    : `write payload[${JSON.stringify(text)}] if a field has this name`;
  return new QueryError(`${quoted(text)} is no name`, token, advice);
}
