import { describe, expect, test } from "vitest";
import { blobsOf, percentDecoded, visible } from "../../../../../src/core/redact/text/encodings.ts";
import { commandsOf } from "../../../../../src/core/redact/text/shell.ts";

const text = "user: bob, colour: blue — ok";

describe("texts in texts", () => {
  test.each([
    ["base64", Buffer.from(text).toString("base64")],
    ["base64url", Buffer.from(text).toString("base64url")],
    ["hexadecimal", Buffer.from(text).toString("hex")],
    ["capitals of hexadecimal", Buffer.from(text).toString("hex").toUpperCase()],
  ])("%s is decoded, with its place", (_, blob) => {
    const whole = `see ${blob}, and on`;
    const found = blobsOf(whole).find((one) => one.text === text);
    expect(found && whole.slice(found.from, found.to)).toBe(blob);
  });

  test.each([
    "a".repeat(12),
    "0".repeat(64),
    Buffer.from([0, 1, 2, 3].concat(Array(30).fill(7))).toString("base64"),
    "path/to/some/file",
  ])("%s is none", (blob) => {
    expect(blobsOf(blob).filter((one) => /[a-z]{3}/.test(one.text))).toEqual([]);
  });

  test("percent-encoding is decoded, each character with its place", () => {
    const source = "q=a%20b%C3%A9c%zz";
    const inner = percentDecoded(source)!;
    expect(inner.text).toBe("q=a béc%zz");
    expect(Array.from(inner.text, (_, i) => inner.at(i))).toEqual([
      0, 1, 2, 3, 6, 7, 13, 14, 15, 16,
    ]);
    expect(inner.at(inner.text.length)).toBe(source.length);
    expect(percentDecoded("50 % of it")).toBeUndefined();
    expect(percentDecoded("plain")).toBeUndefined();
  });

  test.each(["\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\0"])(
    "%j shows nothing",
    (nothing) => {
      const inner = visible(`ab${nothing}cd`)!;
      expect(inner.text).toBe("abcd");
      expect([0, 1, 2, 3, 4].map((i) => inner.at(i))).toEqual([0, 1, 3, 4, 5]);
    },
  );
  test("a text that shows all of itself is left alone", () => {
    expect(visible("abc é 語\n")).toBeUndefined();
  });
});

describe("the words of command lines", () => {
  test.each([
    ["a b  c", [["a", "b", "c"]]],
    ["a 'b c' \"d e\"", [["a", "b c", "d e"]]],
    [String.raw`a b\ c \"d`, [["a", "b c", '"d']]],
    [String.raw`a "b \" c"`, [["a", 'b " c']]],
    [`a b'c d'e"f"`, [["a", "bc def"]]],
    ["a; b | c && d\ne", [["a"], ["b"], ["c"], ["d"], ["e"]]],
    ["a \\\n b", [["a", "b"]]],
    ["a \\\r\n b", [["a", "b"]]],
    ["it's fine", [["it's", "fine"]]],
    ["", []],
    ["  \n ;; ", []],
  ])("%j", (line, expected) => {
    expect(commandsOf(line).map((words) => words.map((word) => word.text))).toEqual(expected);
  });

  test("know where each character stood", () => {
    const line = `run 'a b' c\\ d`;
    for (const word of commandsOf(line).flat()) {
      for (const [i, character] of Array.from(word.text).entries()) {
        expect(line[word.at(i)]).toBe(character);
      }
    }
  });
});
