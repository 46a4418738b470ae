import type { Literal, Name, Node, Order } from "./ast.ts";
import { createCursor, expected, isKeyword, isSign, type Cursor } from "./cursor.ts";
import { QueryError, type Place } from "./error.ts";
import { takeLiteral, takePattern, textOf } from "./literal.ts";
import { takeName } from "./name.ts";

const mostCharacters = 10_000;
const mostLevels = 100;
const mostValues = 1000;

const orders: ReadonlySet<string> = new Set<Order>(["<", "<=", ">", ">="]);

/**
 * Reads an expression; docs/query.md has the grammar.
 * @throws QueryError with the first thing that is wrong
 */
export function parseQuery(expression: string): Node {
  if (expression.length > mostCharacters) {
    throw new QueryError("the expression has more than 10,000 characters", {
      at: mostCharacters,
      length: 0,
    });
  }
  const cursor = createCursor(expression);
  if (cursor.peek().kind === "end") {
    throw new QueryError("the expression is empty", cursor.peek(), "status = failed is one");
  }
  const node = takeOr(cursor, 0);
  if (cursor.peek().kind !== "end") throw leftOver(cursor, "the end");
  return node;
}

const takeOr = (cursor: Cursor, level: number): Node => takeJoined(cursor, "or", level, takeAnd);

const takeAnd = (cursor: Cursor, level: number): Node => takeJoined(cursor, "and", level, takeNot);

function takeJoined(
  cursor: Cursor,
  kind: "or" | "and",
  level: number,
  takePart: (cursor: Cursor, level: number) => Node,
): Node {
  const start = cursor.peek().at;
  const parts = [takePart(cursor, level)];
  while (cursor.takeKeyword(kind)) parts.push(takePart(cursor, level));
  return parts.length === 1 ? parts[0]! : { kind, parts, ...since(start, cursor) };
}

function takeNot(cursor: Cursor, level: number): Node {
  const not = cursor.takeKeyword("not");
  if (!not) return takeComparison(cursor, level);
  checkLevel(level, not);
  return { kind: "not", part: takeNot(cursor, level + 1), ...since(not.at, cursor) };
}

function checkLevel(level: number, place: Place): void {
  if (level < mostLevels) return;
  throw new QueryError(`more than ${mostLevels} levels of parentheses and not`, place);
}

function takeComparison(cursor: Cursor, level: number): Node {
  const open = cursor.takeSign("(");
  if (open) {
    checkLevel(level, open);
    const node = takeOr(cursor, level + 1);
    if (cursor.takeSign(")")) return node;
    if (cursor.peek().kind === "end") throw new QueryError('"(" is never closed', open);
    throw leftOver(cursor, '")"');
  }
  const start = cursor.peek().at;
  if (isKeyword(cursor.peek(), "exists") && isSign(cursor.peek(1), "(")) {
    cursor.next();
    cursor.next();
    const name = takeName(cursor, 'a name after "("');
    if (!cursor.takeSign(")")) throw expected('")" after the name', cursor.peek());
    return { kind: "exists", name, ...since(start, cursor) };
  }
  const isFirst = start === cursor.last().at;
  const name = takeName(cursor, isFirst ? "a name" : `a name after "${cursor.last().text}"`);
  return { ...takeOperation(cursor, name), ...since(start, cursor) };
}

type Operation = Node extends infer Each
  ? Each extends Node
    ? Omit<Each, keyof Place>
    : never
  : never;

function takeOperation(cursor: Cursor, name: Name): Operation {
  const token = cursor.peek();
  if (isKeyword(token, "in"))
    return { kind: "in", name, isNegated: false, values: takeList(cursor) };
  if (isKeyword(token, "not") && isKeyword(cursor.peek(1), "in")) {
    cursor.next();
    return { kind: "in", name, isNegated: true, values: takeList(cursor) };
  }
  if (token.kind !== "sign") return { kind: "true", name };
  const sign = token.text;
  if (sign === "=" || sign === "!=") {
    cursor.next();
    return { kind: "equal", name, isNegated: sign === "!=", value: takeLiteral(cursor, sign) };
  }
  if (sign === "~") {
    cursor.next();
    return { kind: "contains", name, part: textOf(takeLiteral(cursor, sign)) };
  }
  if (sign === "=~") {
    cursor.next();
    const { at, length } = cursor.peek();
    return { kind: "pattern", name, pattern: takePattern(cursor), where: { at, length } };
  }
  if (!orders.has(sign)) return { kind: "true", name };
  cursor.next();
  const value = takeLiteral(cursor, sign);
  if (value.kind === "boolean" || value.kind === "null") {
    throw new QueryError(
      `${value.spelling} is not less or more than anything`,
      value,
      "use = or !=",
    );
  }
  return { kind: "order", name, order: sign as Order, value };
}

function takeList(cursor: Cursor): Literal[] {
  cursor.next();
  const open = cursor.takeSign("(");
  if (!open)
    throw expected('"(" after in', cursor.peek(), "write a list: status in (failed, aborted)");
  const values = [takeLiteral(cursor, "(")];
  while (cursor.takeSign(",")) {
    const value = takeLiteral(cursor, ",");
    if (values.length === mostValues)
      throw new QueryError("more than 1,000 values in a list", value);
    values.push(value);
  }
  if (cursor.takeSign(")")) return values;
  if (cursor.peek().kind === "end") throw new QueryError('"(" is never closed', open);
  const advice = cursor.last().kind === "word" ? textInQuotes : undefined;
  throw expected('"," or ")" in the list', cursor.peek(), advice);
}

const since = (at: number, cursor: Cursor): Place => {
  const last = cursor.last();
  return { at, length: last.at + last.length - at };
};

/** What comes after a word was often meant to be part of a text. */
const textInQuotes = "put a text with spaces or signs in quotes";

function leftOver(cursor: Cursor, end: string): QueryError {
  const token = cursor.peek();
  if (isSign(token, ")")) return new QueryError('")" has no "("', token);
  const what = `and, or or ${end}`;
  if (isKeyword(token, "not")) return expected(what, token, "write not before the name");
  if (token.kind === "sign" && /[=<>~]/.test(token.text)) {
    return expected(what, token, "join two comparisons by and");
  }
  if (cursor.last().kind !== "word") return expected(what, token);
  const isValue = /^[=<>!~]+$/.test(cursor.peek(-2).text);
  return expected(what, token, isValue ? textInQuotes : "status = failed is a comparison");
}
