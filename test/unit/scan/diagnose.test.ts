import { describe, expect, test } from "vitest";
import type { SyntaxReason } from "../../../src/contract/finding.ts";
import { diagnose } from "../../../src/scan/diagnose.ts";
import { encode } from "./scanning.ts";

const look = (text: string, mayBeCut = false) => {
  const bytes = encode(text);
  return diagnose(bytes, 0, bytes.length, mayBeCut);
};

/** A `▸` stands before the byte that breaks the grammar of RFC 8259. */
const table: [text: string, reason: SyntaxReason][] = [
  ['{"a":1}▸{"b":2}', "glued-records"],
  ['{"a":1} ▸{"b":2}', "glued-records"],
  ['{"a":1}▸,{"b":2}', "glued-records"],
  ['{"a":1}▸[2]', "glued-records"],
  ['{"a":1}▸, [2]', "glued-records"],
  ['"a"▸: 1,', "pretty-printed"],
  ['  "a \\" b"▸: [', "pretty-printed"],
  ["{▸", "pretty-printed"],
  ["▸}", "pretty-printed"],
  ["▸},", "pretty-printed"],
  ["▸]", "pretty-printed"],
  ["{▸'a':1}", "single-quotes"],
  ["{\"a\":▸'b'}", "single-quotes"],
  ['{"a":1,▸}', "trailing-comma"],
  ["[1,▸]", "trailing-comma"],
  ['{"a":1}▸,', "trailing-comma"],
  ['{"a":▸NaN}', "not-a-number"],
  ['{"a":▸Infinity}', "not-a-number"],
  ['{"a":▸-Infinity}', "not-a-number"],
  ['{"a":1} ▸// why', "comment"],
  ['{▸/* why */"a":1}', "comment"],
  ['▸# {"a":1}', "comment"],
  ["{▸a:1}", "unquoted-key"],
  ['{"a":1, ▸b_2:1}', "unquoted-key"],
  ["{▸$a:1}", "unquoted-key"],
  ['{"a":▸True}', "python-literal"],
  ['{"a":[1,▸False]}', "python-literal"],
  ['{"a":▸None}', "python-literal"],
  ['{"a":▸', "truncated"],
  ['{"a▸', "truncated"],
  ['{"a"▸', "truncated"],
  ['{"a":"bc▸', "truncated"],
  ['{"a":[1,2▸', "truncated"],
  ['{"a":{"b":1}▸', "truncated"],
  ['{"a":"▸\u0001"}', "control-character"],
  ['{"a":"b▸\tc"}', "control-character"],
  ['{"▸\u001f":1}', "control-character"],
  ['{"a":"C:▸\\dir","b":"long enough"}', "bad-escape"],
  ['{"a":"▸\\u12zz","b":"long enough"}', "bad-escape"],
  ['{"▸\\x41":1,"b":"long enough"}', "bad-escape"],
  ['{"a":▸01}', "bad-number"],
  ['{"a":▸1.}', "bad-number"],
  ['{"a":▸1e}', "bad-number"],
  ['{"a":▸-01}', "bad-number"],
  ['{"a":▸.5}', "bad-number"],
  ['{"a":▸+1}', "bad-number"],
  ['{"a":▸-}', "bad-number"],
  ['{"a":▸1e+}', "bad-number"],
  ['{"a":▸0x1f}', "bad-number"],
  ["▸hello", "unexpected"],
  ['{"a":▸undefined}', "unexpected"],
  ['{"a":1 ▸"b":2}', "missing-comma"],
  ["[1 ▸2]", "missing-comma"],
  ['{"a":[]▸{"b":2}}', "missing-comma"],
  ['{"a" ▸1}', "missing-colon"],
  ['{"a"▸"b"}', "missing-colon"],
  ['{"a":▸}', "unexpected"],
  ['{"a":▸nulll}', "unexpected"],
  ['{"a"▸,1}', "unexpected"],
  ['{"a":1▸]', "unexpected"],
  ['{"a":1}▸}', "unexpected"],
  ["{▸,}", "unexpected"],
  ["[1,▸,2]", "unexpected"],
  ['{"ä☃😀":▸@}', "unexpected"],
];

test.each(table)("%s is %s", (marked, reason) => {
  const text = marked.replace("▸", "");
  const at = encode(marked.slice(0, marked.indexOf("▸"))).length;
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(look(text)).toEqual({ reason, at });
});

test("the place counts from the start of the chunk", () => {
  const bytes = encode('{"first":1}\n{"a":01}\n');
  expect(diagnose(bytes, 12, 20, false)).toEqual({ reason: "bad-number", at: 17 });
});

describe("where the input ends, what could go on is truncated", () => {
  const event = '{"a": "t\\u00e4xt\\n", "b": [1.5e+10, -0, true, false, null], "c": {}}';
  test("at any byte of an event", () => {
    for (let length = 1; length < event.length; length++) {
      expect(look(event.slice(0, length), true).reason, event.slice(0, length)).toBe("truncated");
    }
  });
  test.each(['{"a":01', '{"a":1}x', "{'a", '{"a":tx', '{"a":NaN', "{a"])("not %s", (text) => {
    expect(look(text, true).reason).not.toBe("truncated");
  });
});

test("a million levels do not overflow the stack", () => {
  const depth = 1_000_000;
  expect(look("[".repeat(depth) + "x")).toEqual({ reason: "unexpected", at: depth });
});

test("a text of a million characters is read through", () => {
  const text = `{"a":"${"x".repeat(1_000_000)}"`;
  expect(look(`${text} @}`)).toEqual({ reason: "unexpected", at: text.length + 1 });
});
