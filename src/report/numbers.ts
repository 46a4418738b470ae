/** 1234567 as 1,234,567, whatever the locale. */
export const grouped = (number: number): string =>
  String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** `1 file`, `2 files`; the plural may be given. */
export const counted = (number: number, noun: string, plural = `${noun}s`): string =>
  `${grouped(number)} ${number === 1 ? noun : plural}`;

/** Bytes in the largest binary unit that keeps the number above 1. */
export function byteSize(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = bytes;
  let unit = 0;
  // From 1023.95 on, one digit would show as 1024.0.
  while (size >= (unit === 0 ? 1024 : 1023.95) && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

/** Milliseconds as a person would say them. */
export function duration(ms: number): string {
  const shown = Number(ms.toFixed(3));
  if (shown < 1000) return `${shown} ms`;
  const seconds = ms / 1000;
  if (seconds < 120) return `${Number(seconds.toFixed(3))} s`;
  const minutes = seconds / 60;
  return minutes < 120 ? `${minutes.toFixed(1)} min` : `${(minutes / 60).toFixed(1)} h`;
}
