import type { Emitter, Events, Extra, Span, Spans, Tags } from "./index.ts";
import { frameOf, lineOf, payloadJson, timestampOf, type Frame } from "./line.ts";
import type { Outlet } from "./outlet.ts";
import type { SpanEvents } from "./spans.ts";
import type { ErrorHandler } from "./options.ts";
import { InvalidEvent } from "./invalid-event.ts";
import { wordsOfAny } from "./told.ts";

/** What all emitters of a run share. */
export interface RunState {
  readonly runId: string;
  cycle: number;
  readonly outlet: Outlet;
  readonly spans: ReadonlyMap<string, SpanEvents>;
  readonly onError: ErrorHandler;
  /** Throws if a line is not valid, where that was asked for. */
  readonly demand: ((event: string, line: string) => void) | undefined;
  readonly close: () => Promise<void>;
}

/** How long sockets are given to take what is left, ms. */
const patience = 2000;

export class RunEmitter implements Emitter {
  readonly #run: RunState;
  readonly #source: string;
  readonly #tags: Tags;
  /** Undefined if source or tags can't be written: every event says so then. */
  readonly #frame: Frame | undefined;

  constructor(run: RunState, source: string, tags: Tags) {
    this.#run = run;
    this.#source = source;
    this.#tags = tags;
    try {
      this.#frame = frameOf(source, run.runId, tags);
    } catch {
      this.#frame = undefined;
    }
  }

  get runId(): string {
    return this.#run.runId;
  }

  get cycle(): number {
    return this.#run.cycle;
  }

  get dropped(): number {
    return this.#run.outlet.dropped;
  }

  emit<Name extends keyof Events>(event: Name, payload: Events[Name], extra?: Extra): void {
    const line = this.#lineOf(event, payload, extra);
    if (line === undefined) return;
    this.#run.demand?.(event, line);
    try {
      this.#run.outlet.take(line);
    } catch (error) {
      // There is no memory for it.
      this.#lose(`${event} was dropped: ${wordsOfAny(error)}`);
    }
  }

  span<Name extends keyof Spans>(name: Name, payload: Spans[Name]["start"]): Span<Name> {
    const events = this.#run.spans.get(name);
    if (!events) {
      this.#lose(`there is no span "${name}"`);
      return { end: () => undefined };
    }
    const begin = performance.now();
    const known = this.#keysOf(events.keys, payload);
    this.emit(events.start as keyof Events, payload);
    let isOpen = true;
    return {
      end: (ending) => {
        if (!isOpen) return;
        isOpen = false;
        const { time } = events;
        const took = (performance.now() - begin) * (time?.perMs ?? 1);
        const timed = time ? { [time.field]: Math.round(took * 1000) / 1000 } : {};
        try {
          const whole = { ...known, ...timed, ...(ending as object) } as Events[keyof Events];
          this.emit(events.end as keyof Events, whole);
        } catch (error) {
          if (error instanceof InvalidEvent) throw error;
          this.#lose(`${events.end} was dropped: ${wordsOfAny(error)}`);
        }
      },
    };
  }

  /** What tells a span apart, as it is now. */
  #keysOf(keys: readonly string[], payload: unknown): Record<string, unknown> {
    const known: Record<string, unknown> = {};
    try {
      const given = payload as Readonly<Record<string, unknown>>;
      for (const key of keys) if (given[key] !== undefined) known[key] = given[key];
    } catch {
      // The event that starts it tells that it can't be read.
    }
    return known;
  }

  nextCycle(): number {
    return ++this.#run.cycle;
  }

  as(source: string, tags: Tags = {}): Emitter {
    return new RunEmitter(this.#run, source, { ...this.#tags, ...tags });
  }

  flush(): Promise<void> {
    return this.#run.outlet.flush(patience);
  }

  close(): Promise<void> {
    return this.#run.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #lineOf(event: string, payload: unknown, extra: Extra | undefined): string | undefined {
    try {
      const json = payloadJson(payload);
      const { source = this.#source, tags, cycle = this.#run.cycle, timestamp } = extra ?? {};
      const isOwn = source !== this.#source || tags !== undefined || !this.#frame;
      const frame = isOwn
        ? frameOf(source, this.#run.runId, { ...this.#tags, ...tags })
        : this.#frame;
      const time = timestamp ? timestamp.toISOString() : timestampOf(Date.now());
      return lineOf(frame, time, cycle, event, json);
    } catch (error) {
      this.#lose(`${wordsOfAny(event)} was dropped: ${wordsOfAny(error)}`);
      return undefined;
    }
  }

  #lose(message: string): void {
    this.#run.outlet.drop("an event could not be written as JSON");
    this.#run.onError(new Error(message));
  }
}
