/** A pattern that asks of every character alone: a class, and how many there may be. */
export interface CharacterClass {
  /** By code, 0 to 127. */
  readonly ascii: readonly boolean[];
  /** Whether all characters from U+00A0 up are in it; those between never are. */
  readonly high: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

const shape =
  /^\^\[(\^?)((?:[^\\\]]|\\.|\\u[0-9a-fA-F]{4})+)\](?:(\*)|(\+)|\{(\d+)(?:(,)(\d*))?\})?\$$/s;
const item = /\\u[0-9a-fA-F]{4}|\\.|[^\\]/gsu;

/** What a pattern such as `^[a-z0-9-]*$` asks for; undefined if it asks for more than that. */
export function classOf(pattern: string): CharacterClass | undefined {
  const match = shape.exec(pattern);
  if (!match) return undefined;
  const [, not, body, star, plus, fewest, comma, most] = match;
  const ranges = rangesOf(body!.match(item)!);
  if (!ranges) return undefined;
  const isIn = (code: number) =>
    ranges.some(([from, to]) => from <= code && code <= to) !== (not === "^");
  const high = not === "^" ? !ranges.some(([, to]) => to >= 0xa0) : false;
  // Outside of what is told exactly, characters are either all in or left to the judge.
  if (not !== "^" && ranges.some(([, to]) => to > 0x7f)) return undefined;
  const ascii = Array.from({ length: 128 }, (_, code) => isIn(code));
  const once = star === undefined && plus === undefined && fewest === undefined;
  const minimum = star ? 0 : plus || once ? 1 : Number(fewest);
  const isOpen = star !== undefined || plus !== undefined || (comma !== undefined && most === "");
  const maximum = isOpen ? 0xffff_ffff : once ? 1 : Number(comma === undefined ? fewest : most);
  return { ascii, high, minimum, maximum };
}

type Range = readonly [from: number, to: number];

/** The ranges of a class's items; undefined if one is not plain. */
function rangesOf(items: readonly string[]): Range[] | undefined {
  const ranges: Range[] = [];
  for (let i = 0; i < items.length; i++) {
    const first = items[i]!;
    if (first === "\\d") {
      ranges.push([0x30, 0x39]);
      continue;
    }
    if (first === "\\w") {
      ranges.push([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]);
      continue;
    }
    const from = codeOf(first);
    const isRange = items[i + 1] === "-" && i + 2 < items.length;
    const to = isRange ? codeOf(items[i + 2]!) : from;
    if (from === undefined || to === undefined || to < from) return undefined;
    ranges.push([from, to]);
    if (isRange) i += 2;
  }
  return ranges;
}

const escapes = new Map([
  ["\\n", 0x0a],
  ["\\r", 0x0d],
  ["\\t", 0x09],
  ["\\f", 0x0c],
  ["\\v", 0x0b],
]);

/** The code of an item that stands for one character. */
function codeOf(text: string): number | undefined {
  if (!text.startsWith("\\")) return text.codePointAt(0);
  if (text.length === 6) return Number.parseInt(text.slice(2), 16);
  return escapes.get(text) ?? (/[^A-Za-z0-9]/.test(text[1]!) ? text.codePointAt(1) : undefined);
}
