import type { EventRecord } from "../record.ts";
import type { Literal, Order } from "./ast.ts";
import type { Amount } from "./units.ts";

/** A question about one value of a record: a field, or an item of a field that is a list. */
export type ValueTest = (value: unknown, record: EventRecord) => boolean;

/** How an amount becomes a number in the unit of the field it is compared with. */
export type AmountReader = (amount: Amount) => (record: EventRecord) => number;

const isAmount = (literal: Literal): literal is Amount =>
  literal.kind === "duration" || literal.kind === "size";

/** Whether a value equals one of some literals. A text equals the spelling of a literal that is a word. */
export function equals(literals: readonly Literal[], read: AmountReader): ValueTest {
  const amounts = literals.filter(isAmount).map(read);
  const same = new Set<unknown>();
  for (const literal of literals) {
    if (literal.kind === "null") same.add(null);
    else if (!isAmount(literal)) same.add(literal.value);
    if (literal.kind !== "text" && literal.kind !== "null") same.add(literal.spelling);
  }
  const isAnyAmount: ValueTest = (value, record) =>
    amounts.some((amount) => amount(record) === value);
  if (amounts.length === 0) return (value) => same.has(value);
  return (value, record) => same.has(value) || isAnyAmount(value, record);
}

/** What an order asks of two values of one type; false with NaN. */
export const holds: Readonly<Record<Order, (a: number | string, b: number | string) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** Whether a value is less or more than a literal: numbers by size, texts by UTF-16 unit, and nothing else. */
export function isOrdered(order: Order, literal: Literal, read: AmountReader): ValueTest {
  const test = holds[order];
  if (isAmount(literal)) {
    const amount = read(literal);
    return (value, record) => typeof value === "number" && test(value, amount(record));
  }
  if (literal.kind === "number") {
    const { value: limit } = literal;
    return (value) => typeof value === "number" && test(value, limit);
  }
  const { value: limit } = literal as Extract<Literal, { readonly kind: "text" }>;
  return (value) => typeof value === "string" && test(value, limit);
}

/** Whether what is written of a value passes: a text as it is, anything else as JSON. */
export const asText =
  (test: (text: string) => boolean): ValueTest =>
  (value) => {
    const text = typeof value === "string" ? value : jsonOf(value);
    return text !== undefined && test(text);
  };

/** JSON.stringify overflows the stack some thousand levels down, which JSON.parse does not. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Whether a value, or any item of a list, passes. */
export const any =
  (test: ValueTest): ValueTest =>
  (value, record) =>
    Array.isArray(value) ? value.some((item) => test(item, record)) : test(value, record);
