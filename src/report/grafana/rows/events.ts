import type { CatalogEvent } from "../../../contract/catalog.ts";
import { moduleOf } from "../../../contract/sources.ts";
import type { Family } from "../../../core/metrics/family.ts";
import { names } from "../../../core/metrics/own-families.ts";
import { panelsOf } from "../families/family.ts";
import { progressPanel } from "../families/gauge.ts";
import { eventOf, familyNamed, isError, spanOf } from "../family-of.ts";
import type { Placeable } from "../panels/panel.ts";
import { stacked } from "../panels/time-series.ts";
import { isAny, perMinute } from "../promql.ts";
import { seriesOf, type Scene } from "../scene.ts";
import { grafanaUnits } from "../units.ts";
import { group, type Row } from "./row.ts";

export const titles = {
  cycles: "Cycles and verdicts",
  steps: "Steps and commands",
  errors: "Errors",
  optimizer: "Optimizer",
} as const;

/** The title an event stands under. */
export function titleFor({ name, core, span }: CatalogEvent): string {
  const module = moduleOf(name);
  if (!core) return `Extension events: ${module}`;
  if (isError(name)) return titles.errors;
  if (span) return titles.steps;
  return module === "optimizer" ? titles.optimizer : titles.cycles;
}

/** A row of events with all that is measured of them. @param more panels that go before those of the schemas */
export function eventRow(scene: Scene, title: string, more: readonly Placeable[] = []): Row {
  const { families, catalog } = scene;
  const events = catalog.events.filter((event) => titleFor(event) === title);
  const eventNames = events.map(({ name }) => name);
  const own = families.filter((family) => eventNames.includes(eventOf(family) ?? ""));
  const open = families.filter((family) =>
    events.some(({ span }) => span && span.name === spanOf(family)),
  );
  return {
    title,
    groups: [
      group([
        eventsPanel(scene, eventNames),
        ...(open.length > 0 ? [progressPanel(scene, open)] : []),
        ...more,
        ...own.filter((family) => !isWide(family)).flatMap((family) => panelsOf(scene, family)),
      ]),
      ...own.filter(isWide).map((family) => group(panelsOf(scene, family))),
    ],
  };
}

/** What takes a line of its own. */
const isWide = ({ type }: Family): boolean => type === "histogram";

function eventsPanel(scene: Scene, events: readonly string[]): Placeable {
  const family = familyNamed(scene.families, names.events);
  const series = seriesOf(scene, family, "", [isAny("event", events)]);
  return stacked({ title: "Events", description: family.help, unit: grafanaUnits.perMinute }, [
    { expr: perMinute(["event"], series), legend: "{{event}}" },
  ]);
}
