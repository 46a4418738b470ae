import { walkValues } from "./values.ts";

/** Where a value of a line stands, byte offsets in the chunk. */
export interface Location {
  readonly key: number;
  readonly value: number;
}

/**
 * Finds a value by its path. Of a repeated key the last counts, as for JSON.parse.
 * A path that leads nowhere is found at the nearest value above it.
 */
export function locate(
  bytes: Uint8Array,
  start: number,
  end: number,
  path: readonly string[],
): Location {
  let best: Location = { key: start, value: start };
  let depth = 0;
  walkValues(bytes, start, end, (visit) => {
    const length = visit.path.length;
    if (length < depth || length > path.length) return;
    if (!visit.path.every((token, i) => token === path[i])) return;
    depth = length;
    best = { key: visit.key, value: visit.start };
  });
  return best;
}

/** The column of a byte of a line: UTF-16 code units from its start, counted from 1. */
export const columnOf = (bytes: Uint8Array, start: number, at: number): number =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, at)).length + 1;
