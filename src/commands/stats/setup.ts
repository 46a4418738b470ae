import { createFailure } from "../../core/query/failure.ts";
import { createStats } from "../../core/stats/fold.ts";
import { keptSlowest } from "../../core/stats/merge.ts";
import type { FoldOptions, Stats } from "../../core/stats/options.ts";
import type { Io } from "../../io/io.ts";
import type { ContractSetup } from "../contract-setup.ts";
import { choiceOf } from "../events/choose.ts";
import { zoneOf } from "../events/zone.ts";
import { policyOf } from "../validate/policy.ts";
import { lineTextOf, lineUnitsOf } from "./line-text.ts";
import type { StatsOptions } from "./options.ts";

/** Makes the folds of a command: each input of a comparison has its own. */
export interface Folding {
  readonly create: () => Stats;
  /** What is probably not meant, as sentences. */
  readonly hints: readonly string[];
}

/** @throws Problem for an option that can't be read */
export async function setUpFolding(
  options: StatsOptions,
  setup: ContractSetup,
  io: Io,
): Promise<Folding> {
  const { catalog, config, configFolder } = setup;
  const now = Date.now();
  const choosing = { ...options, follow: false, lines: { from: 1 }, untilEvents: [] };
  const choice = await choiceOf(choosing, catalog, { now, zone: zoneOf(options.local) });
  const fold: FoldOptions = {
    catalog,
    policy: await policyOf(config, configFolder, io.cwd, { rules: [], strict: false }),
    includeInvalid: options.includeInvalid,
    textOf: lineTextOf,
    unitsOf: lineUnitsOf,
    select: choice.isAll ? undefined : choice.matches,
    isFailure: createFailure(catalog),
    by: options.by,
    fields: options.fields,
    slowest: Math.max(keptSlowest, options.top ?? 0),
  };
  return { create: () => createStats(fold), hints: choice.hints };
}
