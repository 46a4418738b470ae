import {
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type Builder,
  type Panel,
} from "../grafana-sdk.ts";
import type { Place } from "../layout.ts";

/** A panel that still needs its place. */
export interface Placeable extends Builder<Panel> {
  id(id: number): unknown;
  gridPos(place: Place): unknown;
}

/** What all panels have. */
export interface Head {
  readonly title: string;
  readonly description: string;
  /** Grafana's. */
  readonly unit: string;
}

/** A colour from a value on; the first has none and is that of all below. */
export type Step = readonly [value: number | null, color: string];

export const thresholds = (steps: readonly Step[]): ThresholdsConfigBuilder =>
  new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(steps.map(([value, color]) => ({ value, color })));

/** No value is better than another. */
export const plainSteps: readonly Step[] = [[null, "green"]];
