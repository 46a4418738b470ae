import type { ContractOptions } from "../contract-setup.ts";
import type { ChoiceOptions, ShowOptions } from "../events/options.ts";

export interface TailOptions extends ContractOptions, ChoiceOptions, ShowOptions {
  /** No notices on stderr. */
  readonly quiet: boolean;
  /** Processes; when all of them have ended, so does tail. */
  readonly pids: readonly number[];
  /** How often files are looked at, ms; undefined for watches. */
  readonly poll: number | undefined;
  readonly idleTimeout: string | undefined;
  readonly check: boolean;
  readonly hints: boolean;
  readonly maxLineBytes: number;
}
