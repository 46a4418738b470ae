import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashBytes } from "../../../src/scan/hash.ts";
import { countLines, endOfLine } from "../../../src/scan/lines.ts";
import { sniff } from "../../../src/scan/sniff.ts";
import { invalidUtf8At } from "../../../src/scan/utf8.ts";
import { bytesOf, encode } from "./scanning.ts";

const find = (...parts: (string | number)[]) => {
  const bytes = bytesOf(...parts);
  return invalidUtf8At(bytes, 0, bytes.length);
};

const isValid = (bytes: Uint8Array) => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The longest valid prefix, the slow way. */
const slow = (bytes: Uint8Array) => {
  if (isValid(bytes)) return -1;
  let valid = 0;
  for (let length = 1; length <= bytes.length; length++) {
    if (isValid(bytes.subarray(0, length))) valid = length;
  }
  return valid;
};

describe("the first byte that is not UTF-8", () => {
  test.each<[string, (string | number)[], number]>([
    ["plain text", ["abc"], -1],
    ["every length of character", ["aé☃😀\u{10ffff}"], -1],
    ["nothing", [], -1],
    ["a stray byte", ["ab", 0xff, "c"], 2],
    ["a lone continuation", ["é", 0x80], 2],
    ["an overlong slash", ["a", 0xc0, 0xaf], 1],
    ["a surrogate", ["a", 0xed, 0xa0, 0x80], 1],
    ["beyond U+10FFFF", ["a", 0xf4, 0x90, 0x80, 0x80], 1],
    ["a cut character at the end", ["☃", 0xe2, 0x98], 3],
    ["a cut character in the middle", [0xf0, 0x9f, 0x98, "a"], 0],
    ["far in", ["é".repeat(5000), 0xfe, "é".repeat(5000)], 10_000],
    ["between many continuations", ["ab", ...Array.from({ length: 50 }, () => 0x80)], 2],
  ])("%s", (_name, parts, at) => expect(find(...parts)).toBe(at));
  test("looks only between start and end", () => {
    const bytes = bytesOf(0xff, "ok", 0xff);
    expect(invalidUtf8At(bytes, 1, 3)).toBe(-1);
    expect(invalidUtf8At(bytes, 1, 4)).toBe(3);
  });

  test("is where a strict decoder first fails", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }).map((text) => [...encode(text)]),
      fc.array(fc.integer({ min: 0x7f, max: 0xff }), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const bytes = Uint8Array.from(pieces.flat());
        expect(invalidUtf8At(bytes, 0, bytes.length)).toBe(slow(bytes));
      }),
      { seed: 20_260_203, numRuns: 300 },
    );
  });
});

describe("lines", () => {
  test.each<[string, number]>([
    ["", 0],
    ["\n", 1],
    ["a", 1],
    ["a\n", 1],
    ["a\nb", 2],
    ["\n\n\n", 3],
    ["a\rb\u2028c", 1],
  ])("%j are %d", (text, count) => expect(countLines(encode(text))).toBe(count));
  test("end before their newline, or where the chunk does", () => {
    const bytes = encode("ab\n\ncd");
    expect([0, 3, 4].map((from) => endOfLine(bytes, from))).toEqual([2, 3, 6]);
  });
});

const hash = (text: string, from = 0, to = text.length) => {
  const into = { low: 0, high: 0 };
  const bytes = encode(text);
  hashBytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), from, to, into);
  return `${into.low} ${into.high}`;
};

describe("hashes", () => {
  test("depend on the bytes alone, not on where they stand", () => {
    expect(hash("xxabcdefgyy", 2, 9)).toBe(hash("abcdefg"));
  });
  test("tell 20,000 similar texts apart, in each half", () => {
    const halves = [new Set<string>(), new Set<string>()];
    for (let i = 0; i < 20_000; i++) {
      const [low, high] = hash(`{"cycle":${i}}`).split(" ");
      halves[0]!.add(low!);
      halves[1]!.add(high!);
    }
    // Of 32 random bits, 20,000 hardly ever collide.
    for (const half of halves) expect(half.size).toBeGreaterThan(19_995);
  });
  test("see every byte, and the length", () => {
    const text = "abcdefghijk";
    const changed = Array.from(text, (_, i) => `${text.slice(0, i)}X${text.slice(i + 1)}`);
    const all = [text, ...changed, "", "\0", "\0\0", "\0\0\0\0"].map((one) => hash(one));
    expect(new Set(all).size).toBe(all.length);
  });
});

const utf16 = (text: string) => Array.from(text, (c) => [c.charCodeAt(0), 0]).flat();

describe("what an input is", () => {
  const zeros = Array.from({ length: 64 }, () => 0);
  test.each<[string, (string | number)[], string]>([
    ["a log", ['{"a":1}\n'], "text"],
    ["a log with a BOM", ['\ufeff{"a":1}\n'], "text"],
    ["nothing", [], "text"],
    ["prose", ["hello\nworld\n"], "text"],
    ["UTF-16 with a mark", [0xff, 0xfe, ...utf16('{"a":1}')], "UTF-16LE"],
    ["UTF-16, big end first, with a mark", [0xfe, 0xff, 0, 0x7b], "UTF-16BE"],
    ["UTF-16 without a mark", utf16('{"a":1}'), "UTF-16LE"],
    ["UTF-16, big end first, without a mark", [0, 0x7b, 0, 0x22], "UTF-16BE"],
    ["zero bytes", zeros, "binary"],
    ["zero bytes before an event", [...zeros, '{"a":1}\n'], "text"],
    ["a broken line before an event", ["\u0001\u0002\u0003\n", '{"a":1}\n'], "text"],
    ["an image", ["\u0089PNG\r\n", 0x1a, "\n", 0, 0, 0, 13, "IHDR", 0, 0, 1], "binary"],
  ])("%s", (_name, parts, kind) => expect(sniff(bytesOf(...parts), true)).toBe(kind));
});
