import type { Outcome } from "../../contract/schema.ts";
import type { ValuesData } from "./snapshot.ts";

export const meanings = [
  "success",
  "failure",
  "neither",
] as const satisfies readonly (keyof Outcome)[];
export type Meaning = (typeof meanings)[number];

/** A field with few values, and what they mean. */
export interface OutcomeView {
  readonly event: string;
  readonly field: string;
  readonly count: number;
  /** Absent where the schema gives the values no meaning. */
  readonly success?: number;
  readonly failure?: number;
  readonly neither?: number;
  /** Events without the field, or where it is redacted. */
  readonly missing: number;
  readonly values: readonly ValueView[];
}

export interface ValueView {
  readonly value: string;
  readonly count: number;
  readonly outcome?: Meaning;
}

export function outcomeView(data: ValuesData): OutcomeView {
  const { event, field, outcome, counts, missing, others } = data;
  const values = counts.map(([value, count]) => {
    const meaning = outcome && meaningOf(outcome, value);
    return { value, count, ...(meaning && { outcome: meaning }) };
  });
  const total = (meaning: Meaning): number =>
    values.reduce((sum, its) => sum + (its.outcome === meaning ? its.count : 0), 0) +
    (outcome?.[meaning] === "other" ? others : 0);
  return {
    event,
    field,
    count: values.reduce((sum, { count }) => sum + count, others),
    ...(outcome && {
      success: total("success"),
      failure: total("failure"),
      neither: total("neither"),
    }),
    missing,
    values,
  };
}

/** What a value means, from the text it is counted by; a text and a number of the same spelling are one. */
export function meaningOf(outcome: Outcome, value: string): Meaning | undefined {
  const named = meanings.find((meaning) => {
    const values = outcome[meaning];
    return Array.isArray(values) && values.some((each) => String(each) === value);
  });
  return named ?? meanings.find((meaning) => outcome[meaning] === "other");
}
