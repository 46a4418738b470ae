import { describe, expect, test } from "vitest";
import { verifyLine } from "../../../../src/core/redact/verify-line.ts";

const key = ["Xk29", "Lm77", "QpVt"].join("");
const mark = `hmac-sha256:k1:${"2c26b46b".repeat(4)}`;
const event = (payload: string, tags = "{}"): string =>
  `{"event":"a.b","payload":${payload},"tags":${tags}}`;

describe("verifies", () => {
  test.each([
    ["a value", event(`{"p":"${key}"}`), event(`{"p":"REDACTED","redacted_fields":["p"]}`)],
    ["a hash", event(`{"p":"${key}"}`), event(`{"p":"${mark}","redacted_fields":["p"]}`)],
    [
      "a part of a text",
      event(`{"p":"a ${key} b"}`),
      event(`{"p":"a REDACTED b","redacted_fields":["p"]}`),
    ],
    [
      "two parts of a text",
      event(`{"p":"a ${key} b ${key}"}`),
      event(`{"p":"a REDACTED b REDACTED","redacted_fields":["p"]}`),
    ],
    ["a number", event(`{"p":12345}`), event(`{"p":"REDACTED","redacted_fields":["p"]}`)],
    ["a list", event(`{"p":["${key}",[1]]}`), event(`{"p":"REDACTED","redacted_fields":["p"]}`)],
    [
      "a pointer",
      event("{}", `{"u":"${key}"}`),
      event(`{"redacted_fields":["/tags/u"]}`, `{"u":"REDACTED"}`),
    ],
    [
      "a place above",
      event(`{"a":{"p":"${key}"}}`),
      event(`{"a":{"p":"REDACTED"},"redacted_fields":["a"]}`),
    ],
    [
      "a list that was there",
      event(`{"redacted_fields":["x"],"p":"${key}"}`),
      event(`{"redacted_fields":["x","p"],"p":"REDACTED"}`),
    ],
    [
      "spaces at the end of the payload",
      event(`{ "p": "${key}" }`),
      event(`{ "p": "REDACTED" ,"redacted_fields":["p"]}`),
    ],
    [
      "a payload of spaces",
      event("{ }", `{"u":"${key}"}`),
      event(`{ "redacted_fields":["/tags/u"]}`, `{"u":"REDACTED"}`),
    ],
    [
      "a number in JSON in a text",
      event(String.raw`{"m":"{\"p\":12345}"}`),
      event(String.raw`{"m":"{\"p\":\"REDACTED\"}","redacted_fields":["m"]}`),
    ],
    [
      "a marker after an escape",
      event(String.raw`{"p":"a\n${key}"}`),
      event(String.raw`{"p":"a\nREDACTED","redacted_fields":["p"]}`),
    ],
    [
      "a marker after an escaped letter",
      event(String.raw`{"p":"\u00e9${key}"}`),
      event(String.raw`{"p":"\u00e9REDACTED","redacted_fields":["p"]}`),
    ],
    ["a name", event(`{"${key}":1}`), event(`{"REDACTED":1}`)],
    ["plain text", `p=${key};`, "p=REDACTED;"],
    ["a cut line", `{"p":"${key}`, `{"p":"REDACTED`],
    ["a payload that is a list", `{"payload":[{"p":"${key}"}]}`, `{"payload":[{"p":"REDACTED"}]}`],
  ])("%s", (_, before, after) => {
    expect(verifyLine(before, after).kind).toBe("redacted");
  });

  test("what is the same, as the same", () => {
    expect(verifyLine(event("{}"), event("{}"))).toEqual({ kind: "same" });
    expect(verifyLine("", "")).toEqual({ kind: "same" });
  });

  test("and counts the places", () => {
    const before = event(`{"p":"${key}","q":["${key}"]}`);
    const after = event(`{"p":"REDACTED","q":["REDACTED"],"redacted_fields":["p","q"]}`);
    expect(verifyLine(before, after)).toEqual({ kind: "redacted", places: 2 });
  });
});

describe("does not verify", () => {
  const before = event(`{"n":1,"p":"${key}","t":"a b"}`);
  const list = `"redacted_fields":["p"]`;
  test.each([
    ["what is not listed", event(`{"n":1,"p":"REDACTED","t":"a b"}`)],
    ["what is listed elsewhere", event(`{"n":1,"p":"REDACTED","t":"a b","redacted_fields":["t"]}`)],
    ["another number", event(`{"n":2,"p":"REDACTED","t":"a b",${list}}`)],
    ["another spelling of a number", event(`{"n":1.0,"p":"REDACTED","t":"a b",${list}}`)],
    ["another text", event(`{"n":1,"p":"REDACTED","t":"a c",${list}}`)],
    ["another name", event(`{"m":1,"p":"REDACTED","t":"a b",${list}}`)],
    ["a field that is gone", event(`{"n":1,"p":"REDACTED",${list}}`)],
    ["a field that is new", event(`{"n":1,"p":"REDACTED","t":"a b","x":1,${list}}`)],
    ["another order", event(`{"p":"REDACTED","n":1,"t":"a b",${list}}`)],
    ["a space", event(`{"n": 1,"p":"REDACTED","t":"a b",${list}}`)],
    ["a text that is no marker", event(`{"n":1,"p":"GONE","t":"a b",${list}}`)],
    [
      "a number that became a text with more than a marker",
      event(`{"n":"REDACTED!","p":"REDACTED","t":"a b","redacted_fields":["p","n"]}`),
    ],
    ["text beside a marker", event(`{"n":1,"p":"xREDACTED","t":"a b",${list}}`)],
    ["a cut line", event(`{"n":1,"p":"REDACTED","t":"a b",${list}}`).slice(0, -1)],
    ["another event", event(`{"n":1,"p":"REDACTED","t":"a b",${list}}`).replace("a.b", "a.c")],
    ["nothing", ""],
  ])("%s", (_, after) => {
    expect(verifyLine(before, after).kind).toBe("broken");
  });

  test("a plain text with other bytes beside a marker", () => {
    expect(verifyLine(`p=${key};`, "q=REDACTED;").kind).toBe("broken");
    expect(verifyLine(`p=${key};`, "p=REDACTED.").kind).toBe("broken");
    expect(verifyLine(`p=${key};`, "p=;").kind).toBe("broken");
  });
});
