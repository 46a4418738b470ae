import { verdicts, type Batch } from "../../scan/batch.ts";
import type { Policy } from "../validate/policy.ts";
import type { Totals } from "./snapshot.ts";

/** Decides which lines are events to count, and counts the others. */
export class Intake {
  readonly totals: Totals = {
    inputs: 0,
    bytes: 0,
    lines: 0,
    events: 0,
    filtered: 0,
    invalid: 0,
    irregular: 0,
    unreadable: 0,
    blank: 0,
  };
  readonly #policy: Policy;
  readonly #includesInvalid: boolean;
  /** The next finding of the batch. */
  #at = 0;

  constructor(policy: Policy, includesInvalid: boolean) {
    this.#policy = policy;
    this.#includesInvalid = includesInvalid;
  }

  open(): void {
    this.#at = 0;
  }

  /** Whether a line that is not proven is an event to count; lines are asked for in order. */
  takes(batch: Batch, line: number): boolean {
    const { totals } = this;
    const hasError = this.#hasError(batch, batch.firstLine + line);
    switch (batch.verdict[line]) {
      case verdicts.blank:
        totals.blank++;
        return false;
      case verdicts.unreadable:
        totals.unreadable++;
        return false;
    }
    if (!hasError) return true;
    if (this.#includesInvalid) totals.irregular++;
    else totals.invalid++;
    return this.#includesInvalid;
  }

  #hasError({ findings }: Batch, number: number): boolean {
    let hasError = false;
    for (; this.#at < findings.length && findings[this.#at]!.line <= number; this.#at++) {
      const finding = findings[this.#at]!;
      if (finding.line === number && this.#policy(finding) === "error") hasError = true;
    }
    return hasError;
  }
}
