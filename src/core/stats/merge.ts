import type { Catalog } from "../../contract/catalog.ts";
import { Problem } from "../../contract/problem.ts";
import { createStats } from "./fold.ts";
import { accuracy } from "./sketch.ts";
import type { Snapshot } from "./snapshot.ts";

/** Spans of each name that a snapshot keeps as the slowest, if not more are asked for. */
export const keptSlowest = 20;

/**
 * What is known of several logs together. Where a run goes on from one into the next they are given in that order.
 * @throws Problem if they don't go together
 */
export function mergeSnapshots(snapshots: readonly Snapshot[], catalog: Catalog): Snapshot {
  const { by = [], field = "" } = snapshots[0]?.groups ?? {};
  const stats = createStats({
    catalog,
    policy: () => undefined,
    includeInvalid: false,
    textOf: () => "",
    unitsOf: () => "",
    isFailure: () => false,
    by,
    fields: field === "" ? [] : [field],
    slowest: Math.max(keptSlowest, ...snapshots.map(slowestOf)),
  });
  for (const snapshot of snapshots) {
    const own = snapshot.groups;
    if ((own?.by ?? []).join() !== by.join() || (own?.field ?? "") !== field) {
      throw new Problem("these snapshots are grouped differently", "save all with the same --by");
    }
    if (snapshot.accuracy !== accuracy) {
      throw new Problem("these snapshots differ in accuracy", "save all with the same version");
    }
    stats.add(snapshot);
  }
  return stats.snapshot();
}

function slowestOf({ slowest }: Snapshot): number {
  const counts = new Map<string, number>();
  for (const { span } of slowest) counts.set(span, (counts.get(span) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
