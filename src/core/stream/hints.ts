import type { Catalog } from "../../contract/catalog.ts";
import type { EventRecord, Json } from "../record.ts";

/** Something that may be stuck. */
export type StuckHint =
  | {
      readonly kind: "slow-span";
      readonly run: string;
      readonly span: string;
      readonly label: string;
      /** How long it is open, and what 95 of 100 of its kind took at most, ms. */
      readonly open: number;
      readonly usual: number;
    }
  | {
      readonly kind: "same-stderr";
      readonly run: string;
      readonly digest: string;
      readonly times: number;
    };

/** Durations of a kind that are remembered, and how many it takes to know what is usual. */
const mostSamples = 256;
const fewestSamples = 5;
/** One in twenty takes longer than 95 of 100; it may be stuck when it takes this much longer, ms, or this share. */
const patience = 1000;
const patientShare = 0.25;
/** SHA-256 of nothing (FIPS 180-4): that there is no stderr says nothing. */
const noStderr = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const mostOpen = 4096;
const mostKinds = 1024;
const firstTold = 3;

interface Open {
  readonly run: string;
  readonly span: string;
  readonly label: string;
  readonly since: number;
  isTold: boolean;
}

export interface Hints {
  /** @param arrival when the event came, epoch ms */
  see(record: EventRecord, arrival: number): StuckHint[];
  /** Spans that are open for longer than is usual. */
  overdue(now: number): StuckHint[];
}

/**
 * Watches for signs that a run is stuck: spans open for longer than is usual, failures with one and the same stderr.
 * @param first spans that were opened before are not waited for, epoch ms
 */
export function createHints(catalog: Catalog, first: number): Hints {
  const open = new Map<string, Open[]>();
  const samples = new Map<string, number[]>();
  const repeats = new Map<string, { digest: string; times: number }>();
  let openCount = 0;

  function begin(key: string, span: Open): void {
    if (openCount >= mostOpen) return;
    const its = open.get(key);
    if (its) its.push(span);
    else open.set(key, [span]);
    openCount++;
  }

  function end(key: string, record: EventRecord, arrival: number): void {
    const its = open.get(key);
    const span = its?.shift();
    if (!its || !span) return;
    openCount--;
    if (its.length === 0) open.delete(key);
    const given = record.payload["duration_ms"];
    add(kindOf(span), typeof given === "number" ? given : arrival - span.since);
  }

  function add(kind: string, duration: number): void {
    const its = samples.get(kind) ?? [];
    if (its.length === 0 && samples.size >= mostKinds) return;
    its.push(duration);
    if (its.length > mostSamples) its.shift();
    samples.set(kind, its);
  }

  function sameStderr({ run, payload }: EventRecord): StuckHint[] {
    const digest = payload["stderr_digest"];
    if (typeof digest !== "string") return [];
    const isFailure = typeof payload["exit_code"] !== "number" || payload["exit_code"] !== 0;
    const before = repeats.get(run);
    if (!isFailure || digest === noStderr) {
      repeats.delete(run);
      return [];
    }
    const times = before?.digest === digest ? before.times + 1 : 1;
    if (!before && repeats.size >= mostKinds) repeats.clear();
    repeats.set(run, { digest, times });
    return times >= firstTold && isPowerOfTwo(times / firstTold)
      ? [{ kind: "same-stderr", run, digest, times }]
      : [];
  }

  return {
    see(record, arrival) {
      const event = catalog.events[catalog.indexOf(record.event)];
      if (!event?.span) return [];
      const { name, edge } = event.span;
      const keys = event.schema["x-span"]?.key ?? [];
      const key = JSON.stringify([
        record.run,
        record.cycle,
        name,
        ...keys.map((field) => record.payload[field]),
      ]);
      if (edge === "start") {
        const label = labelOf(record.payload);
        begin(key, { run: record.run, span: name, label, since: arrival, isTold: arrival < first });
        return [];
      }
      end(key, record, arrival);
      return sameStderr(record);
    },
    overdue(now) {
      const found: StuckHint[] = [];
      for (const span of [...open.values()].flat()) {
        const its = samples.get(kindOf(span));
        const time = now - span.since;
        if (span.isTold || !its || its.length < fewestSamples) continue;
        const usual = percentile95(its);
        if (time < usual + Math.max(patience, usual * patientShare)) continue;
        span.isTold = true;
        const { run, span: name, label } = span;
        found.push({ kind: "slow-span", run, span: name, label, open: time, usual });
      }
      return found;
    },
  };
}

const kindOf = ({ span, label }: Open): string => `${span} ${label}`;

/** What a span is about: the name of its command or tool. */
function labelOf(payload: Json): string {
  const name = payload["command"] ?? payload["tool"];
  return typeof name === "string" ? name.slice(0, 80) : "";
}

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number));

function percentile95(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
}
