import type { Model } from "./model.ts";
import { searchText } from "./texts.ts";

/** Which events are shown. */
export interface Filter {
  readonly text: string;
  /** Their positions; undefined for all. */
  readonly positions: readonly number[] | undefined;
  /** @returns whether it is another text than before */
  set(text: string): boolean;
  readonly isShown: (position: number) => boolean;
}

export function createFilter({ records }: Model): Filter {
  let text = "";
  let positions: number[] | undefined;
  let shown: Uint8Array | undefined;
  let texts: string[] | undefined;
  return {
    get text() {
      return text;
    },
    get positions() {
      return positions;
    },
    set(wanted) {
      if (wanted === text) return false;
      text = wanted;
      positions = undefined;
      shown = undefined;
      const lower = wanted.trim().toLowerCase();
      if (lower !== "") {
        texts ??= records.map(searchText);
        positions = [];
        shown = new Uint8Array(records.length);
        for (const [position, its] of texts.entries()) {
          if (!its.includes(lower)) continue;
          positions.push(position);
          shown[position] = 1;
        }
      }
      return true;
    },
    isShown: (position) => shown === undefined || shown[position] === 1,
  };
}
