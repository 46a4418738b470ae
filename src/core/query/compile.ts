import type { Catalog } from "../../contract/catalog.ts";
import type { EventRecord } from "../record.ts";
import type { Leaf, Literal, Name, Node } from "./ast.ts";
import { any, asText, equals, isOrdered, type ValueTest } from "./compare.ts";
import { QueryError } from "./error.ts";
import { hintsOf } from "./hints.ts";
import { parseQuery } from "./parse.ts";
import { isTimestamp, resolve } from "./resolve.ts";
import { compareMoments } from "./moments.ts";
import { amountOf } from "./units.ts";

export interface QueryContext {
  readonly catalog: Catalog;
  /** A search for a regular expression in linear time. Throws an Error for one that can't be run. */
  readonly compilePattern: (pattern: string) => (text: string) => boolean;
}

export interface Query {
  readonly matches: (record: EventRecord) => boolean;
  /** What is probably not meant: unknown names and values that never occur. Sentences. */
  readonly hints: readonly string[];
}

type Test = (record: EventRecord) => boolean;

/**
 * Makes a test of records of an expression; docs/query.md says what it means.
 * @throws QueryError for what is no expression
 */
export function compileQuery(expression: string, context: QueryContext): Query {
  const node = parseQuery(expression);
  return { matches: compile(node, context), hints: hintsOf(node, context.catalog) };
}

function compile(node: Node, context: QueryContext): Test {
  if (node.kind === "or") return anyOf(node.parts.map((part) => compile(part, context)));
  if (node.kind === "and") return allOf(node.parts.map((part) => compile(part, context)));
  if (node.kind === "not") {
    const test = compile(node.part, context);
    return (record) => !test(record);
  }
  return compileLeaf(node, context);
}

function compileLeaf(leaf: Leaf, context: QueryContext): Test {
  const { name } = leaf;
  const get = resolve(name.segments);
  if (leaf.kind === "exists") return (record) => get(record) !== undefined;
  if (leaf.kind === "true") return (record) => get(record) === true;
  if (leaf.kind === "equal") return compileEqual(name, [leaf.value], leaf.isNegated, context);
  if (leaf.kind === "in") return compileEqual(name, leaf.values, leaf.isNegated, context);
  if (leaf.kind === "order") {
    if (isTimestamp(name.segments)) return compareMoments(leaf.order, leaf.value);
    return present(get, any(isOrdered(leaf.order, leaf.value, readerFor(name, context))));
  }
  if (leaf.kind === "pattern") return present(get, any(asText(compilePattern(leaf, context))));
  const part = leaf.part.toLowerCase();
  return present(get, any(asText((text) => text.toLowerCase().includes(part))));
}

function anyOf(tests: readonly Test[]): Test {
  return (record) => {
    for (const test of tests) if (test(record)) return true;
    return false;
  };
}

function allOf(tests: readonly Test[]): Test {
  return (record) => {
    for (const test of tests) if (!test(record)) return false;
    return true;
  };
}

const readerFor =
  ({ segments }: Name, { catalog }: QueryContext) =>
  (amount: Parameters<typeof amountOf>[0]) =>
    amountOf(amount, segments, catalog);

/** A test of a value that is there and is not null. */
function present(get: (record: EventRecord) => unknown, test: ValueTest): Test {
  return (record) => {
    const value = get(record);
    return value !== undefined && value !== null && test(value, record);
  };
}

function compileEqual(
  name: Name,
  literals: readonly Literal[],
  isNegated: boolean,
  context: QueryContext,
): Test {
  if (isTimestamp(name.segments)) return compareMoments(isNegated ? "!=" : "=", ...literals);
  const test = any(equals(literals, readerFor(name, context)));
  const get = resolve(name.segments);
  if (isNegated) return present(get, (value, record) => !test(value, record));
  return (record) => {
    const value = get(record);
    return value !== undefined && test(value, record);
  };
}

function compilePattern(
  { pattern, where }: Extract<Leaf, { readonly kind: "pattern" }>,
  context: QueryContext,
): (text: string) => boolean {
  try {
    return context.compilePattern(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const advice = "expressions run in linear time: there is no lookaround and no backreference";
    throw new QueryError(`the regular expression can't be used: ${reason}`, where, advice);
  }
}
