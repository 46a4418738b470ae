import type { Start } from "../../io/follow/start.ts";
import type { ContractOptions } from "../contract-setup.ts";

/** How events are shown: a line each, as JSON lines, or as the bytes they came as. */
export const tailOutputs = ["pretty", "json", "raw"] as const;

export type TailOutput = (typeof tailOutputs)[number];

export interface TailOptions extends ContractOptions {
  readonly follow: boolean;
  /** Which lines are shown at first. */
  readonly lines: Start | undefined;
  /** No notices on stderr. */
  readonly quiet: boolean;
  /** Processes; when all of them have ended, so does tail. */
  readonly pids: readonly number[];
  /** How often files are looked at, ms; undefined for watches. */
  readonly poll: number | undefined;
  readonly output: TailOutput;
  readonly wide: boolean;
  readonly fields: readonly string[];
  readonly hide: readonly string[];
  readonly local: boolean;
  readonly events: readonly string[];
  readonly sources: readonly string[];
  readonly runs: readonly string[];
  readonly cycles: readonly string[];
  readonly tags: readonly string[];
  readonly errors: boolean;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly where: string | undefined;
  readonly untilEvents: readonly string[];
  readonly idleTimeout: string | undefined;
  readonly check: boolean;
  readonly hints: boolean;
  readonly maxLineBytes: number;
  readonly color: boolean;
}
