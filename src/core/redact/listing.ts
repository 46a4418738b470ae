import { pointerOf } from "./fields.ts";
import type { Change } from "./redactor.ts";

/** Values that one rule takes at one place of a line. */
export interface ListEntry {
  readonly file: string;
  readonly line: number;
  /** Of the line's start, bytes from the start of the (uncompressed) input. */
  readonly byteOffset: number;
  /** JSON Pointer (RFC 6901) from the event's root; "" for a line that is no JSON, and for a name. */
  readonly pointer: string;
  readonly rule: string;
  readonly count: number;
}

/** What became of one input, or of all. */
export interface RedactionTotals {
  lines: number;
  bytes: number;
  /** Lines that change. */
  changed: number;
  /** Values that are replaced. */
  replaced: number;
  /** Changed lines that are no JSON. */
  bad: number;
  /** Lines that are left out. */
  withheld: number;
}

export const noRedactions = (): RedactionTotals => ({
  lines: 0,
  bytes: 0,
  changed: 0,
  replaced: 0,
  bad: 0,
  withheld: 0,
});

/** Everything a report may tell of a redaction; never a value. */
export interface RedactionResult {
  readonly summary: RedactionTotals & { readonly files: number };
  readonly files: readonly (RedactionTotals & { readonly name: string })[];
  /** Values by rule, the most first. */
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
  readonly entries: readonly ListEntry[];
  /** Entries beyond those listed. */
  readonly moreEntries: number;
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
  readonly interrupted: boolean;
}

/** Gathers what is replaced, in bounded memory: counts stay exact however many there are. */
export interface Listing {
  readonly rules: ReadonlyMap<string, number>;
  readonly entries: readonly ListEntry[];
  readonly more: number;
  add(file: string, change: Change): void;
}

/** Counts a line that changes. */
export function countChange({ redacted }: Change, totals: RedactionTotals): void {
  totals.changed++;
  if ("withheld" in redacted) totals.withheld++;
  else if ("replaced" in redacted) {
    if (redacted.isBad) totals.bad++;
    totals.replaced += redacted.replaced.length;
  }
}

/** Entries that are kept one by one. */
const mostEntries = 10_000;

/** The rule of lines that are left out. */
const withheldRule = {
  "bad-line": "line.not-json",
  unsettled: "line.unsettled",
  long: "line.too-long",
} as const;

export function createListing(): Listing {
  const rules = new Map<string, number>();
  const entries: ListEntry[] = [];
  let more = 0;
  const list = (entry: ListEntry): void => {
    rules.set(entry.rule, (rules.get(entry.rule) ?? 0) + entry.count);
    if (entries.length < mostEntries) entries.push(entry);
    else more++;
  };
  return {
    rules,
    entries,
    get more() {
      return more;
    },
    add(file, { line, byteOffset, redacted }) {
      if ("unclassified" in redacted) return;
      if ("withheld" in redacted) {
        const rule = withheldRule[redacted.withheld];
        list({ file, line, byteOffset, pointer: "", rule, count: 1 });
        return;
      }
      const counts = new Map<string, number>();
      for (const { path, rule } of redacted.replaced) {
        const place = `${rule} ${pointerOf(path ?? [])}`;
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
      for (const [place, count] of counts) {
        const space = place.indexOf(" ");
        const [rule, pointer] = [place.slice(0, space), place.slice(space + 1)];
        list({ file, line, byteOffset, pointer, rule, count });
      }
    },
  };
}
