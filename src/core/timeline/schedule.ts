/** When an event is played. */
export interface Slot {
  /** ms since the first one. */
  readonly at: number;
  /** What was left out before it, ms of the log. */
  readonly cut: number;
}

export interface ScheduleOptions {
  /** How many times as fast as it was; Infinity for at once. */
  readonly speed: number;
  /** The longest span between two events that is played, ms of the log; it is cut before the speed counts. */
  readonly maxGap: number;
}

/** Plans playback from timestamps: an absolute schedule, so that lateness does not add up. */
export interface Schedule {
  /** @param time epoch ms; NaN plays with the one before */
  next(time: number): Slot;
  /** Events whose time was before that of an earlier one; they are played at once. */
  readonly backward: number;
}

export function createSchedule({ speed, maxGap }: ScheduleOptions): Schedule {
  let latest = Number.NaN;
  /** ms of the log since the first event, without what was cut. */
  let played = 0;
  let backward = 0;
  return {
    next(time) {
      if (Number.isNaN(time)) return { at: played / speed, cut: 0 };
      const gap = Number.isNaN(latest) ? 0 : time - latest;
      if (gap < 0) {
        backward++;
        return { at: played / speed, cut: 0 };
      }
      latest = time;
      const shown = Math.min(gap, maxGap);
      played += shown;
      return { at: played / speed, cut: gap - shown };
    },
    get backward() {
      return backward;
    },
  };
}
