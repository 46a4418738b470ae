import type { Severity } from "./codes/info.ts";

/** What stats and Prometheus make of a field (`x-metric`). */
export interface Metric {
  readonly type: "counter" | "gauge" | "histogram";
  readonly name?: string;
  readonly labels?: readonly string[];
  readonly buckets?: readonly number[];
}

/** Pairs started and completed events (`x-span`); without a key they pair in order. */
export interface SpanAnnotation {
  readonly name: string;
  readonly edge: "start" | "end";
  readonly key?: readonly string[];
}

type Scalar = string | number | boolean | null;

/** Which values of a field mean what (`x-outcome`); `other` stands for every value not named. */
export interface Outcome {
  readonly success?: readonly Scalar[] | "other";
  readonly failure?: readonly Scalar[] | "other";
  readonly neither?: readonly Scalar[] | "other";
}

/** The parts of a JSON Schema (draft 2020-12) the catalog reads, with our annotations (CONTRACT, Schema annotations). */
export interface Schema {
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema | boolean;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly "x-unit"?: "ms" | "s" | "By" | "tokens/s" | "1";
  readonly "x-metric"?: Metric;
  readonly "x-redact"?: "never" | "redact" | "hash";
  readonly "x-span"?: SpanAnnotation;
  readonly "x-outcome"?: Outcome;
}

/** An event's name and the schema of its payload. */
export interface EventSchema {
  readonly name: string;
  readonly schema: Schema;
}

/** A severity, or `off` for a rule that is switched off. */
export type RuleSetting = Severity | "off";
