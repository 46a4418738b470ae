import { Problem } from "../../contract/problem.ts";
import type { StatsOptions } from "./options.ts";

/** @throws Problem for options that don't go together */
export function checkOptions(named: readonly string[], options: StatsOptions): void {
  const { compare, merge, watch, save, failIf, format, by } = options;
  const modes = [compare && "--compare", merge && "--merge", watch && "--watch"].filter(
    (mode) => mode !== false,
  );
  if (modes.length > 1) {
    throw new Problem(`${modes.join(" and ")} do not go together`, "take one of them");
  }
  if (compare && named.length !== 2) {
    throw new Problem(
      `--compare takes two logs, folders or snapshots, not ${named.length}`,
      "telemetry stats --compare BEFORE AFTER",
    );
  }
  if (compare && (save !== undefined || by.length > 0)) {
    throw new Problem("--compare goes with neither --save nor --by", "choose events instead");
  }
  if (watch && (save !== undefined || failIf.length > 0)) {
    throw new Problem("--watch goes with neither --save nor --fail-if", "run it without --watch");
  }
  if (watch && format !== undefined && format !== "table") {
    throw new Problem("--watch shows a table", "leave --format out");
  }
  if (merge) checkMerge(options);
}

/** What was not counted when a snapshot was saved can't be asked for afterwards. */
function checkMerge({ by, fields, where, since, until, errors, ...lists }: StatsOptions): void {
  const { events, sources, runs, cycles, tags } = lists;
  const isChosen =
    [events, sources, runs, cycles, tags, by, fields].some((list) => list.length > 0) ||
    [where, since, until].some((text) => text !== undefined) ||
    errors;
  if (isChosen) {
    throw new Problem(
      "--merge takes snapshots as they are",
      "choose and group events where they are saved",
    );
  }
}
