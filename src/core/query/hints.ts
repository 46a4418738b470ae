import type { Catalog } from "../../contract/catalog.ts";
import type { Schema } from "../../contract/schema.ts";
import { suggest } from "../../contract/suggest.ts";
import type { Leaf, Literal, Name, Node } from "./ast.ts";
import { textOf } from "./literal.ts";
import { envelopeFields, payloadPath } from "./resolve.ts";
import { fieldAt, strangeUnits } from "./units.ts";
import { quoted } from "./visible.ts";

/** More would drown the first, which is the likeliest to matter. */
const mostHints = 10;

/** What of an expression is probably not meant, each once, in the order it is written. */
export function hintsOf(node: Node, catalog: Catalog): string[] {
  const hints = new Set<string>();
  visit(node, (one) => {
    const found = nameHint(one.name, catalog) ?? valueHint(one, catalog);
    if (found !== undefined && hints.size < mostHints) hints.add(found);
  });
  return [...hints];
}

function visit(node: Node, see: (leaf: Leaf) => void): void {
  switch (node.kind) {
    case "or":
    case "and":
      for (const part of node.parts) visit(part, see);
      return;
    case "not":
      visit(node.part, see);
      return;
    default:
      see(node);
  }
}

function nameHint({ segments }: Name, { events }: Catalog): string | undefined {
  const name = payloadPath(segments)?.[0];
  if (name === undefined || events.some(({ fields }) => fields.has(name))) return undefined;
  const known = new Set(events.flatMap(({ fields }) => [...fields]));
  const isBare = segments[0] === name;
  const names = [...known, ...(isBare ? Object.keys(envelopeFields) : [])];
  const meant = suggest(name, names);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  return `no known event has a field ${quoted(name)}${hint}`;
}

const literalsOf = (leaf: Leaf): readonly Literal[] => {
  switch (leaf.kind) {
    case "equal":
    case "order":
      return [leaf.value];
    case "in":
      return leaf.values;
    default:
      return [];
  }
};

function valueHint(leaf: Leaf, catalog: Catalog): string | undefined {
  const { segments } = leaf.name;
  const spelled = segments.join(".");
  if (spelled === "event" && leaf.kind !== "order") return eventHint(leaf, catalog);
  const path = payloadPath(segments);
  const fields = path ? catalog.events.flatMap(({ schema }) => fieldAt(schema, path) ?? []) : [];
  if (fields.length === 0) return undefined;
  for (const literal of literalsOf(leaf)) {
    const found =
      unitHint(literal, spelled, fields) ??
      (leaf.kind === "order" ? undefined : enumHint(literal, spelled, fields));
    if (found !== undefined) return found;
  }
  return undefined;
}

function eventHint(leaf: Leaf, { names }: Catalog): string | undefined {
  for (const literal of literalsOf(leaf)) {
    const meant = literal.kind === "text" ? suggest(literal.value, names) : undefined;
    if (literal.kind === "text" && literal.value.includes("*")) {
      return `${quoted(literal.value)} equals no event; write event =~ or --event for a pattern`;
    }
    if (meant !== undefined)
      return `no known event is ${quoted(textOf(literal))}; did you mean ${meant}?`;
  }
  return undefined;
}

function unitHint(literal: Literal, name: string, fields: readonly Schema[]): string | undefined {
  if (literal.kind !== "duration" && literal.kind !== "size") return undefined;
  const [unit] = strangeUnits(literal, fields);
  if (unit === undefined) return undefined;
  const what = unit === "1" ? "a number without a unit" : `a number of ${unit}`;
  return `${quoted(literal.spelling)} never compares with ${quoted(name)}, ${what}`;
}

/** Only where all schemas that know the field list its values. */
function enumHint(literal: Literal, name: string, fields: readonly Schema[]): string | undefined {
  const values = fields.flatMap(({ enum: its }) => (its ? [...its] : [undefined]));
  const spelling = textOf(literal);
  if (values.includes(undefined) || values.some((value) => String(value) === spelling))
    return undefined;
  const known = [...new Set(values.map(String))];
  const meant = suggest(spelling, known);
  const hint =
    meant === undefined ? `its values are ${known.join(", ")}` : `did you mean ${meant}?`;
  return `${quoted(name)} is never ${quoted(spelling)}; ${hint}`;
}
