/** A string of a JSON text, decoded, with the place of every decoded character. */
export interface Decoded {
  readonly text: string;
  /** Offset in the source of a decoded index, up to and including the end. */
  at(index: number): number;
}

/** Decodes what stands between the quotes of a string (RFC 8259, section 7); what is no escape stays as it is. */
export function decode(source: string, from: number, to: number): Decoded {
  const raw = source.slice(from, to);
  if (!raw.includes("\\")) return { text: raw, at: (index) => from + index };
  let places: Uint32Array | undefined;
  return {
    text: raw.replaceAll(escape, unescape),
    at(index) {
      // Few strings hold a secret, so few need to know where their characters come from.
      places ??= placesOf(raw);
      return from + places[index]!;
    },
  };
}

const escape = /\\(?:u([0-9a-fA-F]{4})|([^]))/g;
const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const unescape = (_escape: string, code: string | undefined, letter: string): string =>
  code === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));

/** The offset of every decoded character, and of the end. */
function placesOf(raw: string): Uint32Array {
  const places = new Uint32Array(raw.length + 1);
  let count = 0;
  let at = 0;
  for (const match of raw.matchAll(escape)) {
    while (at < match.index) places[count++] = at++;
    places[count++] = at;
    at += match[0].length;
  }
  while (at <= raw.length) places[count++] = at++;
  return places;
}

/** The kinds of token of a JSON text; `end` follows the last one, `bad` is what is no JSON. */
export type Token =
  | "{"
  | "}"
  | "["
  | "]"
  | ","
  | ":"
  | "string"
  | "number"
  | "true"
  | "false"
  | "null"
  | "end"
  | "bad";

/** Reads a JSON text token by token, without recursion. `from` and `to` are the last token's place. */
export interface Tokens {
  next(): Token;
  readonly from: number;
  readonly to: number;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

export function tokensOf(source: string, start: number, end: number): Tokens {
  let from = start;
  let to = start;
  const word = (token: "true" | "false" | "null"): Token => {
    to = from + token.length;
    return to <= end && source.startsWith(token, from) ? token : "bad";
  };
  return {
    get from() {
      return from;
    },
    get to() {
      return to;
    },
    next() {
      from = to;
      while (from < end && isSpace(source.charCodeAt(from))) from++;
      to = from + 1;
      if (from >= end) {
        to = from;
        return "end";
      }
      switch (source.charCodeAt(from)) {
        case 0x22:
          to = endOfString(source, to, end);
          return to < 0 ? "bad" : "string";
        case 0x7b:
          return "{";
        case 0x7d:
          return "}";
        case 0x5b:
          return "[";
        case 0x5d:
          return "]";
        case 0x2c:
          return ",";
        case 0x3a:
          return ":";
        case 0x74:
          return word("true");
        case 0x66:
          return word("false");
        case 0x6e:
          return word("null");
        default:
          number.lastIndex = from;
          if (!number.test(source) || number.lastIndex > end) return "bad";
          to = number.lastIndex;
          return "number";
      }
    },
  };
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** The offset after the closing quote; -1 if there is none, or a control character in between. */
function endOfString(source: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at++;
    else if (code < 0x20) return -1;
  }
  return -1;
}
