import type { Schemas } from "./schemas.ts";
import type { Tags } from "./index.ts";

/** Told of what goes wrong outside the agent's own calls: a full disk, a lost connection, an event that is not valid. */
export type ErrorHandler = (error: Error) => void;

/** How a socket is reached. */
export interface SocketOptions {
  /** `tcp://host:port`, `tls://host:port` or `zmq+tcp://host:port`. */
  readonly address: string;
  /** What is sent first, for a collector that asks for it. */
  readonly token?: string;
  /** PEM files: the authority to trust, and a certificate of one's own. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Bytes kept in memory while the other side is away (default: 8 MiB). */
  readonly maxBytes?: number;
  /** A file for what has no room in memory. */
  readonly spool?: string;
}

/** A log by its path, whatever it ends in. */
export interface FileOptions {
  readonly path: string;
}

export interface EmitterOptions {
  /** Default: TELEMETRY_RUN_ID. */
  readonly runId?: string;
  /** The subsystem that writes: planner, executor, reviewer, ... Default: TELEMETRY_SOURCE. */
  readonly source?: string;
  /** Where the run begins (default: TELEMETRY_CYCLE, else 1). */
  readonly cycle?: number;
  /** Tags of every event, on top of those of TELEMETRY_TAGS. */
  readonly tags?: Tags;
  /**
   * Where events go: `file`, a path of a log (ends in .jsonl or .ndjson), or the address of a socket (default: the file
   * `<folder>/<run_id>.jsonl`). The file is the record, a socket gets a copy.
   */
  readonly transports?: readonly (string | FileOptions | SocketOptions)[];
  /** The folder of logs (default: TELEMETRY_DIR, else logs/telemetry). */
  readonly folder?: string;
  /** Takes secrets out of events before they are written (default: true). */
  readonly redact?: boolean;
  /**
   * What becomes of an event that is not valid. It is written all the same unless this is `throw`, which makes emit()
   * throw. Default: `warn`, and `off` where NODE_ENV is production.
   */
  readonly validate?: "off" | "warn" | "throw";
  /** Schemas of extension events, from loadSchemas(). */
  readonly schemas?: Schemas;
  /** When the file is synced to the disk (default: never, the system does in its time). */
  readonly fsync?: "never" | "batch" | "event";
  /** Bytes that may wait to be written before events are dropped (default: 32 MiB). */
  readonly maxQueueBytes?: number;
  /** Default: a warning of the process, once for each message. */
  readonly onError?: ErrorHandler;
}
