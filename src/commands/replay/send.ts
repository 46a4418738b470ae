import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import type { Io, Sink } from "../../io/io.ts";
import { addressText, parseAddress } from "../../io/sockets/address.ts";
import { createSender, type Sender } from "../../io/sockets/sender.ts";
import { readToken } from "../../io/sockets/token-file.ts";
import { countLines } from "../../scan/lines.ts";
import { counted } from "../../report/numbers.ts";
import { exitCodes } from "../exit-codes.ts";
import type { ReplayOptions } from "./options.ts";
import { replay } from "./replay.ts";

export interface SendOptions extends ReplayOptions {
  /** Addresses that get the events. */
  readonly sendTo: readonly string[];
  readonly tokenFile: string | undefined;
  /** PEM files: the authority to trust, and a certificate of one's own with its key. */
  readonly tlsCa: string | undefined;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
}

/** Bytes that may wait before playback does. */
const mostWaiting = 1 << 20;
/** How long the other side may be away while playback waits for it to take something, and at the end, ms. */
const patience = 10_000;
/** The same after a signal. */
const patienceAfterSignal = 1000;
/** How often it is looked for a signal, ms. */
const lookEvery = 200;
const newline = 0x0a;

/**
 * Replays events to sockets: the lines of the log as they are, when they are due; returns the exit code.
 * @throws Problem for an option that can't work
 */
export async function sendReplay(
  named: readonly string[],
  options: SendOptions,
  io: Io,
): Promise<number> {
  if (options.mode !== "play" || options.html !== undefined) {
    throw new Problem(
      "--to an address sends events; what is made of them is printed",
      "leave one of the two out",
    );
  }
  const senders = openSenders(options, io);
  const sink = createSendSink(senders, io.signal);
  const sending: Io = Object.create(io, { stdout: { value: sink } });
  let code: number = exitCodes.clean;
  try {
    code = await replay(named, { ...options, output: "raw", plain: true }, sending);
  } finally {
    sink.end();
    const ms = io.signal.aborted ? patienceAfterSignal : patience;
    for (const [i, { sender }] of senders.entries()) {
      const left = (await drained(sender, ms, io.signal)) + sender.dropped;
      await sender.close();
      if (left === 0) continue;
      await io.stderr.write(`error: ${counted(left, "line")} not sent to ${senders[i]!.name}\n`);
      code = Math.max(code, exitCodes.unreadable);
    }
  }
  return code;
}

interface Named {
  readonly name: string;
  readonly sender: Sender;
}

function openSenders({ sendTo, tokenFile, tlsCa, tlsCert, tlsKey }: SendOptions, io: Io): Named[] {
  const at = (file: string | undefined) => (file === undefined ? undefined : resolve(io.cwd, file));
  const tls = { ca: at(tlsCa), cert: at(tlsCert), key: at(tlsKey) };
  const token =
    tokenFile === undefined ? undefined : readToken(resolve(io.cwd, tokenFile), tokenFile);
  const onError = ({ message }: Error): void =>
    void io.stderr.write(`-- ${message}\n`).catch(() => undefined);
  return sendTo.map((text) => {
    const address = parseAddress(text);
    const sender = createSender(address, { ...(token !== undefined && { token }), tls, onError });
    return { name: addressText(address), sender };
  });
}

/** What is written goes to all senders, in whole lines; writing waits for the slowest. */
function createSendSink(senders: readonly Named[], signal: AbortSignal): Sink & { end(): void } {
  /** A line whose end is still to come. */
  let open = Buffer.alloc(0);
  const send = (lines: Uint8Array): void => {
    if (lines.length === 0) return;
    const count = countLines(lines);
    for (const { sender } of senders) sender.send(lines, count);
  };
  return {
    isTTY: false,
    columns: undefined,
    rows: undefined,
    onResize: () => undefined,
    hasReader: () => true,
    async write(text) {
      const bytes = Buffer.concat([open, typeof text === "string" ? Buffer.from(text) : text]);
      const end = bytes.lastIndexOf(newline) + 1;
      send(bytes.subarray(0, end));
      open = bytes.subarray(end);
      for (const { sender } of senders) {
        while (sender.pendingBytes > mostWaiting && !sender.hasFailed && !signal.aborted) {
          await sender.drain(lookEvery);
        }
      }
    },
    end() {
      send(open.length === 0 ? open : Buffer.concat([open, Buffer.of(newline)]));
      open = Buffer.alloc(0);
    },
  };
}

/** Lines that are left once all have gone out, the time is over, or a signal has come. */
async function drained(sender: Sender, ms: number, signal: AbortSignal): Promise<number> {
  const until = performance.now() + ms;
  for (;;) {
    const wasAborted = signal.aborted;
    const left = await sender.drain(Math.min(lookEvery, Math.max(0, until - performance.now())));
    if (left === 0 || sender.hasFailed || performance.now() >= until) return left;
    if (signal.aborted && !wasAborted) return drained(sender, patienceAfterSignal, signal);
  }
}
