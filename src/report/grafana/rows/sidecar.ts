import type { Family } from "../../../core/metrics/family.ts";
import { names } from "../../../core/metrics/own-families.ts";
import { sumPanel } from "../families/counter.ts";
import { instancePanel } from "../families/gauge.ts";
import { familiesOfKind } from "../family-of.ts";
import { seriesNames } from "../panels/number.ts";
import type { Placeable } from "../panels/panel.ts";
import { sum } from "../promql.ts";
import { seriesOf, type Scene } from "../scene.ts";
import { grafanaUnits } from "../units.ts";
import { group, type Row } from "./row.ts";

/** What the sidecar's own metrics are called; others go by what their help says. */
const titles: Readonly<Record<string, string>> = {
  [names.lines]: "Lines",
  [names.bytes]: "Bytes read",
  [names.lag]: "Lag",
  [names.overflow]: "Values counted as other",
  [names.skipped]: "Values not taken",
  [names.forgotten]: "Runs forgotten",
  [names.unreadable]: "Unreadable inputs",
  [names.start]: "Uptime",
  [names.build]: "Version",
};

/** All that the sidecar tells of itself. */
export const sidecarRow = (scene: Scene): Row => ({
  title: "Sidecar health",
  groups: [
    group(familiesOfKind(scene.families, "exporter").map((family) => panelOf(scene, family))),
  ],
});

function panelOf(scene: Scene, family: Family): Placeable {
  const title = titles[family.name] ?? family.help.replace(/\.$/, "");
  if (family.type === "counter") return sumPanel(scene, family, title);
  return family.name === names.build
    ? versionPanel(scene, family, title)
    : instancePanel(scene, family, title);
}

const versionPanel = (scene: Scene, family: Family, title: string): Placeable =>
  seriesNames({ title, description: family.help, unit: grafanaUnits.count }, [
    { expr: sum(["version"], seriesOf(scene, family)), legend: "{{version}}" },
  ]);
