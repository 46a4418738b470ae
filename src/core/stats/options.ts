import type { Catalog } from "../../contract/catalog.ts";
import type { Batch } from "../../scan/batch.ts";
import type { EventRecord } from "../record.ts";
import type { Policy } from "../validate/policy.ts";
import type { Decoding } from "./rare.ts";
import type { Snapshot } from "./snapshot.ts";

export interface FoldOptions extends Decoding {
  readonly catalog: Catalog;
  /** What severities findings have; an event with an error fails the contract. */
  readonly policy: Policy;
  /** Whether such events are counted all the same. */
  readonly includeInvalid: boolean;
  /** Which events are counted; all if absent. Takes several times as long. */
  readonly select?: ((record: EventRecord) => boolean) | undefined;
  /** Whether an event tells of a failure, for groups. */
  readonly isFailure: (record: EventRecord) => boolean;
  /** What events are grouped by; nothing if empty. */
  readonly by: readonly string[];
  /** Numeric fields to measure beside those the schemas name. */
  readonly fields?: readonly string[];
  /** Spans of each name to keep as the slowest. */
  readonly slowest: number;
}

/** Folds batches, in the order of the input, into statistics. */
export interface Stats {
  /** Another input begins. */
  input(): void;
  batch(batch: Batch): void;
  /** Lines that are too long, or no text. */
  skipped(lines: number, bytes: number): void;
  /** What is known of lines that come after those so far. */
  add(data: Snapshot): void;
  snapshot(): Snapshot;
}
