/** One value of a line, as a range of its text. */
export interface Span {
  /** Index of the object or array around it in the list of spans, -1 for the root. */
  readonly parent: number;
  /** The opening quote of its key, or `start` if it has none. */
  readonly key: number;
  /** The key as it is spelled, without quotes; "" in an array and at the root. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Its first character, digits as "0": `{ [ " 0 - t f n`. */
  readonly kind: string;
}

/**
 * A line under mutation. Its text holds one character a byte (latin1), so that any bytes can be written.
 * The spans are found leniently: where the text is no JSON any more, they end.
 */
export class Line {
  readonly text: string;
  #spans: readonly Span[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get spans(): readonly Span[] {
    return (this.#spans ??= spansOf(this.text));
  }

  /** The spans whose object or array is the one at `index`. */
  childrenOf(index: number): readonly Span[] {
    return this.spans.filter(({ parent }) => parent === index);
  }

  /** The index of a value by the spelled keys (not array indices) that lead to it, -1 if it is not there. */
  find(...names: readonly string[]): number {
    let index = this.spans.length > 0 ? 0 : -1;
    for (const wanted of names) {
      const above = index;
      index = this.spans.findIndex(({ parent, name }) => parent === above && name === wanted);
      if (index < 0) return -1;
    }
    return index;
  }

  /** Replaces a range. */
  put(start: number, end: number, text: string): string {
    return this.text.slice(0, start) + text + this.text.slice(end);
  }
}

/** Makes bytes of a text, one character a byte. */
export const utf8 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

interface Open {
  readonly parent: number;
  key: number;
  name: string;
  readonly start: number;
  end: number;
  kind: string;
}

const space = /[ \t\n\r]*/y;
const scalar = /[^,:\]}[{" \t\n\r]*/y;

function spansOf(text: string): readonly Span[] {
  const spans: Open[] = [];
  let at = 0;
  const skip = (pattern: RegExp): void => {
    pattern.lastIndex = at;
    pattern.test(text);
    at = pattern.lastIndex;
  };
  let around = -1;
  for (;;) {
    skip(space);
    const above = spans[around];
    const key = at;
    let name = "";
    if (above && (text[at] === "}" || text[at] === "]")) {
      above.end = ++at;
      around = above.parent;
      if (around < 0) return spans;
      skip(space);
      if (text[at] === ",") at++;
      continue;
    }
    if (above?.kind === "{") {
      const past = endOfText(text, at);
      if (past < 0) break;
      name = text.slice(at + 1, past - 1);
      at = past;
      skip(space);
      if (text[at] !== ":") break;
      at++;
      skip(space);
    }
    const start = at;
    const first = text[at];
    if (first === undefined) break;
    if (first === "{" || first === "[") {
      spans.push({ parent: around, key, name, start, end: text.length, kind: first });
      around = spans.length - 1;
      at++;
      continue;
    }
    if (first === '"') {
      at = endOfText(text, at);
      if (at < 0) break;
    } else {
      skip(scalar);
      if (at === start) break;
    }
    const kind = first >= "0" && first <= "9" ? "0" : first;
    spans.push({ parent: around, key, name, start, end: at, kind });
    if (around < 0) break;
    skip(space);
    if (text[at] === ",") at++;
  }
  return spans;
}

/** The index past a text in quotes, -1 if none is there or it does not end. */
function endOfText(text: string, start: number): number {
  if (text[start] !== '"') return -1;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}
