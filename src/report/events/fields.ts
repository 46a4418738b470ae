import type { Catalog } from "../../contract/catalog.ts";
import type { EventRecord, Json } from "../../core/record.ts";
import { byteSize } from "../numbers.ts";
import type { Paint, Style } from "../style.ts";
import type { Ink } from "./ink.ts";
import { lineText, wordText } from "./line-text.ts";
import { drawMarkers } from "./marker.ts";
import { isDigest, planOf, roles, type EventPlan, type FieldPlan } from "./plan.ts";
import { spanText } from "./time.ts";

export interface FieldsOptions {
  /** Names of fields to show, in this order; empty for all. Envelope fields and tags by their paths. */
  readonly only: readonly string[];
  readonly hide: ReadonlySet<string>;
  /** Whether digests are cut to what tells them apart. */
  readonly isShort: boolean;
}

const unknownField: Omit<FieldPlan, "label"> = { role: roles.unknown, unit: undefined, order: 0 };
const noPlan: EventPlan = new Map();
/** Values may be nested deeper than a text of them can be made. */
const shownDigest = 16;

interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly plan: FieldPlan;
}

/** Draws the fields of payloads: keys first, then how it ended, measures, and texts. */
export function createFields(catalog: Catalog, { only, hide, isShort }: FieldsOptions, style: Style) {
  const plans = new Map<string, EventPlan>();

  function planFor(event: string): EventPlan {
    const index = catalog.indexOf(event);
    if (index < 0) return noPlan;
    let plan = plans.get(event);
    if (!plan) plans.set(event, (plan = planOf(catalog.events[index]!)));
    return plan;
  }

  function field(name: string, value: unknown, plan: EventPlan): Field {
    return { name, value, plan: plan.get(name) ?? { ...unknownField, label: lineText(name) } };
  }

  function fieldsOf({ event, payload, value }: EventRecord): Field[] {
    const plan = planFor(event);
    if (only.length > 0) {
      return only.flatMap((name) => {
        const found = lookUp(payload, value ?? {}, name);
        return found === undefined ? [] : [field(name, found, plan)];
      });
    }
    const fields: Field[] = [];
    for (const name of Object.keys(payload)) {
      if (!hide.has(name)) fields.push(field(name, payload[name], plan));
    }
    return fields.sort((a, b) => a.plan.role - b.plan.role || a.plan.order - b.plan.order);
  }

  function draw({ name, value, plan }: Field, tone: Paint | undefined, into: Ink[]): void {
    const { role, label, unit } = plan;
    if (role === roles.redacted && Array.isArray(value) && value.length === 0) return;
    if (into.length > 0) into.push({ text: "  " });
    if (role === roles.headline && typeof value === "string") {
      into.push(...drawMarkers(lineText(value), style));
      return;
    }
    if (role === roles.args && Array.isArray(value)) {
      into.push(...listInks(value, " ", style));
      return;
    }
    // A duration with its unit needs no name.
    if (unit === "ms" && label === "duration" && typeof value === "number") {
      into.push({ text: spanText(value), paint: tone });
      return;
    }
    const isOutcome = role === roles.outcome;
    into.push({ text: `${label}=`, paint: isOutcome ? tone : style.faint });
    into.push(...valueInks(value, unit, name, isOutcome ? tone : undefined));
  }

  function valueInks(value: unknown, unit: FieldPlan["unit"], name: string, tone: Paint | undefined): Ink[] {
    if (typeof value === "string") {
      if (!isDigest(name)) return drawMarkers(wordText(value), style, tone);
      const at = value.indexOf(":") + 1 + shownDigest;
      const isCut = isShort && value.length > at;
      return [{ text: lineText(isCut ? `${value.slice(0, at)}…` : value), paint: style.faint }];
    }
    if (typeof value === "number") return [{ text: measure(value, unit), paint: tone }];
    if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
      return [{ text: "[" }, ...listInks(value, ", ", style), { text: "]" }];
    }
    return drawMarkers(lineText(jsonText(value)), style, tone);
  }

  /** @param tone what the whole event is painted in, if it failed */
  return (record: EventRecord, tone: Paint | undefined): Ink[] => {
    const inks: Ink[] = [];
    for (const each of fieldsOf(record)) draw(each, tone, inks);
    return inks;
  };
}

function listInks(items: readonly unknown[], separator: string, style: Style): Ink[] {
  const inks: Ink[] = [];
  for (const item of items) {
    if (inks.length > 0) inks.push({ text: separator });
    const text = typeof item === "string" ? wordText(item) : lineText(jsonText(item));
    inks.push(...drawMarkers(text, style));
  }
  return inks;
}

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
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Json)[part];
  }
  return value;
}
