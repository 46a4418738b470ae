import { expect, test } from "vitest";
import { shapeOf } from "../../../../src/core/stats/message-shape.ts";

test.each([
  ["no such key", "no such key"],
  ["took 5.2 s, not 3", "took # s, not #"],
  ["table 'a' is not \"b\"", "table '…' is not '…'"],
  ["it doesn't, they don't", "it doesn't, they don't"],
  ["cannot open /srv/app/config.json", "cannot open <path>"],
  ["get https://example.com/x?y=1 failed", "get <url> failed"],
  ["object 0x7f3a at deadbeef01", "object # at #"],
  ["id 2f1e4567-e89b-12d3-a456-426614174000", "id #"],
  ["token REDACTED is wrong", "token … is wrong"],
  ["token hmac-sha256:k1:00112233445566778899aabbccddeeff is wrong", "token … is wrong"],
  ["first\nsecond", "first"],
  ["  a \t b  ", "a b"],
  ["REDACTED", "…"],
  ["", ""],
])("%j is %j", (message, shape) => expect(shapeOf(message)).toBe(shape));

test("a long message is cut", () => {
  const shape = shapeOf("word ".repeat(100));
  expect(shape.length).toBeLessThanOrEqual(120);
  expect(shape).toMatch(/…$/);
});
