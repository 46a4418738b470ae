/** A word of a command line as the shell reads it, with the place of each of its characters. */
export interface Word {
  readonly text: string;
  /** Offset in the source of an index of `text`, its end included. */
  at(index: number): number;
}

const ends = new Set([";", "|", "&", "(", ")", "`"]);

/**
 * The commands of a text as lists of words (POSIX, Shell Command Language, section 2.2, without expansion). What is no
 * command line gives words as well: they hold no flags, so nothing comes of them. A line that ends in `\` goes on.
 */
export function commandsOf(source: string): Word[][] {
  const commands: Word[][] = [];
  let words: Word[] = [];
  let at = 0;
  const close = () => {
    if (words.length > 0) commands.push(words);
    words = [];
  };
  while (at < source.length) {
    const character = source[at]!;
    if (character === "\n" || ends.has(character)) {
      close();
      at++;
    } else if (character === "$" && source[at + 1] === "(") {
      // What it stands for is a command of its own.
      close();
      at += 2;
    } else if (character === "\\" && /[\r\n]/.test(source[at + 1] ?? "")) {
      at += source.startsWith("\\\r\n", at) ? 3 : 2;
    } else if (/\s/.test(character)) {
      at++;
    } else {
      const { word, end } = wordAt(source, at);
      words.push(word);
      at = end;
    }
  }
  close();
  return commands;
}

function wordAt(source: string, start: number): { word: Word; end: number } {
  const places: number[] = [];
  let text = "";
  let at = start;
  const take = (length = 1) => {
    for (let i = 0; i < length; i++) places.push(at + i);
    text += source.slice(at, at + length);
    at += length;
  };
  while (at < source.length) {
    const character = source[at]!;
    if (/\s/.test(character) || (ends.has(character) && character !== "(")) break;
    if (character === "$" && source[at + 1] === "(" && at > start) break;
    if (character === "'" || character === '"') {
      const close = endOfQuote(source, at, character);
      // A quote that is not closed in its line is an apostrophe.
      if (close < 0) take();
      else {
        at++;
        while (at < close) {
          if (character === '"' && source[at] === "\\" && at + 1 < close) at++;
          take();
        }
        at++;
      }
    } else if (character === "\\" && at + 1 < source.length && source[at + 1] !== "\n") {
      at++;
      take();
    } else if (character === "\\") break;
    else take();
  }
  const end = Math.max(at, start + 1);
  return { word: { text, at: (index) => places[index] ?? (places.at(-1) ?? start - 1) + 1 }, end };
}

function endOfQuote(source: string, from: number, quote: string): number {
  for (let at = from + 1; at < source.length; at++) {
    const character = source[at];
    if (character === quote) return at;
    if (character === "\\" && quote === '"') at++;
  }
  return -1;
}
