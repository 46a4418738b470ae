import type { CorePayloads, CoreSpans } from "../contract/generated/events.ts";

export { createEmitter } from "./create.ts";
export { loadSchemas } from "./schemas.ts";
export { InvalidEvent } from "./invalid-event.ts";
export type { Schemas } from "./schemas.ts";
export type { EmitterOptions, ErrorHandler, FileOptions, SocketOptions } from "./options.ts";

/**
 * The payload of every event, by name. Extension events are added by what `telemetry schema types DIR` prints, or by
 * hand: `declare module "agent-telemetry" { interface Events { "memory.recalled": { items: number } } }`.
 */
export interface Events extends CorePayloads {}

/** What is given at the start and at the end of every span, by name; added to as `Events` is. */
export interface Spans extends CoreSpans {}

/** Values of tags (CONTRACT, envelope). */
export type Tags = Readonly<Record<string, string | number | boolean>>;

/** What one event may have other than its emitter. */
export interface Extra {
  readonly source?: string;
  readonly tags?: Tags;
  readonly cycle?: number;
  /** When it happened, if not now. */
  readonly timestamp?: Date;
}

/** Writes the events of one run. Nothing here throws or waits unless the options ask for it. */
export interface Emitter {
  readonly runId: string;
  readonly cycle: number;
  /** Takes an event; its payload is read at once and may change afterwards. */
  emit<Name extends keyof Events>(event: Name, payload: Events[Name], extra?: Extra): void;
  /** Emits the start of a span, and at its end the event that ends it, with the time it took. */
  span<Name extends keyof Spans>(name: Name, payload: Spans[Name]["start"]): Span<Name>;
  /** Goes on to the next improvement cycle; returns its number. */
  nextCycle(): number;
  /** An emitter of the same run and log for another source, with more tags. */
  as(source: string, tags?: Tags): Emitter;
  /** Settles once all events so far are written and sent, or can't be. */
  flush(): Promise<void>;
  /** Writes what is left and closes all transports; what is emitted afterwards is dropped. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
  /** Events so far that were dropped: there was no room, they could not be made JSON, or the emitter was closed. */
  readonly dropped: number;
}

/** A span that has begun. */
export interface Span<Name extends keyof Spans> {
  /** Emits its last event. Once; a second call does nothing. */
  end(payload: Spans[Name]["end"]): void;
}
