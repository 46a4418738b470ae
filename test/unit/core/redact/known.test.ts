import { describe, expect, test } from "vitest";
import { createKnown, isDistinct } from "../../../../src/core/redact/known.ts";
import { createEngine, redacted, redactedBytes } from "./redacting.ts";

const value = "blue-Elephant walks/7 miles+";
const engine = createEngine({ known: [value] });
const bytes = Buffer.from(value);
const lineWith = (text: string): string =>
  JSON.stringify({ payload: { note: `it was ${text} then` } });

describe("a known value goes", () => {
  test.each([
    ["as it is", value],
    ["in a text", `a ${value} b`],
    ["percent-encoded", encodeURIComponent(value)],
    ["in base64", bytes.toString("base64")],
    ["in base64url", bytes.toString("base64url")],
    ["in base64, one byte on", Buffer.from(`x${value}yz`).toString("base64")],
    ["in base64, two bytes on", Buffer.from(`xx${value}yz`).toString("base64")],
    ["in hexadecimal", bytes.toString("hex")],
    ["in capitals of hexadecimal", bytes.toString("hex").toUpperCase()],
    ["in JSON in a text", JSON.stringify({ a: value })],
  ])("%s", (_, text) => {
    const line = lineWith(text);
    const after = redacted(line, engine).text;
    expect(after).not.toContain(text);
    expect(after).toContain("it was ");
    expect(after).toContain(" then");
    const log = Buffer.from(`{"n":1}\n${line}\n{"n":2}\n`);
    expect(redactedBytes([log], engine).toString()).toBe(`{"n":1}\n${after}\n{"n":2}\n`);
  });

  test.each([
    ["umlauts and signs", "grüße-Ж-語-12345678"],
    ["quotes and backslashes", String.raw`a"b\c"d\e1234`],
    ["line breaks", "first line\nsecond line"],
  ])("with %s, however JSON spells it", (_, text) => {
    const own = createEngine({ known: [text] });
    const plain = lineWith(text);
    const ascii = plain.replaceAll(
      /[^\0-\u007e]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    for (const line of [plain, ascii]) {
      const after = redactedBytes([Buffer.from(line)], own).toString();
      expect(after).toContain("it was REDACTED then");
    }
  });

  test("wherever letters touch it, with them", () => {
    expect(redacted(lineWith(`x${value}`), engine).text).toContain("it was REDACTED then");
  });
});

describe("what is not known stays", () => {
  test.each([
    "blue-Elephant",
    value.toUpperCase(),
    "walks/7 miles",
    encodeURIComponent("blue elephant"),
  ])("%s", (text) => {
    const line = lineWith(text);
    expect(redacted(line, engine).text).toBe(line);
  });

  test("and so do values of less than eight characters", () => {
    const known = createKnown(["short"]);
    expect(known.size).toBe(0);
    expect(known.find("it was short", 0)).toBe(-1);
  });
});

test("a value may be added between pieces", () => {
  const known = createKnown([]);
  expect(known.mayHold(value)).toBe(false);
  known.add(value);
  expect(known.size).toBe(1);
  expect(known.mayHold(`see ${value}`)).toBe(true);
  expect(known.find(`see ${value}`, 0)).toBe(4);
  expect(known.find(`see ${value}`, 5)).toBe(-1);
});

test.each([
  ["k3m9x7q2w8e5", true],
  ["Correct-Horse-Battery", true],
  ["production", false],
  ["password", false],
  ["xxxxxxxxxxxx", false],
  ["REDACTED", false],
  ["k3m9", false],
])("%s is looked for elsewhere: %s", (text, expected) => {
  expect(isDistinct(text)).toBe(expected);
});
