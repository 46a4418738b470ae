import type { Catalog } from "../../contract/catalog.ts";
import type { EventRecord, Json } from "../../core/record.ts";
import { byteSize } from "../numbers.ts";
import type { Paint, Style } from "../style.ts";
import { putMarked, type Put } from "./marker.ts";
import type { Pen } from "./pen.ts";
import {
  isDigest,
  noPlan,
  planOf,
  roles,
  unknownField,
  type EventPlan,
  type FieldPlan,
} from "./plan.ts";
import { spanText } from "./time.ts";

export interface FieldsOptions {
  /** Names of fields to show, in this order; empty for all. Envelope fields and tags by their paths. */
  readonly only: readonly string[];
  readonly hide: ReadonlySet<string>;
  /** Whether digests are cut to what tells them apart. */
  readonly isShort: boolean;
}

/** Draws the fields of an event; `tone` is what the whole event is painted in, if it failed. */
export type DrawFields = (record: EventRecord, tone: Paint | undefined) => void;

const shownDigest = 16;

/** Draws the fields of payloads: keys first, then how it ended, measures, and texts. */
export function createFields(
  catalog: Catalog,
  { only, hide, isShort }: FieldsOptions,
  style: Style,
  pen: Pen,
): DrawFields {
  const plans = new Map<string, EventPlan>();

  function planFor(event: string): EventPlan {
    let plan = plans.get(event);
    if (plan) return plan;
    const index = catalog.indexOf(event);
    if (index < 0) return noPlan;
    plans.set(event, (plan = planOf(catalog.events[index]!)));
    return plan;
  }

  function field(name: string, value: unknown, plan: FieldPlan, tone: Paint | undefined): void {
    const { role, label, lead, unit } = plan;
    if (pen.isFull || hide.has(name)) return;
    if (role === roles.redacted && Array.isArray(value) && value.length === 0) return;
    if (role === roles.headline && typeof value === "string") {
      pen.put("  ");
      if (value === "") pen.quoted(value);
      else putMarked(pen, value, style);
      return;
    }
    if (role === roles.args && Array.isArray(value)) {
      pen.put("  ");
      list(value, " ");
      return;
    }
    // A duration with its unit needs no name.
    if (unit === "ms" && label === "duration" && typeof value === "number") {
      pen.put("  ");
      pen.put(spanText(value), tone);
      return;
    }
    const its = role === roles.outcome ? tone : undefined;
    pen.put(lead, its ?? style.faint);
    if (typeof value === "string" && isDigest(name)) digest(value);
    else valueOf(value, unit, its);
  }

  function digest(value: string): void {
    const at = value.indexOf(":") + 1 + shownDigest;
    const isCut = isShort && value.length > at;
    pen.put(isCut ? `${value.slice(0, at)}…` : value, style.faint);
  }

  function valueOf(value: unknown, unit: FieldPlan["unit"], tone: Paint | undefined): void {
    if (typeof value === "string") word(value, tone);
    else if (typeof value === "number") pen.put(measure(value, unit), tone);
    else if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
      pen.put("[");
      list(value, ", ");
      pen.put("]");
    } else putMarked(pen, jsonText(value), style, tone);
  }

  function list(items: readonly unknown[], separator: string): void {
    for (const [i, item] of items.entries()) {
      if (pen.isFull) return;
      if (i > 0) pen.put(separator);
      if (typeof item === "string") word(item, undefined);
      else putMarked(pen, jsonText(item), style);
    }
  }

  /** A text after `name=` or in a list: in quotes where it would be read as more than one. */
  function word(text: string, tone: Paint | undefined): void {
    const put: Put = isOneWord(text) ? "put" : "quoted";
    putMarked(pen, text, style, tone, put);
  }

  return (record, tone) => {
    const { event, payload, value } = record;
    const plan = planFor(event);
    const fieldOf = (name: string): FieldPlan => plan.fields.get(name) ?? unknownField(name);
    if (only.length > 0) {
      for (const name of only) {
        const found = lookUp(payload, value ?? {}, name);
        if (found !== undefined) field(name, found, fieldOf(name), tone);
      }
      return;
    }
    let left = Object.keys(payload).length;
    for (const each of plan.first) {
      if (!Object.hasOwn(payload, each.name)) continue;
      left--;
      field(each.name, payload[each.name], each, tone);
    }
    for (const each of plan.last) if (Object.hasOwn(payload, each.name)) left--;
    if (left > 0) {
      for (const name of Object.keys(payload)) {
        if (!plan.fields.has(name)) field(name, payload[name], unknownField(name), tone);
      }
    }
    for (const each of plan.last) {
      if (Object.hasOwn(payload, each.name)) field(each.name, payload[each.name], each, tone);
    }
  };
}

/** Whether a text is read as one word between spaces, commas and brackets. */
const isOneWord = (text: string): boolean => /^[^\s"'=,[\]{}]+$/.test(text);

function measure(value: number, unit: FieldPlan["unit"]): string {
  if (unit === "ms") return spanText(value);
  if (unit === "s") return spanText(value * 1000);
  if (unit === "By") return byteSize(value);
  return unit === "tokens/s" ? `${value} tokens/s` : String(value);
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than the stack: it can be parsed, but not written.
    return "(nested too deep to show)";
  }
}

/** A field of the payload by its name, or anything of the event by its path. */
function lookUp(payload: Json, event: Json, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  let value: unknown = event;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Json)[part];
  }
  return value;
}
