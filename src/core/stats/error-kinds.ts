import type { ErrorData, Spot } from "./snapshot.ts";

/** Kinds of errors that are told apart; more would fill the memory where every message is another. */
const most = 4096;

/** Errors by class and shape of message. */
export class ErrorKinds {
  readonly #kinds = new Map<string, ErrorData & { count: number; failures: number }>();
  #others = 0;

  add(event: string, exception: string, message: string, isFailure: boolean, first: Spot): void {
    const failures = Number(isFailure);
    const known = this.#kinds.get(keyOf(event, exception, message));
    if (known) {
      known.count++;
      known.failures += failures;
    } else this.#add({ event, exception, message, count: 1, failures, first });
  }

  addData(errors: readonly ErrorData[], others: number): void {
    for (const error of errors) this.#add(error);
    this.#others += others;
  }

  /** The most frequent first. */
  data(): ErrorData[] {
    return [...this.#kinds.entries()]
      .toSorted(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1))
      .map(([, { event, exception, message, count, failures, first }]) => ({
        event,
        exception,
        message,
        count,
        failures,
        first,
      }));
  }

  get others(): number {
    return this.#others;
  }

  #add(error: ErrorData): void {
    const key = keyOf(error.event, error.exception, error.message);
    const known = this.#kinds.get(key);
    if (known) {
      known.count += error.count;
      known.failures += error.failures;
    } else if (this.#kinds.size < most) this.#kinds.set(key, { ...error });
    else this.#others += error.count;
  }
}

const keyOf = (event: string, exception: string, message: string): string =>
  `${event}\n${exception}\n${message}`;
