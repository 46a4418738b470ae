import type { Catalog } from "../../../contract/catalog.ts";
import type { Family } from "../../../core/metrics/family.ts";
import { names } from "../../../core/metrics/own-families.ts";
import { countPanel } from "../families/gauge.ts";
import { sumPanel } from "../families/counter.ts";
import { familyNamed } from "../family-of.ts";
import {
  DashboardBuilder,
  DashboardCursorSync,
  RowBuilder,
  type Dashboard,
} from "../grafana-sdk.ts";
import { layOut } from "../layout.ts";
import { eventRow, titleFor, titles } from "../rows/events.ts";
import { overviewRow } from "../rows/overview.ts";
import type { Row } from "../rows/row.ts";
import { sidecarRow } from "../rows/sidecar.ts";
import { sceneOf, type Scene } from "../scene.ts";
import { variablesOf } from "./variables.ts";

/**
 * A dashboard of all that a catalog measures, as Grafana imports it (schema version 42).
 * @param families those of the same catalog
 */
export function dashboardOf(catalog: Catalog, families: readonly Family[]): Dashboard {
  const scene = sceneOf(catalog, families);
  const dashboard = new DashboardBuilder("Agent telemetry")
    .uid("agent-telemetry")
    .description("Runs of autonomous agents, as telemetry metrics tells them.")
    .tags(["agents", "telemetry"])
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: "now-6h", to: "now" })
    .refresh("30s")
    .variables(variablesOf(scene));
  let top = 0;
  let id = 1;
  for (const { title, groups } of rowsOf(scene)) {
    dashboard.withRow(new RowBuilder(title).id(id++).gridPos({ x: 0, y: top, w: 24, h: 1 }));
    const { placed, bottom } = layOut(groups, top + 1);
    for (const [panel, place] of placed) {
      panel.id(id++);
      panel.gridPos(place);
      dashboard.withPanel(panel);
    }
    top = bottom;
  }
  return dashboard.build();
}

/** The rows, in order: what is known of any catalog, then a row a module of extension events, then the sidecar. */
function rowsOf(scene: Scene): Row[] {
  const { families, catalog } = scene;
  const known: readonly string[] = Object.values(titles);
  const others = new Set(catalog.events.map(titleFor).filter((title) => !known.includes(title)));
  const runs = countPanel(scene, familyNamed(families, names.runs), "Runs by their last decision");
  const cycles = sumPanel(scene, familyNamed(families, names.cycles), "Cycles");
  return [
    overviewRow(scene),
    eventRow(scene, titles.cycles, [cycles, runs]),
    eventRow(scene, titles.steps),
    eventRow(scene, titles.errors),
    eventRow(scene, titles.optimizer),
    ...[...others].map((title) => eventRow(scene, title)),
    sidecarRow(scene),
  ];
}
