import type { Family } from "../../core/metrics/family.ts";
import { safe } from "../safe.ts";

/** What is written of a family. */
export type Head = Pick<Family, "name" | "type" | "unit" | "help" | "buckets"> & {
  readonly labels: readonly { readonly name: string }[];
};

/** The last value of a counter or a bucket, and the run it came from. */
export interface Exemplar {
  readonly run: string;
  readonly value: number;
}

/** One series, in the base unit. */
export interface ExposedSeries {
  /** In the order of the head's labels; one that is empty is left out. */
  readonly labels: readonly string[];
  /** Of counters and gauges. */
  readonly value: number;
  /** Of histograms: values by bucket, one more than there are bounds. */
  readonly buckets: ArrayLike<number>;
  readonly sum: number;
  readonly count: number;
  /** @param bucket 0 for counters */
  readonly exemplar?: (bucket: number) => Exemplar | undefined;
}

/** A family to write. */
export interface Exposed {
  readonly head: Head;
  readonly series: Iterable<ExposedSeries>;
}

/** A format: how it spells what the others spell otherwise. */
export interface Spelling {
  /** The lines before a family's samples. */
  readonly preamble: (head: Head) => string;
  /** The bound of a bucket. */
  readonly bound: (bound: number) => string;
  /** What follows a sample's value; "" for nothing. */
  readonly exemplar: (its: Exemplar | undefined) => string;
  /** The time of all samples, after a space; "" for that of the scrape. */
  readonly time: string;
  /** Whether a histogram may have a sum and count. */
  readonly hasSum: (head: Head, sum: number) => boolean;
}

/** The lines of a family; "" for one without series. */
export function familyText({ head, series }: Exposed, spelling: Spelling): string {
  const { name, type, labels, buckets } = head;
  const names = labels.map((label) => label.name);
  const bounds = [...buckets.map(spelling.bound), "+Inf"];
  let text = "";
  for (const its of series) {
    const pairs = pairsOf(names, its.labels);
    if (type === "histogram") text += histogramText(head, its, pairs, bounds, spelling);
    else if (!Number.isNaN(its.value)) {
      const exemplar = type === "counter" ? spelling.exemplar(its.exemplar?.(0)) : "";
      text += `${name}${braced(pairs)} ${numberText(its.value)}${spelling.time}${exemplar}\n`;
    }
  }
  return text === "" ? "" : `${spelling.preamble(head)}${text}`;
}

function histogramText(
  head: Head,
  { buckets, sum, count, exemplar }: ExposedSeries,
  pairs: string,
  bounds: readonly string[],
  spelling: Spelling,
): string {
  const { name } = head;
  const before = pairs === "" ? `${name}_bucket{le="` : `${name}_bucket{${pairs},le="`;
  let text = "";
  let below = 0;
  for (let i = 0; i < bounds.length; i++) {
    below += buckets[i]!;
    text += `${before}${bounds[i]}"} ${below}${spelling.time}${spelling.exemplar(exemplar?.(i))}\n`;
  }
  if (!spelling.hasSum(head, sum)) return text;
  const labels = braced(pairs);
  const { time } = spelling;
  return `${text}${name}_sum${labels} ${numberText(sum)}${time}\n${name}_count${labels} ${count}${time}\n`;
}

const braced = (pairs: string): string => (pairs === "" ? "" : `{${pairs}}`);

function pairsOf(names: readonly string[], values: readonly string[]): string {
  let text = "";
  for (let i = 0; i < names.length; i++) {
    const value = values[i]!;
    if (value !== "") text += `${text === "" ? "" : ","}${names[i]}="${escaped(value)}"`;
  }
  return text;
}

/** The text of a label or exemplar, between quotes. What is hidden in it is made visible first. */
export const escaped = (value: string): string =>
  safe(value).replaceAll("\\", "\\\\").replaceAll('"', '\\"');

export const numberText = (value: number): string =>
  Number.isFinite(value) ? String(value) : value > 0 ? "+Inf" : value < 0 ? "-Inf" : "NaN";
