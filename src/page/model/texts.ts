import type { EventRecord } from "../../core/record.ts";
import { spanText } from "../../report/events/time.ts";
import type { PackedField } from "../data/format.ts";

/** A value as JSON, also where it is nested deeper than the stack. */
export function jsonText(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, null, indent) ?? "";
  } catch {
    return "(nested too deep to show)";
  }
}

/** A value of a field on one line. */
export function valueText(value: unknown, unit?: PackedField["unit"]): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" && unit === "ms") return spanText(value);
  if (typeof value === "number" && unit === "s") return spanText(value * 1000);
  if (typeof value === "number" && unit === "tokens/s") return `${value} tokens/s`;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
    return value.join(", ");
  }
  return jsonText(value);
}

/** What the filter looks at: event, source, run and all texts and numbers of an event, in lower case. */
export function searchText({
  text,
  value,
  payload,
  tags,
  event,
  source,
  run,
}: EventRecord): string {
  if (value === undefined) return text.toLowerCase();
  const parts: string[] = [event, source, run];
  // Values may be nested deeper than the stack.
  const open: unknown[] = [tags, payload];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item === "string") parts.push(item);
    else if (typeof item === "object" && item !== null)
      for (const inner of Object.values(item)) open.push(inner);
    else parts.push(String(item));
  }
  return parts.join("\n").toLowerCase();
}
