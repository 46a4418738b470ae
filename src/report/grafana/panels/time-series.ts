import {
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  StackingConfigBuilder,
  StackingMode,
  TimeSeriesBuilder,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from "../grafana-sdk.ts";
import type { Head } from "./panel.ts";
import { datasource, ranges, type Target } from "./targets.ts";

/** Colours of values that mean the same everywhere. */
const meanings: Readonly<Record<string, string>> = {
  success: "green",
  accept: "green",
  ok: "green",
  up: "green",
  failure: "red",
  failed: "red",
  abort: "red",
  aborted: "red",
  down: "red",
  neither: "yellow",
  revise: "yellow",
  skipped: "yellow",
};

const base = ({ title, description, unit }: Head, targets: readonly Target[]): TimeSeriesBuilder =>
  new TimeSeriesBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .targets(ranges(targets))
    .unit(unit)
    .min(0)
    // Bars no narrower than what they count by.
    .interval("1m")
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi));

/** Lines over time; what has no value between two others is drawn on. */
export const lines = (head: Head, targets: readonly Target[]): TimeSeriesBuilder =>
  base(head, targets)
    .drawStyle(GraphDrawStyle.Line)
    .lineWidth(1)
    .fillOpacity(10)
    .showPoints(VisibilityMode.Auto)
    .spanNulls(true);

/** Bars over time that stand on each other: parts of a whole. */
export const stacked = (
  head: Head,
  targets: readonly Target[],
  values: readonly string[] = [],
): TimeSeriesBuilder => {
  const panel = base(head, targets)
    .drawStyle(GraphDrawStyle.Bars)
    .lineWidth(0)
    .fillOpacity(70)
    .showPoints(VisibilityMode.Never)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group("A"));
  for (const value of values.filter((name) => Object.hasOwn(meanings, name))) {
    panel.overrideByName(value, [
      { id: "color", value: { mode: "fixed", fixedColor: meanings[value]! } },
    ]);
  }
  return panel;
};
