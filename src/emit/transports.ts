import { join, resolve } from "node:path";
import { LogFile } from "../io/append/log-file.ts";
import { logPath } from "../io/log-path.ts";
import { parseAddress } from "../io/sockets/address.ts";
import { isAddress } from "../io/sockets/is-address.ts";
import { createSender, type Sender } from "../io/sockets/sender.ts";
import type { EmitterOptions, ErrorHandler } from "./options.ts";

/** Where the lines of a run go. */
export interface Transports {
  readonly files: readonly LogFile[];
  readonly senders: readonly Sender[];
}

/** @throws TypeError for what is neither a log nor an address, Problem for an address that can't be read */
export function openTransports(
  { transports = ["file"], fsync = "never" }: EmitterOptions,
  runId: string,
  folder: string,
  onError: ErrorHandler,
): Transports {
  const files: LogFile[] = [];
  const senders: Sender[] = [];
  for (const transport of transports) {
    const path = pathOf(transport, runId, folder);
    if (path !== undefined) {
      files.push(new LogFile(resolve(path), { syncs: fsync !== "never", onError }));
      continue;
    }
    const { address, ...rest } =
      typeof transport === "string" ? { address: transport } : (transport as { address: string });
    senders.push(createSender(parseAddress(address), { ...rest, onError }));
  }
  return { files, senders };
}

type Transport = NonNullable<EmitterOptions["transports"]>[number];

/** The log a transport names; undefined if it is an address. */
function pathOf(transport: Transport, runId: string, folder: string): string | undefined {
  if (typeof transport !== "string") return "path" in transport ? transport.path : undefined;
  if (transport === "file") return join(folder, logPath(runId));
  if (isAddress(transport)) return undefined;
  if (/\.(?:jsonl|ndjson)$/.test(transport)) return transport;
  throw new TypeError(
    `a transport is "file", the path of a .jsonl or .ndjson file, or an address, not "${transport}"`,
  );
}
