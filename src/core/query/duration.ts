/** Longest first, the order they are written in. */
const units = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
] as const;

const shape = new RegExp(
  `^${units.map(([unit]) => `(?:(\\d+(?:\\.\\d+)?)${unit}${unit === "m" ? "(?!s)" : ""})?`).join("")}$`,
);

/**
 * Reads a duration: `500ms`, `2s`, `1.5m`, `3h`, `2d`, or several units from the longest to the shortest, `1h30m`.
 * @returns milliseconds, never negative; undefined if it can't be read
 */
export function parseDuration(text: string): number | undefined {
  const match = text === "" ? null : shape.exec(text);
  if (!match) return undefined;
  const total = units.reduce((sum, [, ms], i) => sum + Number(match[i + 1] ?? 0) * ms, 0);
  return Number.isFinite(total) ? total : undefined;
}
