import { isMarker, listedPlaces, markersIn } from "../../contract/redaction.ts";
import { covers } from "../../contract/path-tree.ts";
import { tokensOf, type Token, type Tokens } from "./json.ts";
import { pointerOf } from "./fields.ts";

/** What the comparison of a line with its redacted copy tells. */
export type LineProof =
  | { readonly kind: "same" }
  | { readonly kind: "redacted"; readonly places: number }
  | { readonly kind: "broken"; readonly what: string };

/**
 * Proves that a redacted line is the original one but for what is listed: the same tokens, the same bytes between them,
 * and where a value differs a marker in its place, or in it with all around as it was. It knows no rule: it reads both.
 */
export function verifyLine(original: string, redacted: string): LineProof {
  if (original === redacted) return { kind: "same" };
  const start = original.startsWith("\ufeff") && redacted.startsWith("\ufeff") ? 1 : 0;
  const proof = compareEvents(original, redacted, start);
  if (proof !== undefined) return proof;
  // No JSON: a text with markers in it.
  return differsByMarkers(original, redacted)
    ? { kind: "redacted", places: markersIn(redacted).length - markersIn(original).length }
    : { kind: "broken", what: "bytes beside a marker differ" };
}

/** Undefined if one of the two is no JSON. */
function compareEvents(original: string, redacted: string, start: number): LineProof | undefined {
  let event: unknown;
  try {
    JSON.parse(original.slice(start));
    event = JSON.parse(redacted.slice(start));
  } catch {
    return undefined;
  }
  const a = tokensOf(original, start, original.length);
  const b = tokensOf(redacted, start, redacted.length);
  const changed: (readonly string[])[] = [];
  const what = compare({ a, b, original, redacted, changed });
  if (what !== undefined) return { kind: "broken", what };
  const isObject = typeof event === "object" && event !== null && !Array.isArray(event);
  const listed = isObject
    ? listedPlaces(event as Readonly<Record<string, unknown>>).tree
    : undefined;
  const hasList = isObject && isPlainObject((event as { payload?: unknown }).payload);
  for (const path of changed) {
    if (hasList && !(listed && covers(listed, path))) {
      return { kind: "broken", what: `${pointerOf(path)} was replaced and is not listed` };
    }
  }
  return { kind: "redacted", places: changed.length };
}

const isPlainObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

interface Comparison {
  readonly a: Tokens;
  readonly b: Tokens;
  readonly original: string;
  readonly redacted: string;
  /** The paths of values that differ. */
  readonly changed: (readonly string[])[];
}

interface Level {
  readonly isArray: boolean;
  index: number;
}

/** Walks both texts token by token; tells the first thing that is neither equal nor a marker. */
function compare({ a, b, original, redacted, changed }: Comparison): string | undefined {
  const levels: Level[] = [];
  const path: string[] = [];
  let isName = false;
  let [lastA, lastB] = [a.to, b.to];
  for (;;) {
    const tokenA = a.next();
    let tokenB = b.next();
    const level = levels.at(-1);
    const place = (): string => pointerOf(path) || "the line";
    if (tokenA === "}" && tokenB !== "}" && path.length === 2 && path[0] === "payload") {
      // The list of redacted fields was put at the end of the payload, after its white space.
      if (original.slice(lastA, a.from) !== redacted.slice(lastB, b.from)) {
        return `white space differs at ${place()}`;
      }
      lastA = a.from;
      if (tokenB === ",") tokenB = b.next();
      if (redacted.slice(b.from, b.to) !== '"redacted_fields"' || b.next() !== ":") {
        return `a field was added to ${place()}`;
      }
      skipValue(b, b.next());
      lastB = b.to;
      tokenB = b.next();
    }
    if (original.slice(lastA, a.from) !== redacted.slice(lastB, b.from)) {
      return `white space differs at ${place()}`;
    }
    const [textA, textB] = [original.slice(a.from, a.to), redacted.slice(b.from, b.to)];
    const isValue = isValueToken(tokenA) && !isName;
    if (isValue && level?.isArray === true) path[levels.length - 1] = String(level.index);
    if (isValue && path.length === 2 && path[0] === "payload" && path[1] === "redacted_fields") {
      skipValue(a, tokenA);
      skipValue(b, tokenB);
    } else if (textA === textB) {
      if (tokenA === "end") return undefined;
      if (tokenA === "{" || tokenA === "[") {
        levels.push({ isArray: tokenA === "[", index: 0 });
        isName = tokenA === "{";
        path.length = levels.length;
        path[levels.length - 1] = "";
      } else if (tokenA === "}" || tokenA === "]") {
        levels.pop();
        path.length = levels.length;
        isName = false;
      } else if (tokenA === ",") {
        if (level!.isArray) level!.index++;
        else isName = true;
      } else if (tokenA === "string" && isName) {
        path[levels.length - 1] = JSON.parse(textB) as string;
        isName = false;
      }
    } else if (tokenB !== "string") {
      return `${place()} differs`;
    } else if (tokenA === "string") {
      if (!differsByMarkers(textA, textB)) {
        const where = markersIn(textB).length > markersIn(textA).length ? " beside a marker" : "";
        return `${place()} differs${where}`;
      }
      if (isName) {
        path[levels.length - 1] = JSON.parse(textB) as string;
        isName = false;
      } else changed.push(path.slice(0, levels.length));
    } else {
      if (!isValue || !isMarker(JSON.parse(textB) as string)) return `${place()} differs`;
      skipValue(a, tokenA);
      changed.push(path.slice(0, levels.length));
    }
    [lastA, lastB] = [a.to, b.to];
  }
}

const isValueToken = (token: Token): boolean =>
  token !== "," && token !== ":" && token !== "}" && token !== "]" && token !== "end";

/** Reads on to the end of a value whose first token was read. */
function skipValue(tokens: Tokens, first: Token): void {
  let depth = first === "{" || first === "[" ? 1 : 0;
  while (depth > 0) {
    const token = tokens.next();
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (token === "end" || token === "bad") return;
  }
}

/** Whether a text is another one with markers in place of some parts. */
function differsByMarkers(original: string, redacted: string): boolean {
  // Letters of escapes touch markers here: what borders them is not asked.
  const markers = markersIn(redacted, false);
  // In JSON inside a text a number became a string: its quotes came with the marker.
  return (
    isBetween(original, redacted, markers) ||
    isBetween(
      original,
      redacted,
      markers.map((marker) => withQuotes(redacted, marker)),
    )
  );
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Whether what stands between some ranges of a text stands in another one, in order, from its start to its end. */
function isBetween(original: string, redacted: string, ranges: readonly Range[]): boolean {
  if (ranges.length === 0) return false;
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    parts.push(redacted.slice(at, from));
    at = to;
  }
  const last = redacted.slice(at);
  let from = 0;
  for (const [i, part] of parts.entries()) {
    const found = i === 0 ? (original.startsWith(part) ? 0 : -1) : original.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return original.length - last.length >= from && original.endsWith(last);
}

function withQuotes(text: string, { from, to }: Range): Range {
  const quote = /\\{0,64}["']$/.exec(text.slice(Math.max(0, from - 65), from))?.[0] ?? "";
  return text.startsWith(quote, to)
    ? { from: from - quote.length, to: to + quote.length }
    : { from, to };
}
