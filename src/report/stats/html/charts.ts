import { text } from "./escape.ts";

const width = 560;

/** A part of a bar: its size and class. */
interface Piece {
  readonly size: number;
  readonly kind: "bar" | "good" | "bad" | "neither";
}

interface Bar {
  readonly name: string;
  /** What stands at its end. */
  readonly note: string;
  readonly pieces: readonly Piece[];
}

const svg = (height: number, title: string, body: string): string =>
  `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${text(title)}">${body}</svg>`;

const round = (value: number): number => Number(value.toFixed(1));

/** Bars from left to right, one below the other; names on the left. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const left = Math.min(230, 14 + 7 * Math.max(...bars.map(({ name }) => name.length)));
  const room = width - left - 90;
  const largest = Math.max(...bars.map(({ pieces }) => sizeOf(pieces)), 1e-9);
  const rows = bars.map(({ name, note, pieces }, i) => {
    const top = i * 24;
    let at = left;
    const boxes = pieces.map(({ size, kind }) => {
      const wide = (room * size) / largest;
      const box = `<rect class="${kind}" x="${round(at)}" y="${top + 4}" width="${round(Math.max(wide, size > 0 ? 1 : 0))}" height="16" rx="2"/>`;
      at += wide;
      return box;
    });
    return `<text x="0" y="${top + 16}">${text(name.slice(0, 34))}</text>${boxes.join("")}<text class="f" x="${round(at + 6)}" y="${top + 16}">${text(note)}</text>`;
  });
  return svg(bars.length * 24, title, rows.join(""));
}

const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { size }) => sum + size, 0);

interface Axis {
  readonly from: string;
  readonly to: string;
}

const high = 150;

/** Columns side by side, from the left end of an axis to its right end. */
export function columnChart(title: string, sizes: readonly number[], { from, to }: Axis): string {
  const largest = Math.max(...sizes, 1);
  const wide = width / sizes.length;
  const columns = sizes.map((size, i) => {
    const tall = (high * size) / largest;
    return size === 0
      ? ""
      : `<rect class="bar" x="${round(i * wide + 0.5)}" y="${round(high - tall)}" width="${round(Math.max(1, wide - 1))}" height="${round(Math.max(1, tall))}"/>`;
  });
  return svg(high + 20, title, `${columns.join("")}${axis(from, to)}`);
}

/** A curve through points, each at its share of the width; 0 at the bottom of the range. */
export function curveChart(
  title: string,
  points: readonly (readonly [x: number, y: number])[],
  { from, to }: Axis,
  shown: (value: number) => string,
): string {
  const values = points.map(([, y]) => y);
  const low = Math.min(...values);
  const top = Math.max(...values);
  const span = top > low ? top - low : 1;
  const left = 46;
  const last = Math.max(points.at(-1)![0] - points[0]![0], 1);
  const placed = points.map(([x, y]) => [
    round(left + ((width - left - 6) * (x - points[0]![0])) / last),
    round(high - 8 - ((high - 20) * (y - low)) / span),
  ]);
  const dots =
    placed.length > 60
      ? ""
      : placed.map(([x, y]) => `<circle class="dot" cx="${x}" cy="${y}" r="2.5"/>`).join("");
  return svg(
    high + 20,
    title,
    `<polyline class="curve" points="${placed.map((each) => each.join(",")).join(" ")}"/>${dots}<text class="f" x="0" y="16">${text(shown(top))}</text><text class="f" x="0" y="${high - 4}">${text(shown(low))}</text>${axis(from, to)}`,
  );
}

const axis = (from: string, to: string): string =>
  `<line class="axis" x1="0" y1="${high}" x2="${width}" y2="${high}"/><text class="f" x="0" y="${high + 15}">${text(from)}</text><text class="f" x="${width}" y="${high + 15}" text-anchor="end">${text(to)}</text>`;
