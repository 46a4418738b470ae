import { dayText, clockText, spanText, utc, type Zone } from "../events/time.ts";
import { byteSize, grouped } from "../numbers.ts";

/** A number with at most three digits that say something, or all before the point. */
function short(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return grouped(value);
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-4) return value.toExponential(1);
  if (size >= 100) return grouped(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

/** How values of a unit are shown. */
const units: Readonly<Record<string, (value: number) => string>> = {
  ms: (value) => spanText(Number(value.toPrecision(3))),
  s: (value) => spanText(Number((value * 1000).toPrecision(3))),
  By: (value) => byteSize(Math.round(value)),
};

/** A value with its unit, "-" for none. */
export function inUnit(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "-";
  return (units[unit] ?? short)(value);
}

/** What stands beside numbers whose unit is not a part of them. */
export const unitName = (unit: string): string => (unit === "1" || units[unit] ? "" : unit);

/** A share of 1 in percent; what is little is not nothing. */
export function percent(share: number): string {
  if (!(share > 0)) return share === 0 ? "0%" : "-";
  if (share < 0.001) return "<0.1%";
  const value = share * 100;
  return `${value < 10 || (value > 90 && value < 99.95) ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)}%`;
}

const periods = [
  ["s", 1],
  ["min", 60],
  ["h", 3600],
  ["d", 86_400],
] as const;

/** Events per second, minute, hour or day, so that it is one at least. */
export function rate(perSecond: number | null): string {
  if (perSecond === null || perSecond === 0) return "-";
  const [name, seconds] = periods.find(([, length]) => perSecond * length >= 1) ?? periods[3];
  return `${short(Number((perSecond * seconds).toPrecision(3)))}/${name}`;
}

/** `2026-02-03 09:15:02`. */
export const moment = (time: number | null, zone: Zone): string =>
  time === null ? "?" : `${dayText(time, zone)} ${clockText(time, zone).slice(0, 8)}`;

/** `2026-02-03T09:15:02.120Z`. */
export const isoTime = (time: number): string => `${dayText(time, utc)}T${clockText(time, utc)}Z`;

const bars = "▁▂▃▄▅▆▇█";

/** Values as a row of bars from the smallest to the largest; at most `width` of them, each the mean of its part. */
export function sparkline(values: readonly number[], width: number): string {
  const columns = Math.min(width, values.length);
  const means = Array.from({ length: columns }, (_, i) => {
    const part = values.slice(
      Math.floor((i * values.length) / columns),
      Math.floor(((i + 1) * values.length) / columns),
    );
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  const low = Math.min(...means);
  const high = Math.max(...means);
  const height = (value: number): number =>
    high > low ? Math.min(7, Math.floor((8 * (value - low)) / (high - low))) : 3;
  return means.map((value) => bars[height(value)]).join("");
}

/** The name of a measure: its event and field, or that it is the time between two events. */
export const measureName = (event: string, field: string): string =>
  event === "" ? field : field === "" ? `${event} (between its edges)` : `${event}.${field}`;
