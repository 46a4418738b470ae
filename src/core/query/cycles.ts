/** Cycles from one to another, both included. */
export interface CycleRange {
  readonly from: number;
  readonly to: number;
}

const range = /^(\d{1,15})?(?:(-)(\d{1,15})?)?$/;

/**
 * Reads cycles: `3`, `3-5`, `3-`, `-5`, and lists of them, `1,4-6`.
 * @returns undefined if it can't be read or a range is empty
 */
export function parseCycles(text: string): CycleRange[] | undefined {
  const ranges: CycleRange[] = [];
  for (const part of text.split(",")) {
    const [, first, dash, last] = range.exec(part.trim()) ?? [];
    if (first === undefined && last === undefined) return undefined;
    const from = first === undefined ? 1 : Number(first);
    const to = dash === undefined ? from : Number(last ?? Number.POSITIVE_INFINITY);
    if (to < from || to < 1) return undefined;
    ranges.push({ from, to });
  }
  return ranges;
}
