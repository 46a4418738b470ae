import {
  HeatmapBuilder,
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  HeatmapColorScale,
  HeatmapTooltipBuilder,
  TooltipDisplayMode,
  VisibilityMode,
  YAxisConfigBuilder,
} from "../grafana-sdk.ts";
import type { Head } from "./panel.ts";
import { buckets, datasource } from "./targets.ts";

/** How many values fell into each bucket over time. */
export const heatMap = ({ title, description, unit }: Head, expr: string): HeatmapBuilder =>
  new HeatmapBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .targets(buckets(expr))
    // Cells as wide as events are rare.
    .maxDataPoints(120)
    .interval("1m")
    .unit("short")
    .yAxis(new YAxisConfigBuilder().unit(unit))
    .showValue(VisibilityMode.Never)
    .color(
      new HeatmapColorOptionsBuilder()
        .mode(HeatmapColorMode.Scheme)
        .scheme("Blues")
        .fill("blue")
        .scale(HeatmapColorScale.Exponential)
        .exponent(0.5)
        .steps(64),
    )
    .tooltip(
      new HeatmapTooltipBuilder()
        .mode(TooltipDisplayMode.Single)
        .yHistogram(true)
        .showColorScale(true),
    );
