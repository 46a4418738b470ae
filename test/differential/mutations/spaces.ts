import type { Random } from "../../support/random.ts";
import { anyIndex, type Mutation } from "./mutation.ts";

const allowed = [" ", "\t", "\r", "  ", " \t \r ", " ".repeat(17), "\t".repeat(70)];
/** Other white space, which JSON does not allow: \f \v, NUL, NBSP, the byte order mark, U+2028, U+0085. */
const others = ["\f", "\v", "\0", "\xc2\xa0", "\xef\xbb\xbf", "\xe2\x80\xa8", "\xc2\x85", "\x1c"];

/** A structural character, or a text, in which it would mean nothing. */
const token = /"(?:[^"\\]|\\.)*"?|[{}[\],:]/gs;

/** Puts white space where it may stand: beside a structural character. */
function between(text: string, pieces: readonly string[], random: Random): string {
  const places = [...text.matchAll(token)].filter(([found]) => !found.startsWith('"'));
  if (places.length === 0) return text;
  const at = random.pick(places).index + random.below(2);
  return text.slice(0, at) + random.pick(pieces) + text.slice(at);
}

export const insertSpace: Mutation = (line, random) => between(line.text, allowed, random);
export const insertOtherSpace: Mutation = (line, random) => between(line.text, others, random);

export const spaceAnywhere: Mutation = (line, random) => {
  const at = anyIndex(line.text, random);
  return line.put(at, at, random.pick(allowed));
};

/** White space around every structural character, as pretty printers write. */
export const spaceOut: Mutation = (line, random) => {
  const space = random.pick(allowed.slice(0, 5));
  return line.text.replaceAll(token, (found) =>
    found.startsWith('"') ? found : space + found + space,
  );
};

export const crlf: Mutation = (line) => `${line.text}\r`;
export const surrounded: Mutation = (line, random) =>
  random.pick(allowed) + line.text + random.pick(allowed);
export const byteOrderMark: Mutation = (line) => `\xef\xbb\xbf${line.text}`;
export const blank: Mutation = (_line, random) =>
  random.pick(["", " ", "\t", "\r", " \r", "\r\r", " \t ", " ".repeat(64), "\f", "\xef\xbb\xbf"]);
export const blankBefore: Mutation = (line, random) =>
  `${random.pick(["", " ", "\r"])}\n${line.text}`;
