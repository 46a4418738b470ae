import { describe, expect, test } from "vitest";
import { classOf } from "../../../../src/scan/program/pattern.ts";

const most = 0xffff_ffff;

describe("a pattern that asks of every character alone", () => {
  test.each([
    "^[a-z0-9-]*$",
    "^[A-Z]{2,5}$",
    "^[\\d]+$",
    "^[\\w.]{3}$",
    "^[^\\u0000-\\u001f\\u007f-\\u009f]*$",
    "^[^\\n\\t]+$",
    "^[-a\\]\\\\/]*$",
    "^[a]$",
    "^[^a-c]{2,}$",
    "^[\\u0041-\\u0043]*$",
    "^[a-]{0,4}$",
  ])("%s", (pattern) => {
    const found = classOf(pattern)!;
    const expected = new RegExp(pattern.replace(/\][^\]]*\$$/, "]$"), "u");
    for (let code = 0; code < 128; code++) {
      expect(found.ascii[code], `code ${code}`).toBe(expected.test(String.fromCharCode(code)));
    }
    for (const code of [0xa0, 0xe9, 0x2028, 0xffff, 0x1f600]) {
      // What is not certain is left to the judge, so it may only be too strict.
      if (found.high) expect(expected.test(String.fromCodePoint(code))).toBe(true);
    }
  });

  test.each([
    ["^[a]*$", 0, most],
    ["^[a]+$", 1, most],
    ["^[a]$", 1, 1],
    ["^[a]{3}$", 3, 3],
    ["^[a]{3,}$", 3, most],
    ["^[a]{3,7}$", 3, 7],
  ])("%s has from %i to %i characters", (pattern, minimum, maximum) => {
    expect(classOf(pattern)).toMatchObject({ minimum, maximum });
  });

  test("knows where it takes all characters beyond ASCII", () => {
    expect(classOf("^[^a]*$")?.high).toBe(true);
    expect(classOf("^[^a\\u00e9]*$")?.high).toBe(false);
    expect(classOf("^[a]*$")?.high).toBe(false);
  });
});

test.each([
  "a",
  "^a$",
  "^[a]",
  "[a]$",
  "^[a]*[b]$",
  "^[\\D]*$",
  "^[\\s]*$",
  "^[\\p{L}]*$",
  "^[\\u{41}]*$",
  "^[\\b]*$",
  "^[a-zé]*$",
  "^[a]*?$",
  "^([a])*$",
  "^[a-\\d]*$",
])("leaves %s to the judge", (pattern) => {
  expect(classOf(pattern)).toBeUndefined();
});
