import type { ContractOptions } from "../contract-setup.ts";

export interface EmitOptions extends ContractOptions {
  readonly maxLineBytes: number;
  readonly run: string | undefined;
  readonly cycle: string | undefined;
  readonly source: string | undefined;
  /** Written key=value. */
  readonly tags: readonly string[];
  /** The folder of logs, or the one log for everything. */
  readonly dir: string | undefined;
  readonly file: string | undefined;
  /** Whether events go to a file at all. */
  readonly toFile: boolean;
  /** Addresses of sockets that get a copy. */
  readonly to: readonly string[];
  readonly tokenFile: string | undefined;
  readonly spool: string | undefined;
  /** Whether lines go to standard output instead. */
  readonly print: boolean;
  readonly redact: boolean;
  /** What becomes of an event with errors: it is written, written and told, or refused. */
  readonly validate: "off" | "warn" | "error";
  readonly fsync: "never" | "batch" | "event";
  /** Makes every line of standard input the payload of this event. */
  readonly event: string | undefined;
  readonly exec: boolean;
}
