import type { Catalog } from "../../../contract/catalog.ts";
import type { Family } from "../../../core/metrics/family.ts";
import type { RuleGroup } from "./rule.ts";
import { runRules } from "./run-rules.ts";
import { sidecarRules } from "./sidecar-rules.ts";

/** All rules for what a catalog measures. @param families those of the same catalog */
export const alertsOf = (catalog: Catalog, families: readonly Family[]): RuleGroup[] => [
  { name: "agent-telemetry-runs", rules: runRules(families, catalog.names) },
  { name: "agent-telemetry-sidecar", rules: sidecarRules(families) },
];
