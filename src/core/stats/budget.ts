import { Problem } from "../../contract/problem.ts";
import { suggest } from "../../contract/suggest.ts";
import { parseDuration } from "../query/duration.ts";
import { figureOf, functions, isFunction, seriesNames, type FigureName } from "./figures.ts";
import type { Snapshot } from "./snapshot.ts";

/** A condition that fails a check: `p95(plan.step_completed.duration_ms) > +20%`. */
export interface Budget extends FigureName {
  readonly text: string;
  readonly operator: Operator;
  readonly limit: Limit;
}

type Limit =
  /** How much more (or, if negative, less) than before, as a share. */
  | { readonly kind: "change"; readonly share: number }
  /** As many ms. */
  | { readonly kind: "duration"; readonly ms: number }
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "number"; readonly number: number };

const operators = {
  ">": (value: number, limit: number) => value > limit,
  ">=": (value: number, limit: number) => value >= limit,
  "<": (value: number, limit: number) => value < limit,
  "<=": (value: number, limit: number) => value <= limit,
} as const;
type Operator = keyof typeof operators;

const shape = /^\s*([a-z][a-z\d.]*)\(\s*([^()]+?)\s*\)\s*(>=|<=|>|<)\s*(\S.*?)\s*$/;
const example =
  "write it as 'p95(plan.step_completed.duration_ms) > 2s' or '> +20%' with --compare";

/** @throws Problem for what is no budget */
export function parseBudget(text: string): Budget {
  const match = shape.exec(text);
  if (!match) throw new Problem(`--fail-if: ${JSON.stringify(text)} is no budget`, example);
  const [, name = "", of = "", operator = ">", value = ""] = match;
  if (!isFunction(name)) {
    const meant = suggest(name, functions);
    throw new Problem(
      `--fail-if: there is no ${name}()`,
      meant ? `did you mean ${meant}?` : `there are p0 to p100, ${functions.slice(2).join(", ")}`,
    );
  }
  const limit = parseLimit(value);
  if (!limit) throw new Problem(`--fail-if: ${JSON.stringify(value)} is no limit`, example);
  return { text: text.trim(), function: name, of, operator: operator as Operator, limit };
}

function parseLimit(text: string): Limit | undefined {
  const change = /^([+-]\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  if (change !== undefined) return { kind: "change", share: Number(change) / 100 };
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  if (share !== undefined) return { kind: "share", share: Number(share) / 100 };
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text))
    return { kind: "number", number: Number(text) };
  const ms = parseDuration(text);
  return ms === undefined ? undefined : { kind: "duration", ms };
}

/** What became of a budget. */
export interface BudgetOutcome {
  readonly text: string;
  readonly value: number | null;
  readonly unit: string;
  readonly isOverdrawn: boolean;
}

/**
 * Holds a snapshot against a budget; what is not there can't overdraw one.
 * @param before what a change is counted from
 * @throws Problem for a field that is nowhere, or a change of nothing
 */
export function checkBudget(
  budget: Budget,
  snapshot: Snapshot,
  before: Snapshot | undefined,
): BudgetOutcome {
  const { text, operator, limit } = budget;
  const figure = figureOf(snapshot, budget);
  const base = before && figureOf(before, budget);
  if (!figure && !base) throw unknownField(budget, before ? [snapshot, before] : [snapshot]);
  const { value = null, unit = "" } = figure ?? {};
  const at = limitOf(budget, unit, base?.value);
  const isOverdrawn = value !== null && at !== undefined && operators[operator](value, at);
  if (limit.kind === "change" && !before) {
    throw new Problem(
      `--fail-if: ${text}: a change needs --compare`,
      "compare two logs, or give a limit",
    );
  }
  return { text, value, unit, isOverdrawn };
}

/** What a value is held against, in its unit; undefined where there is nothing to count a change from. */
function limitOf(
  { text, limit }: Budget,
  unit: string,
  base: number | null | undefined,
): number | undefined {
  if (limit.kind === "number") return limit.number;
  if (limit.kind === "change") {
    return typeof base === "number" ? base + limit.share * Math.abs(base) : undefined;
  }
  if (limit.kind === "share") {
    if (unit !== "share") throw noUnit(text, "a share", unit);
    return limit.share;
  }
  if (unit !== "ms" && unit !== "s") throw noUnit(text, "a time", unit);
  return unit === "s" ? limit.ms / 1000 : limit.ms;
}

const noUnit = (text: string, what: string, unit: string): Problem =>
  new Problem(
    `--fail-if: ${text}: the limit is ${what}, which its value is not`,
    unit === "" ? "write a number" : `its unit is ${unit}`,
  );

function unknownField({ text, of }: Budget, snapshots: readonly Snapshot[]): Problem {
  const names = [...new Set(snapshots.flatMap(seriesNames))];
  const meant = suggest(of, names);
  const hint = meant ? `did you mean ${meant}?` : `there are ${names.join(", ") || "none"}`;
  return new Problem(`--fail-if: ${text}: no event has ${of}`, hint);
}
