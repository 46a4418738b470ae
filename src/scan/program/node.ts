import type { Slot } from "../../contract/catalog.ts";
import type { Schema } from "../../contract/schema.ts";
import * as layout from "../kernel/layout.ts";
import { classOf } from "./pattern.ts";

/** What a schema asks of one value, in the kernel's terms. */
export interface Node {
  types: number;
  flags: number;
  minimum: number;
  maximum: number;
  minLength: number;
  maxLength: number;
  minItems: number;
  maxItems: number;
  /** Allowed texts, or those an enum slot counts. */
  texts?: readonly string[];
  characters?: { readonly ascii: readonly boolean[]; readonly high: boolean };
  slot?: number;
}

/** What a schema may hold that asks nothing of the value. */
const silent = new Set([
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "title",
  "description",
  "default",
  "deprecated",
  "examples",
  "readOnly",
  "writeOnly",
  "x-unit",
  "x-metric",
  "x-redact",
  "x-span",
  "x-outcome",
]);

const typeBits: Readonly<Record<string, number>> = {
  null: layout.typeNull,
  boolean: layout.typeBoolean,
  number: layout.typeNumber,
  integer: layout.typeInteger,
  string: layout.typeString,
  array: layout.typeArray,
  object: layout.typeObject,
};

const unbounded = 0xffff_ffff;

export const anyNode = (): Node => ({
  types: layout.anyType,
  flags: 0,
  minimum: Number.NEGATIVE_INFINITY,
  maximum: Number.POSITIVE_INFINITY,
  minLength: 0,
  maxLength: unbounded,
  minItems: 0,
  maxItems: unbounded,
});

/** The node of a place the judge has to look at: no type is proven there, and no marker either. */
export const askingNode = (): Node => ({ ...anyNode(), types: 0, flags: layout.flagPlain });

type Apply = (node: Node, value: never, schema: Schema) => boolean;

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value < unbounded;

/** The keywords of JSON Schema the kernel knows; each says whether it can prove what the keyword asks. */
const keywords: Readonly<Record<string, Apply>> = {
  type(node, type: string | readonly string[]) {
    let bits = 0;
    for (const name of [type].flat()) bits |= typeBits[name] ?? 0;
    node.types &= bits;
    if (bits & layout.typeInteger) node.flags |= layout.flagValue;
    return true;
  },
  enum: (node, values: readonly unknown[]) => allowTexts(node, values),
  const: (node, value: unknown) => allowTexts(node, [value]),
  minimum: (node, bound: number) => atLeast(node, bound, 0),
  exclusiveMinimum: (node, bound: number) => atLeast(node, bound, layout.flagAboveMinimum),
  maximum: (node, bound: number) => atMost(node, bound, 0),
  exclusiveMaximum: (node, bound: number) => atMost(node, bound, layout.flagBelowMaximum),
  minLength(node, length: number) {
    node.minLength = Math.max(node.minLength, length);
    node.flags |= layout.flagLength;
    return isCount(length);
  },
  maxLength(node, length: number) {
    node.maxLength = Math.min(node.maxLength, length);
    node.flags |= layout.flagLength;
    return isCount(length);
  },
  pattern(node, pattern: string) {
    const its = classOf(pattern);
    if (!its) return false;
    node.characters = its;
    node.minLength = Math.max(node.minLength, its.minimum);
    node.maxLength = Math.min(node.maxLength, its.maximum);
    node.flags |= layout.flagClass | layout.flagLength;
    return isCount(its.minimum);
  },
  minItems(node, count: number) {
    node.minItems = count;
    return isCount(count);
  },
  maxItems(node, count: number) {
    node.maxItems = count;
    return isCount(count);
  },
  // Of the values below; the program makes nodes of their own for them.
  items: (_node, items: unknown) => !Array.isArray(items),
  properties: () => true,
  required: () => true,
  additionalProperties: () => true,
};

/** Whether a text has no half of a surrogate pair, which UTF-8 could not spell. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

const isText = (value: unknown): value is string =>
  typeof value === "string" && isWellFormed(value);

function allowTexts(node: Node, values: readonly unknown[]): boolean {
  if (node.texts || values.length === 0 || !values.every(isText)) return false;
  node.texts = values;
  node.types &= layout.typeString;
  node.flags |= layout.flagEnum;
  return true;
}

/** Two lower bounds at once are left to the judge. */
function atLeast(node: Node, bound: number, flag: number): boolean {
  if (node.minimum !== Number.NEGATIVE_INFINITY) return false;
  node.minimum = bound;
  node.flags |= layout.flagRange | layout.flagValue | flag;
  return typeof bound === "number";
}

function atMost(node: Node, bound: number, flag: number): boolean {
  if (node.maximum !== Number.POSITIVE_INFINITY) return false;
  node.maximum = bound;
  node.flags |= layout.flagRange | layout.flagValue | flag;
  return typeof bound === "number";
}

/** Reads a schema; the node asks for the judge if any keyword is beyond the kernel. */
export function nodeOf(schema: Schema | boolean): Node {
  if (schema === true) return anyNode();
  if (schema === false) return askingNode();
  const node = anyNode();
  for (const [keyword, value] of Object.entries(schema)) {
    if (silent.has(keyword)) continue;
    const apply = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    if (!apply?.(node, value as never, schema)) return askingNode();
  }
  return node;
}

const kindFlags: Readonly<Record<Slot["kind"], number>> = {
  number: layout.flagSlot | layout.flagValue,
  boolean: layout.flagBooleanSlot,
  enum: layout.flagEnumSlot,
  text: layout.flagTextSlot,
};

/** Has a field fill a slot of its event; false if the kernel can't. */
export function fillSlot(node: Node, index: number, { kind, values }: Slot): boolean {
  node.slot = index;
  node.flags |= kindFlags[kind];
  if (kind !== "enum") return true;
  // One set serves for what is allowed and for what is counted.
  const isOne = node.texts === undefined || node.texts.join("\n") === values.join("\n");
  node.texts = values;
  return isOne && values.every(isText);
}
