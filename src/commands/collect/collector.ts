import type { Budget } from "../../io/sockets/line-cutter.ts";
import type { Connection, Receiver } from "../../io/sockets/listener.ts";
import type { Policy } from "../../core/validate/policy.ts";
import type { Scanner } from "../../scan/batch.ts";
import { endOfLine } from "../../scan/lines.ts";
import { Book } from "./book.ts";
import { createIntake, type Intake } from "./intake.ts";
import { Pressure } from "./pressure.ts";
import { Rejects, type Reject } from "./rejects.ts";
import { createSorter } from "./sort.ts";
import type { Tally, Voice } from "./voice.ts";

export interface CollectorOptions {
  /** The folder of logs without symbolic links. */
  readonly root: string;
  readonly scan: Scanner;
  readonly policy: Policy;
  readonly maxLine: number;
  /** ms. */
  readonly lineTimeout: number;
  readonly voice: Voice;
}

/** Bytes that unfinished lines of all connections may take, beyond a fair share of each. */
const mostUnfinished = 64 << 20;
/** How often it is looked for lines that take too long, and progress is told, ms. */
const checkEvery = 1000;
const tellEvery = 500;

/** Takes lines of many connections to the logs of their runs. */
export class Collector {
  readonly #options: CollectorOptions;
  readonly #budget: Budget = { free: mostUnfinished };
  readonly #intakes = new Set<Intake>();
  readonly #book: Book;
  readonly #rejects: Rejects;
  readonly #pressure: Pressure;
  readonly #sort: ReturnType<typeof createSorter>;
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #tally = { connections: 0, lines: 0, bytes: 0 };
  #onEmpty: () => void = () => undefined;
  /** Whether something could not be written since senders last had to wait. */
  #isFailing = false;

  constructor(options: CollectorOptions) {
    const { root, scan, policy, lineTimeout, voice } = options;
    this.#options = options;
    this.#sort = createSorter(scan, policy);
    const onError = ({ message }: Error): void => {
      this.#isFailing = true;
      voice.warn(message, `${message}; trying again, senders wait`);
    };
    this.#rejects = new Rejects(root, onError);
    this.#book = new Book({
      root,
      onError,
      onBarred: (run, lines, reason) => this.#bar(run, lines, reason),
      onTorn: (path, line) => this.#reject({ peer: path, reasons: ["log.torn-tail"], line }),
    });
    this.#pressure = new Pressure({
      pendingBytes: () => this.#book.pendingBytes + this.#rejects.pendingBytes,
      onPause: () => {
        for (const { connection } of this.#intakes) connection.pause();
      },
      onResume: () => {
        this.#isFailing = false;
        const now = performance.now();
        for (const intake of this.#intakes) intake.resume(now);
      },
    });
    const check = (): void => {
      if (this.#pressure.isHigh) return;
      const now = performance.now();
      for (const intake of this.#intakes) intake.check(now);
    };
    this.#timers = [
      setInterval(check, Math.min(checkEvery, lineTimeout / 4)),
      setInterval(() => voice.progress(this.tally), tellEvery),
    ];
  }

  get tally(): Tally {
    const { connections, lines, bytes } = this.#tally;
    return { connections, lines, bytes, open: this.#intakes.size, rejects: this.#rejects.count };
  }

  get rejectsPath(): string | undefined {
    return this.#rejects.path;
  }

  /** Takes a connection up. */
  readonly admit = (connection: Connection): Receiver => {
    const { maxLine, lineTimeout } = this.#options;
    const intake: Intake = createIntake(connection, {
      sort: this.#sort,
      take: (run, bytes, lines) => this.#take(run, bytes, lines),
      reject: (reject) => this.#reject(reject),
      onBytes: (bytes) => this.#pressure.add(bytes),
      onEnd: () => {
        this.#intakes.delete(intake);
        if (this.#intakes.size === 0) this.#onEmpty();
      },
      maxLine,
      budget: this.#budget,
      lineTimeout,
    });
    this.#intakes.add(intake);
    this.#tally.connections++;
    if (this.#pressure.isHigh) connection.pause();
    return intake;
  };

  #take(run: string, bytes: Uint8Array, lines: number): void {
    this.#tally.lines += lines;
    this.#tally.bytes += bytes.length;
    this.#book.add(run, bytes);
  }

  #reject(reject: Reject): void {
    const { peer, reasons, part } = reject;
    this.#rejects.add(reject);
    if (part?.isLast === false) return;
    this.#options.voice.warn(
      `rejected ${reasons.join()}`,
      `a line of ${peer} was rejected: ${reasons.join(", ")}`,
    );
  }

  #bar(run: string, lines: Uint8Array, reason: string): void {
    for (let at = 0; at < lines.length;) {
      const end = endOfLine(lines, at);
      this.#tally.lines--;
      this.#tally.bytes -= end + 1 - at;
      this.#reject({ peer: `run ${run}`, reasons: [reason], line: lines.subarray(at, end) });
      at = end + 1;
    }
  }

  /** Takes what senders have sent already, and writes everything; returns the bytes that could not be written. */
  async close(): Promise<number> {
    const isEmpty = new Promise<void>((settle) => (this.#onEmpty = settle));
    const mustCut = this.#pressure.isHigh && this.#isFailing;
    if (this.#intakes.size === 0) this.#onEmpty();
    for (const { connection } of this.#intakes) {
      // What was not read yet because files can't be written would only be lost.
      if (mustCut) connection.cut();
      else connection.finish();
    }
    await isEmpty;
    this.#pressure.stop();
    for (const timer of this.#timers) clearInterval(timer);
    const lost = await this.#book.close();
    return lost + (await this.#rejects.close());
  }
}
