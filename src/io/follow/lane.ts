/** What is shown in the order it was written: one name and all files that have had it, or one stream. */
export interface Lane {
  /** Counts from 0. */
  readonly id: number;
  /** As the user would name it. */
  readonly name: string;
}

/** What following yields. */
export type Piece =
  /** Whole lines, valid until the next piece is asked for. */
  | { readonly kind: "lines"; readonly lane: Lane; readonly bytes: Uint8Array }
  /** The last line of an input that is over; its newline is missing. */
  | { readonly kind: "rest"; readonly lane: Lane; readonly bytes: Uint8Array }
  /** A line over the limit, whose bytes were counted and dropped. */
  | { readonly kind: "long"; readonly lane: Lane; readonly bytes: number };
