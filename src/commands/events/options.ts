import type { Start } from "../../io/follow/start.ts";

/** How events are shown: a line each, as JSON lines, or as the bytes they came as. */
export type EventOutput = "pretty" | "json" | "raw";

/** Which events are chosen (docs/query.md). */
export interface ChoiceOptions {
  readonly follow: boolean;
  /** Which lines are shown at first. */
  readonly lines: Start | undefined;
  readonly events: readonly string[];
  readonly sources: readonly string[];
  readonly runs: readonly string[];
  readonly cycles: readonly string[];
  readonly tags: readonly string[];
  readonly errors: boolean;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly where: string | undefined;
  /** Names of events after which nothing is shown. */
  readonly untilEvents: readonly string[];
}

/** How they are shown. */
export interface ShowOptions {
  readonly output: EventOutput;
  readonly wide: boolean;
  readonly fields: readonly string[];
  readonly hide: readonly string[];
  readonly local: boolean;
  readonly color: boolean;
}
