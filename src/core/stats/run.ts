import { CycleSet } from "./cycle-set.ts";
import { OpenSpans } from "./open-spans.ts";
import { orNaN, orNull, type EndData, type RunData } from "./snapshot.ts";

/** What is known of one run. */
export class Run {
  readonly id: string;
  events = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  readonly cycles = new CycleSet();
  /** Made when the first one begins: there may be many runs, and most logs of many have few spans each. */
  #spans: Map<string, OpenSpans> | undefined;
  /** The same by their number in the plan, so that no name is looked up. */
  #byNumber: (OpenSpans | undefined)[] | undefined;
  #accepted = Number.POSITIVE_INFINITY;
  #verdict = "";
  #decidedAt = Number.NaN;

  constructor(id: string) {
    this.id = id;
  }

  spansOf(number: number, name: string): OpenSpans {
    const known = (this.#byNumber ??= []);
    return (known[number] ??= this.spans(name));
  }

  spans(name: string): OpenSpans {
    const all = (this.#spans ??= new Map());
    const known = all.get(name);
    if (known) return known;
    const spans = new OpenSpans();
    all.set(name, spans);
    return spans;
  }

  decide(verdict: string, isAccepting: boolean, cycle: number, time: number): void {
    if (isAccepting && cycle < this.#accepted) this.#accepted = cycle;
    // Also a decision without a time replaces the one before.
    if (time < this.#decidedAt) return;
    this.#verdict = verdict;
    this.#decidedAt = time;
  }

  /** The last decision, "" for none. */
  get verdict(): string {
    return this.#verdict;
  }

  /** How many spans are open, by name. */
  *open(): Generator<readonly [name: string, count: number]> {
    for (const [name, { size }] of this.#spans ?? []) yield [name, size];
  }

  /** @param found called for each span that begins here and ends there */
  addData(data: RunData, found: (span: string, end: EndData, began: number) => void): void {
    this.events += data.events;
    this.first = Math.min(this.first, data.first ?? this.first);
    this.last = Math.max(this.last, data.last ?? this.last);
    for (let i = 0; i < data.cycles.length; i += 2) {
      this.cycles.addRange(data.cycles[i]!, data.cycles[i + 1]!);
    }
    if (data.verdict !== "") this.decide(data.verdict, false, Number.NaN, orNaN(data.decidedAt));
    this.#accepted = Math.min(this.#accepted, data.accepted ?? this.#accepted);
    for (const span of data.spans) {
      this.spans(span.name).addData(span, (end, began) => found(span.name, end, began));
    }
  }

  data(): RunData {
    return {
      id: this.id,
      events: this.events,
      first: orNull(this.first),
      last: orNull(this.last),
      cycles: this.cycles.ranges(),
      accepted: orNull(this.#accepted),
      verdict: this.#verdict,
      decidedAt: orNull(this.#decidedAt),
      spans: [...(this.#spans ?? [])]
        .filter(([, spans]) => !spans.isEmpty)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, spans]) => spans.data(name)),
    };
  }
}
