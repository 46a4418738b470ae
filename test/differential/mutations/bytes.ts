import type { Random } from "../../support/random.ts";
import { anyIndex, type Mutation } from "./mutation.ts";

/** Bytes that mean something to JSON, to lines, or to readers of numbers and texts. */
const structural = Array.from('{}[]:,"\\\\"\'/-+.eE019tfnu \t\r\0\x1f\x7f\x0b\x0c');

const anyByte = (number: number): string => String.fromCharCode(number);

export const flipBit: Mutation = (line, random) => {
  const at = random.below(line.text.length);
  return line.put(at, at + 1, anyByte((line.text.charCodeAt(at) ^ (1 << random.below(8))) & 0xff));
};

export const replaceByte: Mutation = (line, random) => {
  const at = random.below(line.text.length);
  return line.put(at, at + 1, anyByte(random.below(256)));
};

export const insertByte: Mutation = (line, random) => {
  const at = anyIndex(line.text, random);
  return line.put(at, at, anyByte(random.below(256)));
};

export const deleteByte: Mutation = (line, random) => {
  const at = random.below(line.text.length);
  return line.put(at, at + 1, "");
};

export const replaceByStructural: Mutation = (line, random) => {
  const at = random.below(line.text.length);
  return line.put(at, at + 1, random.pick(structural));
};

export const insertStructural: Mutation = (line, random) => {
  const at = anyIndex(line.text, random);
  return line.put(at, at, random.pick(structural));
};

export const swapBytes: Mutation = (line, random) => {
  const at = random.below(line.text.length);
  const [first = "", second = ""] = line.text.slice(at, at + 2);
  return line.put(at, at + 2, second + first);
};

export const deleteRange: Mutation = (line, random) => {
  const at = anyIndex(line.text, random);
  return line.put(at, at + random.below(20), "");
};

/** Repeats a range elsewhere: values, keys or halves of them. */
export const copyRange: Mutation = (line, random) => {
  const from = anyIndex(line.text, random);
  const at = anyIndex(line.text, random);
  return line.put(at, at, line.text.slice(from, from + random.below(20)));
};

export const truncate: Mutation = (line, random) =>
  line.text.slice(0, random.below(line.text.length));

export const beheaded: Mutation = (line, random) => line.text.slice(random.below(line.text.length));

/** Two lines whose newline was lost, or that were cut in two. */
export const glue: Mutation = (line, random) => line.text + random.pick(["", " ", ","]) + line.text;
export const cutInTwo: Mutation = (line, random) => {
  const at = anyIndex(line.text, random);
  return line.put(at, at, "\n");
};

/** Overlong forms, surrogates, beyond U+10FFFF, cut characters, lone continuations: invalid by RFC 3629. */
const invalidUtf8 = [
  "\xc0\x80",
  "\xc1\xbf",
  "\xe0\x80\x80",
  "\xe0\x9f\xbf",
  "\xed\xa0\x80",
  "\xed\xbf\xbf",
  "\xf0\x80\x80\x80",
  "\xf0\x8f\xbf\xbf",
  "\xf4\x90\x80\x80",
  "\xf5\x80\x80\x80",
  "\xf8\x88\x80\x80\x80",
  "\xff",
  "\xfe",
  "\x80",
  "\xbf",
  "\xc2",
  "\xdf",
  "\xe1\x80",
  "\xe1",
  "\xef\xbf",
  "\xf1\x80\x80",
  "\xf1\x80",
  "\xf1",
  "\xc2\xc2\x80",
  "\xe1\x80\xc2\x80",
  "\xf0\x9f\x98\x22",
];

/** The borders of what is valid. */
export const validUtf8 = [
  "\xc2\x80",
  "\xdf\xbf",
  "\xe0\xa0\x80",
  "\xed\x9f\xbf",
  "\xee\x80\x80",
  "\xef\xbf\xbf",
  "\xef\xbf\xbd",
  "\xf0\x90\x80\x80",
  "\xf4\x8f\xbf\xbf",
  "\xe2\x80\xa8",
  "\xef\xbb\xbf",
  "\xf0\x9f\x98\x80",
];

export const insertInvalidUtf8: Mutation = (line, random) => {
  const at = anyIndex(line.text, random);
  return line.put(at, at, random.pick(invalidUtf8));
};

/** In keys and texts alone, so that nothing else is wrong. */
export const invalidUtf8InText: Mutation = (line, random) => inText(line.text, invalidUtf8, random);
export const validUtf8InText: Mutation = (line, random) => inText(line.text, validUtf8, random);

function inText(text: string, pieces: readonly string[], random: Random): string {
  const texts = [...text.matchAll(/"(?:[^"\\]|\\.)*"/gs)];
  if (texts.length === 0) return text;
  const { index, 0: whole } = random.pick(texts);
  const at = index + 1 + random.below(Math.max(1, whole.length - 1));
  return text.slice(0, at) + random.pick(pieces) + text.slice(at);
}
