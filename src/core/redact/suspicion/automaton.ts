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

/**
 * @param join the kind of a state at which words of two kinds end; 0 is no kind
 * @throws RangeError for more states than a table has
 */
export function createAutomaton(
  words: readonly Word[],
  join: (a: number, b: number) => number = (a, b) => a | b,
): Automaton {
  const columns = columnsOf(words);
  const rows: Uint16Array[] = [new Uint16Array(width)];
  const kinds: number[] = [0];
  for (const { bytes, kind } of words) {
    let row = 0;
    for (const byte of bytes) {
      const column = columns[byte]!;
      const next = rows[row]![column]!;
      if (next === 0) {
        rows[row]![column] = rows.length;
        rows.push(new Uint16Array(width));
        kinds.push(0);
      }
      row = rows[row]![column]!;
    }
    kinds[row] = join(kinds[row]!, kind);
  }
  if (rows.length >= ends) throw new RangeError("too many words to look for");
  return { columns, ...flatten(rows, kinds, join) };
}

function columnsOf(words: readonly Word[]): Uint8Array {
  const columns = new Uint8Array(256);
  let count = 1;
  const bytes = [...new Set(words.flatMap((word) => word.bytes))];
  // Letters and digits first: what is rare shares a column.
  for (const byte of bytes.toSorted((a, b) => rarity(a) - rarity(b))) {
    columns[byte] = count;
    if (count < width - 1) count++;
  }
  for (let letter = 0x61; letter <= 0x7a; letter++) columns[letter - 0x20] = columns[letter]!;
  return columns;
}

const rarity = (byte: number): number =>
  byte >= 0x80 ? 2 : (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) ? 0 : 1;

/**
 * Follows failures breadth first: every row learns its successor for every byte, and the kinds of words it ends inside.
 * Rows are laid out in that order, as a log keeps to those near the root: they share few cache lines.
 */
function flatten(
  rows: readonly Uint16Array[],
  kinds: number[],
  join: (a: number, b: number) => number,
): Pick<Automaton, "next" | "kinds"> {
  const failure = new Int32Array(rows.length);
  const order: number[] = [0];
  for (const next of rows[0]!) if (next > 0) order.push(next);
  for (let i = 1; i < order.length; i++) {
    const row = order[i]!;
    const back = failure[row]!;
    kinds[row] = join(kinds[row]!, kinds[back]!);
    for (let column = 0; column < width; column++) {
      const next = rows[row]![column]!;
      if (next === 0) rows[row]![column] = rows[back]![column]!;
      else {
        failure[next] = rows[back]![column]!;
        order.push(next);
      }
    }
  }
  const place = new Int32Array(rows.length);
  for (const [at, row] of order.entries()) place[row] = at;
  const table = new Uint16Array(rows.length * width);
  for (const [at, row] of order.entries()) {
    for (let column = 0; column < width; column++) {
      const next = rows[row]![column]!;
      table[at * width + column] = place[next]! + ((kinds[next] ?? 0) > 0 ? ends : 0);
    }
  }
  return { next: table, kinds: Int32Array.from(order, (row) => kinds[row]!) };
}
