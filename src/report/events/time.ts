/** Minutes that local time is ahead of UTC at a time, epoch ms. */
export type Zone = (time: number) => number;

export const utc: Zone = () => 0;

const dayLength = 86_400_000;
const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** Events come in the same second as the one before, mostly. */
let lastSecond = -1;
let lastClock = "";

/** `HH:MM:SS.mmm`, cut, not rounded, so that no time is shown that has not come. */
export function clockText(time: number, zone: Zone): string {
  if (Number.isNaN(time)) return "--:--:--.---";
  const local = time + zone(time) * 60_000;
  const ms = Math.floor(local - Math.floor(local / dayLength) * dayLength);
  const fraction = ms % 1000;
  const second = (ms - fraction) / 1000;
  if (second !== lastSecond) {
    const minutes = Math.floor(second / 60);
    lastSecond = second;
    lastClock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(second % 60)}.`;
  }
  const zeros = fraction < 10 ? "00" : fraction < 100 ? "0" : "";
  return `${lastClock}${zeros}${fraction}`;
}

/** `YYYY-MM-DD`, counted in eras of 400 years from a 1 March (Hinnant, chrono-compatible date algorithms). */
export function dayText(time: number, zone: Zone): string {
  const days = dayOf(time, zone) + 719_468;
  const era = Math.floor(days / 146_097);
  const inEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) /
      365,
  );
  const inYear =
    inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

export const dayOf = (time: number, zone: Zone): number =>
  Math.floor((time + zone(time) * 60_000) / dayLength);

/** A time span in at most eight characters or so: `812ms`, `2.31s`, `3m05s`, `2h05m`, `3d04h`. */
export function spanText(ms: number): string {
  if (ms < 0) return `-${spanText(-ms)}`;
  if (ms < 999.5) return `${Number.isInteger(ms) ? ms : Number(ms.toPrecision(3))}ms`;
  // What would be shown as 60.0s is a minute.
  if (ms < 59_950) return `${trimmed(ms / 1000)}s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1440) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`;
  const hours = Math.round(ms / 3_600_000);
  return `${Math.floor(hours / 24)}d${two(hours % 24)}h`;
}

/** Seconds with two decimals below ten, else one, without zeros at the end. */
const trimmed = (seconds: number): string =>
  String(seconds < 10 ? Math.round(seconds * 100) / 100 : Math.round(seconds * 10) / 10);
