// Lines as a pen draws them, and texts to draw.
import * as fc from "fast-check";
import { Pen } from "../../../../src/report/events/pen.ts";
import type { Paint, Style } from "../../../../src/report/style.ts";

/** A text, or one that is painted. */
export type Part = string | readonly [text: string, paint: Paint];

/** Draws one line. */
export function drawn(width: number | undefined, parts: readonly Part[], indent?: number): string {
  const pen = new Pen();
  pen.begin(width, indent);
  for (const part of parts) {
    if (typeof part === "string") pen.put(part);
    else pen.put(...part);
  }
  pen.end();
  return textOf(pen);
}

export const textOf = (pen: Pen): string => Buffer.from(pen.take()).toString();

/** A paint as chalk makes them. */
export const colour =
  (code: number, end = 39): Paint =>
  (text) =>
    `\u001b[${code}m${text}\u001b[${end}m`;

export const red = colour(31);
export const blue = colour(34);

/** A text without the codes of its colours. */
export const withoutCodes = (text: string): string => text.replaceAll(/\u001b\[\d+m/g, "");

/** Each paint as a tag, so that tests can name them. */
export const tagged: Style = {
  severity: { error: tag("error"), warn: tag("warn"), info: tag("info") },
  good: tag("good"),
  bad: tag("bad"),
  faint: tag("faint"),
  strong: tag("strong"),
  plain: (text) => text,
  hues: [tag("hue0"), tag("hue1"), tag("hue2"), tag("hue3")],
  columns: undefined,
};

function tag(name: string): Paint {
  return (text) => `<${name}>${text}</>`;
}

/** A piece of a text that is shown as a whole or not at all. */
export interface Token {
  readonly raw: string;
  readonly shown: string;
}

const asItIs = (texts: readonly string[]): Token[] => texts.map((raw) => ({ raw, shown: raw }));

const printable = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i));

/** What each control or mark is shown as, written out. */
export const escaped: readonly Token[] = [
  { raw: "\n", shown: "\\n" },
  { raw: "\r", shown: "\\r" },
  { raw: "\t", shown: "\\t" },
  { raw: "\0", shown: "\\x00" },
  { raw: "\u0007", shown: "\\x07" },
  { raw: "\u001b", shown: "\\x1b" },
  { raw: "\u007f", shown: "\\x7f" },
  { raw: "\u0080", shown: "\\x80" },
  { raw: "\u009b", shown: "\\x9b" },
  { raw: "\u061c", shown: "\\u061c" },
  { raw: "\u200b", shown: "\\u200b" },
  { raw: "\u200d", shown: "\\u200d" },
  { raw: "\u200e", shown: "\\u200e" },
  { raw: "\u2028", shown: "\\u2028" },
  { raw: "\u202e", shown: "\\u202e" },
  { raw: "\u2066", shown: "\\u2066" },
  { raw: "\ufeff", shown: "\\ufeff" },
];

const wide = asItIs(["中", "文", "あ", "カ", "한", "ｗ", "😀", "🔒", "🇩🇪", "👍🏽"]);
const other = asItIs(["é", "ñ", "»", "ж", "б", "ﾊ", "α", "→", "…", "é", "ו", "न", "𠀀", "𝒳"]);

const oneOf = (...groups: readonly (readonly Token[])[]) =>
  fc.oneof(...groups.map((group) => fc.constantFrom(...group)));

/** Printable ASCII in words, now and then something wide. */
export const plainAndWide = fc.array(oneOf(asItIs(printable), asItIs(["a", "b", " "]), wide));

/** The same with controls and marks. */
export const withEscapes = fc.array(
  oneOf(asItIs(printable), asItIs(["a", "b", " "]), wide, escaped),
);

/** Of any script. */
export const anyScript = fc.array(oneOf(asItIs(printable), wide, other, escaped));

export const rawOf = (tokens: readonly Token[]): string => tokens.map(({ raw }) => raw).join("");
export const shownOf = (tokens: readonly Token[]): string =>
  tokens.map(({ shown }) => shown).join("");
