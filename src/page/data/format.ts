// What a page carries: lines as columns, so that they compress well, and what their schemas say of their fields.
import type { Outcome, Schema, SpanAnnotation } from "../../contract/schema.ts";

/** A value without its scalars: a leaf, an object by its keys and their shapes, or an array of shapes. */
export type Shape = Leaf | ShapeOfObject | readonly Shape[];

interface ShapeOfObject {
  readonly k: readonly string[];
  readonly s: readonly Shape[];
}

export const leaves = {
  /** A text: itself, or the number of one in the table. */
  text: 0,
  /** A number, a boolean or null. */
  scalar: 1,
  /** A timestamp as `toISOString` writes it: ms after that of the line before. */
  time: 2,
} as const;

export type Leaf = (typeof leaves)[keyof typeof leaves];

/** The values of one leaf in all lines of a shape, or the one they all have. */
export type Column = { readonly all: Cell } | readonly Cell[];

export type Cell = string | number | boolean | null;

/** The shape of lines that are kept as texts: those that are no events, and odd ones. */
export const rawShape = -1;

export interface PackedLines {
  readonly texts: readonly string[];
  readonly shapes: readonly Shape[];
  /** Of each shape, its leaves in order. */
  readonly columns: readonly (readonly Column[])[];
  readonly raw: readonly string[];
  /** The shape of each line. */
  readonly lines: readonly number[];
}

/** What the page needs to know of an event's schema. */
export interface PackedEvent {
  readonly name: string;
  readonly span?: SpanAnnotation;
  readonly outcomes: readonly {
    readonly path: readonly string[];
    readonly outcome: Outcome;
  }[];
  /** Whether it decides on a cycle. */
  readonly isDecision: boolean;
  /** Its fields in the order they are shown. */
  readonly fields: readonly PackedField[];
}

export interface PackedField {
  readonly name: string;
  readonly label: string;
  readonly role: "headline" | "outcome" | "args" | "quiet" | "other";
  readonly unit?: Schema["x-unit"];
}

export interface PageData {
  readonly lines: PackedLines;
  readonly events: readonly PackedEvent[];
  readonly files: readonly string[];
  /** Of each line: the index of its file, and its number there less that of the line before. */
  readonly file: readonly number[];
  readonly line: readonly number[];
  /** What is wrong with lines, by their index. */
  readonly flags: readonly (readonly [line: number, message: string])[];
  /** Whether times are shown in the zone of the reader. */
  readonly isLocal: boolean;
  /** Null for at once. */
  readonly speed: number | null;
  /** ms; null for no limit. */
  readonly maxGap: number | null;
}
