import { resolve } from "../query/resolve.ts";
import type { EventRecord } from "../record.ts";
import { Distribution } from "./distribution.ts";
import { orNull, type GroupData, type GroupsData } from "./snapshot.ts";

/** Groups that are told apart. */
const most = 100_000;
const longest = 200;

interface Group {
  readonly key: readonly string[];
  count: number;
  failures: number;
  first: number;
  last: number;
  readonly values: Distribution;
}

/** Lengths of spans of time events are grouped by, ms. */
const periods: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Events by what they have in common. */
export class Groups {
  readonly #by: readonly string[];
  readonly #field: string;
  readonly #readers: readonly ((record: EventRecord) => string)[];
  readonly #groups = new Map<string, Group>();
  #others = 0;

  /** @param field the field whose values are told of, "" for durations */
  constructor(by: readonly string[], field: string) {
    this.#by = by;
    this.#field = field;
    this.#readers = by.map(readerOf);
  }

  /** @param value NaN if it has none */
  add(record: EventRecord, isFailure: boolean, value: number): void {
    const group = this.#groupOf(this.#readers.map((read) => read(record)));
    if (!group) {
      this.#others++;
      return;
    }
    group.count++;
    if (isFailure) group.failures++;
    if (record.time < group.first) group.first = record.time;
    if (record.time > group.last) group.last = record.time;
    if (Number.isFinite(value)) group.values.add(value);
  }

  addData({ groups, others }: GroupsData): void {
    this.#others += others;
    for (const data of groups) {
      const group = this.#groupOf(data.key);
      if (!group) {
        this.#others += data.count;
        continue;
      }
      group.count += data.count;
      group.failures += data.failures;
      group.first = Math.min(group.first, data.first ?? group.first);
      group.last = Math.max(group.last, data.last ?? group.last);
      group.values.addData(data.values);
    }
  }

  data(): GroupsData {
    const groups = [...this.#groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, count, failures, first, last, values }]): GroupData => ({
        key,
        count,
        failures,
        first: orNull(first),
        last: orNull(last),
        values: values.data(),
      }));
    return { by: this.#by, field: this.#field, groups, others: this.#others };
  }

  #groupOf(key: readonly string[]): Group | undefined {
    const text = JSON.stringify(key);
    const known = this.#groups.get(text);
    if (known || this.#groups.size >= most) return known;
    const group: Group = {
      key,
      count: 0,
      failures: 0,
      first: Number.POSITIVE_INFINITY,
      last: Number.NEGATIVE_INFINITY,
      values: new Distribution([]),
    };
    this.#groups.set(text, group);
    return group;
  }
}

function readerOf(name: string): (record: EventRecord) => string {
  const period = Object.hasOwn(periods, name) ? periods[name] : undefined;
  if (period !== undefined) {
    return ({ time }) => (Number.isNaN(time) ? "" : String(Math.floor(time / period) * period));
  }
  if (name.startsWith("tag.")) {
    const key = name.slice("tag.".length);
    return ({ tags }) => (Object.hasOwn(tags, key) ? textOf(tags[key]) : "");
  }
  const get = resolve(name.split("."));
  return (record) => textOf(get(record));
}

function textOf(value: unknown): string {
  if (value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > longest ? text.slice(0, longest) : text;
}
