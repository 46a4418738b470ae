/**
 * Finds many words in one pass over bytes (Aho and Corasick, 1975), ASCII letters of either case alike. States are rows
 * of a table small enough for the cache; the number of one that ends a word is marked, so that the loop over bytes takes
 * one look-up and one comparison.
 */
export interface Automaton {
  /** The next state, by `state * width + columns[byte]`, with `ends` added where a word ends. */
  readonly next: Uint16Array;
  readonly columns: Uint8Array;
  /** The kinds of the words that end at a state. */
  readonly kinds: Int32Array;
}

/** The mark of a state that ends a word. */
export const ends = 1 << 15;
/** Columns of a row. Bytes beyond them share the last one: words that hold such a byte are found too often, never missed. */
export const width = 64;

/** A word to find: its bytes, in lower case, and its kind, above 0. */
export interface Word {
  readonly bytes: readonly number[];
  readonly kind: number;
}

/** A state of the tree of words: where each column leads, and the kind of the words that end there. */
interface Node {
  readonly children: Map<number, Node>;
  kind: number;
}

/**
 * @param join the kind of a state at which words of two kinds end; 0 is no kind
 * @throws RangeError for more states than a table has
 */
export function createAutomaton(
  words: readonly Word[],
  join: (a: number, b: number) => number = (a, b) => a | b,
): Automaton {
  const columns = columnsOf(words);
  const root: Node = { children: new Map(), kind: 0 };
  let rows = 1;
  for (const { bytes, kind } of words) {
    let node = root;
    for (const byte of bytes) {
      const column = columns[byte]!;
      let next = node.children.get(column);
      if (!next) {
        next = { children: new Map(), kind: 0 };
        node.children.set(column, next);
        rows++;
      }
      node = next;
    }
    node.kind = join(node.kind, kind);
  }
  if (rows >= ends) throw new RangeError("too many words to look for");
  return { columns, ...flatten(root, rows, join) };
}

function columnsOf(words: readonly Word[]): Uint8Array {
  const columns = new Uint8Array(256);
  const used = new Set<number>();
  for (const { bytes } of words) for (const byte of bytes) used.add(byte);
  let count = 1;
  // Letters and digits first: what is rare shares a column.
  for (const byte of [...used].toSorted((a, b) => rarity(a) - rarity(b))) {
    columns[byte] = count;
    if (count < width - 1) count++;
  }
  for (let letter = 0x61; letter <= 0x7a; letter++) columns[letter - 0x20] = columns[letter]!;
  return columns;
}

const rarity = (byte: number): number =>
  byte >= 0x80 ? 2 : (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) ? 0 : 1;

/**
 * Lays the tree out as a table, breadth first: a log keeps to the rows near the root, which share few cache lines. A row
 * begins as a copy of the one that the longest proper end of its text leads to, and gets its own children.
 */
function flatten(
  root: Node,
  rows: number,
  join: (a: number, b: number) => number,
): Pick<Automaton, "next" | "kinds"> {
  const next = new Uint16Array(rows * width);
  const kinds = new Int32Array(rows);
  const failure = new Uint16Array(rows);
  const order: Node[] = [root];
  for (let row = 0; row < order.length; row++) {
    const from = failure[row]! * width;
    if (row > 0) next.copyWithin(row * width, from, from + width);
    for (const [column, child] of order[row]!.children) {
      const place = row * width + column;
      const its = order.push(child) - 1;
      // What the shorter text goes on to; the root's children go back to it.
      const back = row === 0 ? 0 : next[place]! & ~ends;
      failure[its] = back;
      const kind = join(child.kind, kinds[back]!);
      kinds[its] = kind;
      next[place] = its + (kind > 0 ? ends : 0);
    }
  }
  return { next, kinds };
}
