/** The span of time that is seen, epoch ms. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** The shortest span that can be seen, ms. */
const shortest = 4;
/** Room beside what is fitted, of its span. */
const margin = 0.03;

export function fitted(from: number, to: number): TimeWindow {
  const span = Math.max(to - from, shortest);
  return { from: from - span * margin, to: to + span * margin };
}

/** @param factor below 1 to see less @param anchor the moment that stays where it is */
export function zoomed(
  { from, to }: TimeWindow,
  factor: number,
  anchor: number,
  longest: number,
): TimeWindow {
  const span = to - from;
  const wanted = Math.min(longest, Math.max(shortest, span * factor));
  const begin = anchor - ((anchor - from) / span) * wanted;
  return { from: begin, to: begin + wanted };
}

export const moved = ({ from, to }: TimeWindow, by: number): TimeWindow => ({
  from: from + by,
  to: to + by,
});

/** The same span with a moment in it, a quarter of it away from where it would begin. */
export function including(window: TimeWindow, time: number): TimeWindow {
  const span = window.to - window.from;
  if (time >= window.from && time <= window.to) return window;
  return moved(window, time - window.from - span / 4);
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 30, 90, 180, 365].map((n) => n * day),
];

/** The span between two marks of an axis that has room for so many. */
export const tickOf = ({ from, to }: TimeWindow, marks: number): number =>
  steps.find((step) => (to - from) / step <= marks) ?? steps.at(-1)! * 10;

/** How a moment is written on an axis with such a tick: its clock time, or its day. */
export function tickText(clock: string, date: string, tick: number): string {
  if (tick >= day) return date;
  if (tick >= minute) return clock.slice(0, 5);
  return tick >= second ? clock.slice(0, 8) : clock;
}
