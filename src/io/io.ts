import type { Readable } from "node:stream";

/** Where text goes: standard output or error. `write` waits when the reader is slow. */
export interface Sink {
  readonly isTTY: boolean;
  /** Width in columns; undefined if it is no terminal. */
  readonly columns: number | undefined;
  /** Height in rows; undefined if it is no terminal. */
  readonly rows: number | undefined;
  /** Calls a function whenever the size of the terminal changes. */
  onResize(listener: () => void): void;
  write(text: string | Uint8Array): Promise<void>;
  /** Whether somebody may still read what is written; false only if the reader is known to have gone. */
  hasReader(): boolean;
}

/** Everything of the process a command may use. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Processor cores the process may use. */
  readonly cores: number;
  /** The file of the program that scanning workers run. */
  readonly scanWorker: string;
  /** Aborted by Ctrl-C, SIGTERM or SIGHUP; its reason is the name of the signal. */
  readonly signal: AbortSignal;
  /** Asks that a signal not end the process after a while: the command ends once a program of its own has. */
  readonly outlast: () => void;
}
