import { noValue } from "../../../core/metrics/family.ts";
import { names } from "../../../core/metrics/own-families.ts";
import { acceptance } from "../../../core/stats/plan.ts";
import { canBe, eventOf, familiesOfKind, familyNamed, isError, spanOf } from "../family-of.ts";
import { number, numberWithLine } from "../panels/number.ts";
import type { Placeable } from "../panels/panel.ts";
import { lines, stacked } from "../panels/time-series.ts";
import { aggregate, increase, is, isAny, isNot, perMinute, rate, shown, sum } from "../promql.ts";
import { seriesOf, titleOfEvent, type Scene } from "../scene.ts";
import { grafanaUnits } from "../units.ts";
import { group, numbers, type Row } from "./row.ts";

/** What a look is worth: is something going on, and does it go well? */
export function overviewRow(scene: Scene): Row {
  const events = familyNamed(scene.families, names.events);
  const byLabel = (label: string): Placeable =>
    stacked(
      {
        title: `Events by ${label === "event" ? "name" : label}`,
        description: events.help,
        unit: grafanaUnits.perMinute,
      },
      [{ expr: perMinute([label], seriesOf(scene, events)), legend: `{{${label}}}` }],
    );
  return {
    title: "Overview",
    groups: [
      numbers([
        rateNumber(scene),
        cyclesNumber(scene),
        acceptedNumber(scene),
        openNumber(scene),
        errorsNumber(scene),
        quietNumber(scene),
      ]),
      group([byLabel("event"), byLabel("source"), successPanel(scene)]),
    ],
  };
}

function rateNumber(scene: Scene): Placeable {
  const { help: description } = familyNamed(scene.families, names.events);
  const series = seriesOf(scene, familyNamed(scene.families, names.events));
  return numberWithLine({ title: "Events", description, unit: grafanaUnits.perMinute }, [
    { expr: perMinute([], series), legend: "events" },
  ]);
}

function cyclesNumber(scene: Scene): Placeable {
  const family = familyNamed(scene.families, names.cycles);
  const expr = sum([], increase(seriesOf(scene, family), shown));
  const { help: description } = family;
  return number({ title: "Cycles", description, unit: grafanaUnits.count }, [
    { expr, legend: "cycles" },
  ]);
}

function acceptedNumber(scene: Scene): Placeable {
  const family = familyNamed(scene.families, names.runs);
  const accepted = sum([], seriesOf(scene, family, "", [is("verdict", acceptance)]));
  const decided = sum([], seriesOf(scene, family, "", [isNot("verdict", noValue)]));
  return numberWithLine(
    {
      title: "Accepted runs",
      description: `Share of the runs with a decision whose last one is ${acceptance}.`,
      unit: grafanaUnits.share,
    },
    [{ expr: `(${accepted} or vector(0)) / ${decided}`, legend: "accepted" }],
    [
      [null, "red"],
      [0.5, "yellow"],
      [0.8, "green"],
    ],
  );
}

function openNumber(scene: Scene): Placeable {
  const families = familiesOfKind(scene.families, "span");
  return number(
    {
      title: "In progress",
      description: families.map(({ help }) => help).join(" "),
      unit: grafanaUnits.count,
    },
    families.map((family) => ({
      expr: sum([], seriesOf(scene, family)),
      legend: spanOf(family)!,
    })),
  );
}

function errorsNumber(scene: Scene): Placeable {
  const family = familyNamed(scene.families, names.events);
  const errors = scene.catalog.names.filter(isError);
  const series = seriesOf(scene, family, "", [isAny("event", errors)]);
  return number(
    {
      title: "Errors",
      description: `Events ${errors.join(", ")} in the time that is shown.`,
      unit: grafanaUnits.count,
    },
    [{ expr: sum([], increase(series, shown)), legend: "errors" }],
    [
      [null, "green"],
      [1, "yellow"],
      [10, "red"],
    ],
  );
}

function quietNumber(scene: Scene): Placeable {
  const family = familyNamed(scene.families, names.lastEvent);
  const last = aggregate("max", [], seriesOf(scene, family));
  return number(
    {
      title: "Since the last event",
      description: family.help,
      unit: grafanaUnits.seconds,
    },
    [{ expr: `time() - ${last}`, legend: "since the last event" }],
    [
      [null, "green"],
      [300, "yellow"],
      [900, "red"],
    ],
  );
}

/** One line for each event whose outcome its schema tells. */
function successPanel(scene: Scene): Placeable {
  const families = familiesOfKind(scene.families, "outcomes").filter((family) =>
    canBe(family, "outcome", "success"),
  );
  return lines(
    {
      title: "Share of success",
      description: "Of the events whose schema says which values mean success.",
      unit: grafanaUnits.share,
    },
    families.map((family) => {
      const good = sum([], rate(seriesOf(scene, family, "", [is("outcome", "success")])));
      return {
        expr: `${good} / ${sum([], rate(seriesOf(scene, family)))}`,
        legend: titleOfEvent(scene, eventOf(family)!),
      };
    }),
  ).max(1);
}
