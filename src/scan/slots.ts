import type { CatalogEvent, Slot } from "../contract/catalog.ts";
import { absent, valueAt } from "../contract/pointer.ts";

/** Writes the slots of a payload into the columns of its line; what does not fit stays NaN. */
export function fillSlots(
  event: CatalogEvent,
  payload: unknown,
  line: number,
  columns: readonly Float64Array[],
): void {
  const { slots } = event;
  const isObject = typeof payload === "object" && payload !== null && !Array.isArray(payload);
  for (let k = 0; k < slots.length; k++) {
    const slot = slots[k]!;
    // What an object inherits is no number, boolean or text, so that its own fields need no other look-up.
    const value =
      isObject && slot.path.length === 1
        ? (payload as Readonly<Record<string, unknown>>)[slot.path[0]!]
        : valueAt(payload, slot.path);
    if (value !== absent && value !== undefined) columns[k]![line] = slotValue(slot, value);
  }
}

function slotValue(slot: Slot, value: unknown): number {
  if (slot.kind === "number") return typeof value === "number" ? value : Number.NaN;
  if (slot.kind === "boolean") return typeof value === "boolean" ? Number(value) : Number.NaN;
  if (typeof value !== "string") return Number.NaN;
  return slot.kind === "enum" ? slot.values.indexOf(value) : textHash(value);
}

/** A 53-bit hash of a text, so that a column of numbers can hold a span's key. */
function textHash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
