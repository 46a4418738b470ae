import type { Paint } from "../style.ts";

/** The bytes a paint puts before and after a text. */
export interface Codes {
  readonly open: Uint8Array;
  readonly close: Uint8Array;
}

/** Finds out what paints put around texts; nothing where they leave them as they are. */
export function createCodes(): (paint: Paint) => Codes | undefined {
  const known = new Map<Paint, Codes | undefined>();
  return (paint) => {
    if (known.has(paint)) return known.get(paint);
    const [open = "", close = ""] = paint("|").split("|");
    const codes = open === "" ? undefined : { open: Buffer.from(open), close: Buffer.from(close) };
    known.set(paint, codes);
    return codes;
  };
}
