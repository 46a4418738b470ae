/// <reference lib="dom" />
import type { PackedField } from "../data/format.ts";
import type { Model } from "../model/model.ts";
import { valueText } from "../model/texts.ts";
import { make, oneLine } from "./dom.ts";

/** Characters of one value, and fields, that are shown on a line. */
const mostText = 160;
const mostFields = 12;

/** What an event says, on one line: its outcome, what it is about, then the other fields with their names. */
export function summaryOf(model: Model, position: number): Node[] {
  const { value, text, payload, event } = model.records[position]!;
  if (value === undefined) {
    const flag = model.flags.get(position) ?? "not an event";
    return [make("span", "flag", oneLine(flag, mostText)), make("span", "raw", oneLine(text, 300))];
  }
  const fields = model.infoOf(event)?.fields ?? [];
  const known = new Set(fields.map(({ name }) => name));
  const others = Object.keys(payload)
    .filter((name) => !known.has(name) && name !== "redacted_fields")
    .map((name): PackedField => ({ name, label: name, role: "other" }));
  return [...fields, ...others]
    .filter(({ name, role }) => role !== "quiet" && Object.hasOwn(payload, name))
    .slice(0, mostFields)
    .flatMap((field) => fieldNodes(field, payload[field.name], model, position));
}

function fieldNodes(
  { label, role, unit }: PackedField,
  value: unknown,
  { outcomes }: Model,
  position: number,
): Node[] {
  if (Array.isArray(value) && value.length === 0) return [];
  const isArgs = role === "args" && Array.isArray(value);
  const text = oneLine(
    isArgs ? value.map((item) => valueText(item)).join(" ") : valueText(value, unit),
    mostText,
  );
  if (role === "headline") return [make("span", "says", text)];
  if (role === "args") return [make("span", "says args", text)];
  const name = make("span", "name", `${oneLine(label, 60)} `);
  if (role !== "outcome") return [make("span", "field", name, text)];
  return [make("span", `field ${outcomes[position] ?? "neither"}`, name, text)];
}
