import truncatedWidth from "fast-string-truncated-width";

const ascii = /^[\x20-\x7e]*$/;

/** The columns a text takes on a terminal. */
export const widthOf = (text: string): number =>
  ascii.test(text) ? text.length : truncatedWidth(text).width;

/** Made when it is first needed, which takes a while. */
let segmenter: Intl.Segmenter | undefined;

/** How many UTF-16 units of a text fit into a width, columns. */
export function fittingUnits(text: string, width: number): number {
  const start = text.length > width * 16 + 16 ? text.slice(0, width * 16 + 16) : text;
  if (start.length === text.length && widthOf(text) <= width) return text.length;
  let columns = 0;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment, index } of segmenter.segment(start)) {
    columns += widthOf(segment);
    if (columns > width) return index;
  }
  return start.length;
}

/** The start of a text that fits into a width, columns; it ends with `…` if it is cut. */
export function cut(text: string, width: number): string {
  if (width <= 0) return "";
  // Nothing is narrower than half a column a code unit, but for marks that go with others.
  const start = text.length > width * 16 ? text.slice(0, width * 16) : text;
  if (start.length <= width && ascii.test(start)) return start;
  if (start.length === text.length && widthOf(start) <= width) return start;
  return `${start.slice(0, fittingUnits(start, width - 1))}…`;
}
