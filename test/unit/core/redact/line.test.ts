// What becomes of a line, and of payload.redacted_fields in it.
import { describe, expect, test } from "vitest";
import { createEngine, redacted } from "./redacting.ts";

const engine = createEngine();
const key = ["Xk29", "Lm77", "QpVt"].join("");
const tail = '"tags":{}}';
const event = (payload: string): string => `{"event":"a.b","payload":${payload},${tail}`;
/** The payload of an event after redaction, as it is spelled. */
function payloadOf(payload: string): string {
  const text = redacted(event(payload), engine).text;
  expect(text.startsWith('{"event":"a.b","payload":')).toBe(true);
  expect(text.endsWith(`,${tail}`)).toBe(true);
  return text.slice(25, -tail.length - 1);
}

describe("the list of redacted fields", () => {
  test.each([
    [
      "is added at the end",
      `{"n":1,"password":"${key}"}`,
      `{"n":1,"password":"REDACTED","redacted_fields":["password"]}`,
    ],
    [
      "keeps its order, and what is new follows",
      `{"redacted_fields":["gone","b"],"password":"${key}","api_key":"${key}"}`,
      `{"redacted_fields":["gone","b","password","api_key"],"password":"REDACTED","api_key":"REDACTED"}`,
    ],
    [
      "takes its first entry",
      `{"redacted_fields":[ ],"password":"${key}"}`,
      `{"redacted_fields":[ "password"],"password":"REDACTED"}`,
    ],
    [
      "has an entry once",
      `{"redacted_fields":["password"],"password":"${key}"}`,
      `{"redacted_fields":["password"],"password":"REDACTED"}`,
    ],
    [
      "is content with a place above",
      `{"redacted_fields":["env"],"env":{"password":"${key}"}}`,
      `{"redacted_fields":["env"],"env":{"password":"REDACTED"}}`,
    ],
    [
      "is content with a dotted path",
      `{"redacted_fields":["env.password"],"env":{"password":"${key}"}}`,
      `{"redacted_fields":["env.password"],"env":{"password":"REDACTED"}}`,
    ],
    [
      "has pointers for what is deeper",
      `{"env":[{"password":"${key}"}]}`,
      `{"env":[{"password":"REDACTED"}],"redacted_fields":["/payload/env/0/password"]}`,
    ],
    [
      "has pointers for odd keys",
      `{"/password":"${key}"}`,
      `{"/password":"REDACTED","redacted_fields":["/payload/~1password"]}`,
    ],
    [
      "escapes its pointers",
      `{"a~b/c":{"password":"${key}"}}`,
      `{"a~b/c":{"password":"REDACTED"},"redacted_fields":["/payload/a~0b~1c/password"]}`,
    ],
    [
      "takes the place of one of another type",
      `{"redacted_fields":7,"password":"${key}"}`,
      `{"redacted_fields":["password"],"password":"REDACTED"}`,
    ],
    [
      "takes a text in",
      `{"redacted_fields":"args","password":"${key}"}`,
      `{"redacted_fields":["args","password"],"password":"REDACTED"}`,
    ],
    [
      "keeps entries that are no texts",
      `{"redacted_fields":[1,"a"],"password":"${key}"}`,
      `{"redacted_fields":[1,"a","password"],"password":"REDACTED"}`,
    ],
  ])("%s", (_, before, after) => {
    expect(payloadOf(before)).toBe(after);
  });

  test("comes first in a payload that is empty", () => {
    const line = `{"payload":{},"tags":{"password":"${key}"}}`;
    expect(redacted(line, engine).text).toBe(
      `{"payload":{"redacted_fields":["/tags/password"]},"tags":{"password":"REDACTED"}}`,
    );
  });

  test.each([
    ["an array", `["${key}"]`],
    ["a text", `"x"`],
    ["null", "null"],
  ])("is not put into a payload that is %s", (_, payload) => {
    const line = `{"payload":${payload},"password":"${key}"}`;
    expect(redacted(line, engine).text).toBe(`{"payload":${payload},"password":"REDACTED"}`);
  });

  test("is not put anywhere without a payload", () => {
    const line = `{"password":"${key}"}`;
    expect(redacted(line, engine).text).toBe(`{"password":"REDACTED"}`);
  });

  test("stands in the last of two payloads, which is the one that counts", () => {
    const line = `{"payload":{"password":"${key}"},"payload":{"api_key":"${key}"}}`;
    const { text } = redacted(line, engine);
    expect(text).not.toContain(key);
    const { payload } = JSON.parse(text) as { payload: Record<string, unknown> };
    expect(payload["redacted_fields"]).toContain("api_key");
    expect(text.indexOf("redacted_fields")).toBeGreaterThan(text.lastIndexOf('"payload"'));
  });

  test("is redacted itself", () => {
    const { text } = redacted(event(`{"redacted_fields":["password=${key}"]}`), engine);
    expect(text).not.toContain(key);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});

/** Letters that touch a secret go with it: readers know a marker by its borders. */
describe("a line", () => {
  test.each([
    ["a number", `{"password":12345678}`, `{"password":"REDACTED"}`],
    ["what is null", `{"password":null}`, `{"password":null}`],
    ["what is true", `{"password":true}`, `{"password":true}`],
    ["an object", `{"password":{"a":"${key}","b":[1]}}`, `{"password":"REDACTED"}`],
    ["a list", `{"password":["${key}"]}`, `{"password":"REDACTED"}`],
    ["an empty list", `{"password":[]}`, `{"password":[]}`],
    [
      "a pair",
      `{"name":"DB_PASSWORD","value":"${key}"}`,
      `{"name":"DB_PASSWORD","value":"REDACTED"}`,
    ],
    ["a list of two", `["password","${key}"]`, `["password","REDACTED"]`],
    ["arguments", `["mysql","-u","app","-p${key}"]`, `["mysql","-u","app","-REDACTED"]`],
    [
      "arguments beside their command",
      `{"command":"docker login","args":["-p","${key}"]}`,
      `{"command":"docker login","args":["-p","REDACTED"]}`,
    ],
    [
      "arguments before their command",
      `{"args":["-p${key}"],"command":"mysql"}`,
      `{"args":["-REDACTED"],"command":"mysql"}`,
    ],
    ["other arguments", `["mkdir","-p","/tmp/x"]`, `["mkdir","-p","/tmp/x"]`],
    [
      "an escaped name",
      String.raw`{"\u0070assword":"${key}"}`,
      String.raw`{"\u0070assword":"REDACTED"}`,
    ],
    ["an escaped quote", String.raw`{"password":"a\"b\\c${key}"}`, `{"password":"REDACTED"}`],
    [
      "the first of two keys alike",
      `{"password":"${key}","password":"x y z"}`,
      `{"password":"REDACTED","password":"REDACTED"}`,
    ],
    [
      "JSON in a text",
      String.raw`{"m":"{\"password\":\"${key}\",\"n\":1e2}"}`,
      String.raw`{"m":"{\"password\":\"REDACTED\",\"n\":1e2}"}`,
    ],
    [
      "a number in JSON in a text",
      String.raw`{"m":"{\"password\":12345678}"}`,
      String.raw`{"m":"{\"password\":\"REDACTED\"}"}`,
    ],
    [
      "spaces and numbers around",
      `{ "n" : -0 , "password" :"${key}" , "m":1e+2 }`,
      `{ "n" : -0 , "password" :"REDACTED" , "m":1e+2 }`,
    ],
    ["__proto__", `{"__proto__":{"password":"${key}"}}`, `{"__proto__":{"password":"REDACTED"}}`],
    ["a cut line", `{"m":1,"password":"${key}`, `{"m":1,"password":"REDACTED`],
    ["plain text", `password=${key} and on`, "password=REDACTED and on"],
  ])("with %s", (_, before, after) => {
    expect(redacted(before, engine).text).toBe(after);
  });

  test("keeps its byte order mark and its carriage return", () => {
    const line = `\ufeff{"password":"${key}"}\r`;
    expect(redacted(line, engine).text).toBe(`\ufeff{"password":"REDACTED"}\r`);
  });

  test("tells what was replaced, and where", () => {
    const { replaced } = redacted(event(`{"a":[{"password":"${key}"}]}`), engine);
    expect(replaced).toEqual([
      { path: ["payload", "a", "0", "password"], rule: "name.member", secret: key },
    ]);
  });

  test("of a hundred thousand levels is read", () => {
    const deep = 100_000;
    const line = `${"[".repeat(deep)}{"password":"${key}"}${"]".repeat(deep)}`;
    expect(redacted(line, engine).text).toBe(line.replace(key, "REDACTED"));
  });
});
