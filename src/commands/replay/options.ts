import type { ContractOptions } from "../contract-setup.ts";
import type { ChoiceOptions, ShowOptions } from "../events/options.ts";

/** What replay makes of the events. */
export type ReplayMode = "play" | "state" | "explain" | "map" | "lanes" | "diff" | "check";

export interface ReplayOptions extends ContractOptions, ChoiceOptions, ShowOptions {
  readonly mode: ReplayMode;
  /** How many times as fast as it was; Infinity for at once. */
  readonly speed: number;
  readonly maxGap: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Names of events or expressions; the first that holds ends playback. */
  readonly breakOn: readonly string[];
  /** `cycle=4`, `event=120` or a time; undefined for the end. */
  readonly at: string | undefined;
  /** Whether times and durations count as differences. */
  readonly timing: boolean;
  /** The file a page is written to that replays offline; undefined for none. */
  readonly html: string | undefined;
  readonly format: "text" | "json";
  /** `now` or a time; undefined to leave times as they are. */
  readonly retime: string | undefined;
  readonly newRun: string | undefined;
  /** Whether events are printed even on a terminal. */
  readonly plain: boolean;
  readonly maxLineBytes: number;
}
