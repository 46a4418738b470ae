import { describe, expect, test } from "vitest";
import {
  isExpression,
  isPlaceholder,
  looksRandom,
} from "../../../../../src/core/redact/names/placeholder.ts";

describe("what stands where a secret would", () => {
  test.each([
    "",
    "   ",
    "REDACTED",
    "[REDACTED]",
    "<redacted>",
    "[Filtered]",
    `hmac-sha256:k1:${"2c26b46b".repeat(4)}`,
    `sha256:${"2c26b46b".repeat(8)}`,
    "****",
    "xxxxxxxx",
    "XXXX-XXXX",
    "••••••",
    "...",
    "sk-...",
    "null",
    "None",
    "undefined",
    "true",
    "string",
    "${DB_PASSWORD}",
    "${{ secrets.TOKEN }}",
    "$DB_PASSWORD",
    "$1",
    "$(cat token)",
    "$env:TOKEN",
    "%PASSWORD%",
    "%s",
    "{{ token }}",
    "{password}",
    "#{secret}",
    "@TOKEN@",
    "<your token>",
    "[your key]",
    "your-api-key",
    "INSERT_KEY_HERE",
    "vault:secret/data/app#password",
    "op://vault/item/field",
    "arn:aws:secretsmanager:eu-west-1:1:secret:app",
    // A word for a secret that is still to come, as people write it into examples.
    "TODO",
    "changeme?",
  ])("%j", (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });
});

describe("what is a secret all the same", () => {
  test.each([
    ["Xk29", "Lm77", "QpVt"].join(""),
    "correct horse battery staple",
    "hunter2",
    "changeit",
    "p@ss/word",
    "$ecret7pass!",
    "REDACTED-but-not-really-7f3",
    "sha256:short",
    "%25Xk29",
    "<a>b",
    "${A}tail9x",
  ])("%j", (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

test.each([
  "process.env.TOKEN",
  "os.environ['X']",
  "getToken()",
  "config.password",
  "self.token",
  "await load()",
  "a->b(c)",
])("%j is code that reads one", (text) => {
  expect(isExpression(text)).toBe(true);
});
test.each(["Xk29Lm77", "abc", "a.b.c", "12345"])("%j is no code", (text) => {
  expect(isExpression(text)).toBe(false);
});

test("random texts mix letters and digits without a space", () => {
  expect(looksRandom("k3m9x7q2", 8)).toBe(true);
  expect(looksRandom("k3m9x7q2", 9)).toBe(false);
  expect(looksRandom("abcdefgh", 8)).toBe(false);
  expect(looksRandom("12345678", 8)).toBe(false);
  expect(looksRandom("k3m9 x7q2", 8)).toBe(false);
  expect(looksRandom("a1a1a1a1", 8)).toBe(false);
});
