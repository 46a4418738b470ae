import truncatedWidth from "fast-string-truncated-width";

const ascii = /^[\x20-\x7e]*$/;

/** The columns a text takes on a terminal. */
export const widthOf = (text: string): number =>
  ascii.test(text) ? text.length : truncatedWidth(text).width;

/** How many UTF-16 units of a text fit into a width, columns. */
export const fittingUnits = (text: string, width: number): number =>
  truncatedWidth(text, { limit: width }).index;

/** The start of a text that fits into a width, columns; it ends with `…` if it is cut. */
export function cut(text: string, width: number): string {
  if (width <= 0) return "";
  // Nothing is narrower than half a column a code unit, but for marks that go with others.
  const start = text.length > width * 16 ? text.slice(0, width * 16) : text;
  if (start.length <= width && ascii.test(start)) return start;
  const { index, truncated } = truncatedWidth(start, { limit: width, ellipsis: "…" });
  return truncated ? `${start.slice(0, index)}…` : start;
}
