import { Problem } from "../../contract/problem.ts";
import { Distribution } from "./distribution.ts";
import type { Labels, SeriesData } from "./snapshot.ts";
import { Trend } from "./trend.ts";

export type SeriesHead = Pick<SeriesData, "event" | "field" | "unit" | "type" | "name" | "bounds">;

/** A numeric field of an event: a distribution for each combination of its labels. */
export class Series {
  readonly head: SeriesHead;
  readonly #trend: Trend | undefined;
  readonly #parts = new Map<string, { readonly labels: Labels; readonly its: Distribution }>();
  #fromEdges = 0;

  constructor(head: SeriesHead) {
    this.head = head;
    this.#trend = head.type === "gauge" ? new Trend() : undefined;
  }

  /** The part of some labels; to be kept where many values come. */
  part(labels: Labels): Distribution {
    const key = keyOf(labels);
    const known = this.#parts.get(key);
    if (known) return known.its;
    const its = new Distribution(this.head.bounds);
    this.#parts.set(key, { labels, its });
    return its;
  }

  atCycle(cycle: number, value: number): void {
    if (this.#trend && cycle >= 1) this.#trend.add(cycle, value);
  }

  /** A duration in ms that the times of a span's edges tell. */
  addEdges(ms: number, labels: Labels): void {
    this.#fromEdges++;
    this.part(labels).add(this.head.unit === "s" ? ms / 1000 : ms);
  }

  /** @throws Problem if the other one was counted by other buckets */
  addData({ fromEdges, parts, trend, bounds }: SeriesData): void {
    const { event, field } = this.head;
    if (bounds.join() !== this.head.bounds.join()) {
      const hint = "make both with the same schemas";
      throw new Problem(`snapshots differ in the buckets of ${event}.${field}`, hint);
    }
    this.#fromEdges += fromEdges;
    for (const { labels, ...data } of parts) this.part(labels).addData(data);
    this.#trend?.addData(trend);
  }

  data(): SeriesData {
    const parts = [...this.#parts]
      .filter(([, { its }]) => its.count > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { labels, its }]) => ({ labels, ...its.data() }));
    return { ...this.head, fromEdges: this.#fromEdges, parts, trend: this.#trend?.data() ?? [] };
  }
}

const keyOf = (labels: Labels): string =>
  JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
