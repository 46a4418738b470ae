import {
  BarGaugeBuilder,
  BarGaugeDisplayMode,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
  StatBuilder,
  VizOrientation,
} from "../grafana-sdk.ts";
import { plainSteps, thresholds, type Head, type Step } from "./panel.ts";
import { datasource, instants, ranges, type Target } from "./targets.ts";

const last = (): ReduceDataOptionsBuilder =>
  new ReduceDataOptionsBuilder().calcs(["lastNotNull"]).values(false);

const stat = ({ title, description, unit }: Head, steps: readonly Step[]): StatBuilder =>
  new StatBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .thresholds(thresholds(steps))
    .reduceOptions(last())
    .colorMode(BigValueColorMode.Value);

/** The value at the end of what is shown. */
export const number = (
  head: Head,
  targets: readonly Target[],
  steps: readonly Step[] = plainSteps,
): StatBuilder => stat(head, steps).targets(instants(targets)).graphMode(BigValueGraphMode.None);

/** The last value, above its way there. */
export const numberWithLine = (
  head: Head,
  targets: readonly Target[],
  steps: readonly Step[] = plainSteps,
): StatBuilder => stat(head, steps).targets(ranges(targets)).graphMode(BigValueGraphMode.Area);

/** The names of the series; their values say nothing. */
export const seriesNames = (head: Head, targets: readonly Target[]): StatBuilder =>
  number(head, targets).textMode(BigValueTextMode.Name).colorMode(BigValueColorMode.None);

/** The most frequent values, each with a bar. */
export const bars = ({ title, description, unit }: Head, target: Target): BarGaugeBuilder =>
  new BarGaugeBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .targets(instants([target]))
    .unit(unit)
    .min(0)
    .thresholds(thresholds(plainSteps))
    .reduceOptions(last())
    .orientation(VizOrientation.Horizontal)
    .displayMode(BarGaugeDisplayMode.Basic);
