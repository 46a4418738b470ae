// Trees made at random: printed and read again they are the same, and mean what a plain interpreter says.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Literal, Name, Node } from "../../../../src/core/query/ast.ts";
import { compileQuery } from "../../../../src/core/query/compile.ts";
import { parseQuery } from "../../../../src/core/query/parse.ts";
import type { EventRecord } from "../../../../src/core/record.ts";
import { context, recordOf } from "./context.ts";
import { printed, withoutPlaces } from "./printing.ts";

const place = { at: 0, length: 0 };
const settings = { seed: 20_260_203, numRuns: 3000 };

const names: fc.Arbitrary<Name> = fc
  .constantFrom(
    ["a"],
    ["b"],
    ["c_ms"],
    ["d_s"],
    ["payload", "a"],
    ["payload", "odd name"],
    ["payload", "event"],
    ["a", "x"],
    ["b", "0"],
    ["b", "length"],
    ["event"],
    ["cycle"],
    ["tags", "a"],
    ["constructor"],
    ["__proto__"],
    ["payload"],
    ["tags"],
  )
  .map((segments) => ({ ...place, segments }));

const texts = fc.constantFrom("", "5", "x", "X y", "true", "null", 'q"\\\n', "2s", "zoo.fed");
const spelled = (...list: readonly Literal[]) => fc.constantFrom(...list);
const literals: fc.Arbitrary<Literal> = fc.oneof(
  texts.map((value): Literal => ({ ...place, kind: "text", value })),
  fc
    .constantFrom(0, 5, -1.5, 2000)
    .map((value): Literal => ({ ...place, kind: "number", value, spelling: String(value) })),
  fc
    .boolean()
    .map((value): Literal => ({ ...place, kind: "boolean", value, spelling: String(value) })),
  spelled(
    { ...place, kind: "null", spelling: "null" },
    { ...place, kind: "duration", value: 2000, spelling: "2s" },
    { ...place, kind: "size", value: 2000, spelling: "2kB" },
  ),
);
const sortable = literals.filter(({ kind }) => kind !== "null" && kind !== "boolean");
const many = { minLength: 1, maxLength: 4 };

const leaves: fc.Arbitrary<Node> = fc.oneof(
  fc.record({ kind: fc.constant("equal"), name: names, isNegated: fc.boolean(), value: literals }),
  fc.record({
    kind: fc.constant("in"),
    name: names,
    isNegated: fc.boolean(),
    values: fc.array(literals, many),
  }),
  fc.record({
    kind: fc.constant("order"),
    name: names,
    order: fc.constantFrom("<", "<=", ">", ">="),
    value: sortable,
  }),
  fc.record({ kind: fc.constant("contains"), name: names, part: texts }),
  fc.record({
    kind: fc.constant("pattern"),
    name: names,
    pattern: fc.constantFrom("", "^x", "[a-f]", String.raw`\d"`),
    where: fc.constant(place),
  }),
  fc.record({ kind: fc.constantFrom("exists", "true"), name: names }),
) as fc.Arbitrary<Node>;

const { tree } = fc.letrec<{ tree: Node }>((tie) => {
  const parts = fc.array(tie("tree"), { minLength: 2, maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 4 },
      leaves,
      parts.map((its): Node => ({ ...place, kind: "and", parts: its })),
      parts.map((its): Node => ({ ...place, kind: "or", parts: its })),
      tie("tree").map((part): Node => ({ ...place, kind: "not", part })),
    ),
  };
});

const scalars = fc.oneof(texts, fc.constantFrom(0, 5, -1.5, 2, 2000, true, false, null));
const values = fc.oneof(
  scalars,
  fc.array(scalars, { maxLength: 3 }),
  fc.record({ x: scalars }, { requiredKeys: [] }),
  fc.array(fc.array(scalars, { maxLength: 2 }), { maxLength: 2 }),
);
const payloads = fc.record(
  {
    a: values,
    b: values,
    c_ms: values,
    d_s: values,
    "odd name": values,
    event: values,
    constructor: values,
  },
  { requiredKeys: [] },
);
const records = fc
  .record({ payload: payloads, tags: fc.record({ a: scalars }, { requiredKeys: [] }) })
  .map((change) => recordOf({ event: "zoo.fed", ...change }));

const envelope = ["event", "cycle", "payload", "tags"];

/** The value of a name, found the long way. */
function find(record: EventRecord, [first = "", ...others]: readonly string[]): unknown {
  const path = envelope.includes(first) ? [first, ...others] : ["payload", first, ...others];
  let value: any = record.value;
  for (const name of path) {
    const isThere = value !== null && typeof value === "object" && Object.hasOwn(value, name);
    if (!isThere) return undefined;
    value = value[name];
  }
  return value;
}

function numberOf(literal: Literal, name: string): number {
  if (literal.kind === "number") return literal.value;
  if (literal.kind === "size") return /_m?s$/.test(name) ? Number.NaN : literal.value;
  if (literal.kind !== "duration") return Number.NaN;
  return name.endsWith("_s") ? literal.value / 1000 : literal.value;
}

function same(value: unknown, literal: Literal, name: string): boolean {
  if (value === null) return literal.kind === "null";
  if (typeof value === "number") return value === numberOf(literal, name);
  if (typeof value === "boolean") return literal.kind === "boolean" && literal.value === value;
  if (typeof value !== "string" || literal.kind === "null") return false;
  return value === (literal.kind === "text" ? literal.value : literal.spelling);
}

function sorted(value: unknown, order: string, literal: Literal, name: string): boolean {
  let sign: number;
  if (typeof value === "string" && literal.kind === "text") {
    sign = value === literal.value ? 0 : value < literal.value ? -1 : 1;
  } else if (typeof value === "number") sign = Math.sign(value - numberOf(literal, name));
  else return false;
  return order.startsWith("<")
    ? sign < 0 || (sign === 0 && order === "<=")
    : sign > 0 || (sign === 0 && order === ">=");
}

function holds(node: Node, record: EventRecord): boolean {
  if (node.kind === "or") return node.parts.some((part) => holds(part, record));
  if (node.kind === "and") return node.parts.every((part) => holds(part, record));
  if (node.kind === "not") return !holds(node.part, record);
  const value = find(record, node.name.segments);
  if (node.kind === "exists") return value !== undefined;
  if (node.kind === "true") return value === true;
  if (value === undefined) return false;
  const name = node.name.segments.at(-1)!;
  const items = Array.isArray(value) ? value : [value];
  if (node.kind === "equal" || node.kind === "in") {
    const list = node.kind === "equal" ? [node.value] : node.values;
    const isAny = items.some((item) => list.some((literal) => same(item, literal, name)));
    return node.isNegated ? value !== null && !isAny : isAny;
  }
  if (value === null) return false;
  if (node.kind === "order")
    return items.some((item) => sorted(item, node.order, node.value, name));
  const written = items.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
  if (node.kind === "pattern") return written.some((text) => new RegExp(node.pattern).test(text));
  return written.some((text) => text.toLowerCase().includes(node.part.toLowerCase()));
}

test("read again it is the same", () => {
  fc.assert(
    fc.property(tree, (node) => {
      expect(withoutPlaces(parseQuery(printed(node)))).toEqual(withoutPlaces(node));
    }),
    settings,
  );
});

test("it means what the interpreter says", () => {
  fc.assert(
    fc.property(tree, fc.array(records, { minLength: 1, maxLength: 5 }), (node, some) => {
      const query = compileQuery(printed(node), context);
      for (const record of some) expect(query.matches(record)).toBe(holds(node, record));
    }),
    settings,
  );
});
