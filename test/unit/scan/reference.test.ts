import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../src/contract/catalog.ts";
import { coreValidators } from "../../../src/contract/core-validators.ts";
import { noEvent, noText, verdicts } from "../../../src/scan/batch.ts";
import { createReference } from "../../../src/scan/reference.ts";
import { anEvent, withPayload } from "../contract/events.ts";
import { bytesOf, chunkOf, encode, findingsOf, scan } from "./scanning.ts";

const event = JSON.stringify(anEvent());
const at = (line: string, part: string) => line.indexOf(part);

test("valid lines are proven", () => {
  const batch = scan(`${event}\n${event}\n`);
  expect(batch.lines).toBe(2);
  expect([...batch.verdict.subarray(0, 2)]).toEqual([verdicts.proven, verdicts.proven]);
  expect(batch.findings).toEqual([]);
});

describe("lines and files", () => {
  const size = event.length;
  test.each<[string, string, string[]]>([
    ["a BOM", `\ufeff${event}\n`, ["1:1@0 log.bom"]],
    ["CRLF", `${event}\r\n`, [`1:${size + 1}@${size} log.crlf`]],
    [
      "a blank line",
      `\n${event}\n \t\n`,
      ["1:1@0 log.blank-line", `3:1@${size + 2} log.blank-line`],
    ],
    ["a torn tail", `${event}\n{"a": "b`, [`2:1@${size + 1} log.torn-tail`]],
    ["no final newline", event, []],
    ["nothing", "", []],
  ])("%s", (_name, text, expected) => expect(findingsOf(text)).toEqual(expected));
  test("a character that the end of the input cuts is a torn tail", () => {
    expect(findingsOf(bytesOf('{"a":"', 0xf0, 0x9f, 0x98))).toEqual(["1:7@6 log.torn-tail"]);
    expect(findingsOf(bytesOf('{"a":"', 0xf0, 0x9f, 0x98), { last: false })).toEqual([
      "1:7@6 json.utf8",
    ]);
  });
  test("a broken line before the end is not torn", () => {
    expect(findingsOf('{"a": "b\n')).toEqual(["1:9@8 json.syntax"]);
    expect(findingsOf('{"a": "b', { last: false })).toEqual(["1:9@8 json.syntax"]);
  });
  test("only the start of an input has a BOM", () => {
    expect(findingsOf(`\ufeff${event}\n`, { firstByte: 10 })).toEqual(["1:1@10 json.syntax"]);
    expect(findingsOf(`${event}\n\ufeff${event}\n`)).toEqual([`2:1@${size + 1} json.syntax`]);
  });
  test("places go on from chunk to chunk", () => {
    expect(findingsOf("\n[]\n", { firstLine: 41, firstByte: 1000 })).toEqual([
      "41:1@1000 log.blank-line",
      "42:1@1001 json.not-object",
    ]);
  });
});

const nested = (levels: number) =>
  `${event.slice(0, -1)},"x":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;

const number = (text: string) => `${event.slice(0, -1)},"x":${text}}`;

describe("JSON", () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ["no JSON", "{'a':1}\n", ["1:2@1 json.syntax"]],
    ["an array", "[1]\n", ["1:1@0 json.not-object"]],
    ["a text", '"a"\n', ["1:1@0 json.not-object"]],
    ["null", "null\n", ["1:1@0 json.not-object"]],
    ["zero bytes", bytesOf('{"ä":', 0, 0, "1}\n"), ["1:6@6 json.nul"]],
    ["invalid UTF-8", bytesOf('{"ä":"', 0xff, '"}\n'), ["1:7@7 json.utf8"]],
    ["a surrogate in UTF-8", bytesOf('{"a":"', 0xed, 0xa0, 0x80, '"}\n'), ["1:7@6 json.utf8"]],
    ["128 levels", `${nested(128)}\n`, []],
    ["129 levels", `${nested(129)}\n`, ["1:1@0 json.depth"]],
    ["a million levels", `${"[".repeat(1_000_000)}\n`, ["1:1@0 json.depth"]],
    ["2^53 - 1", `${number("9007199254740991")}\n`, []],
    ["2^53", `${number("9007199254740992")}\n`, []],
    ["a float of many digits", `${number("0.12345678901234567")}\n`, []],
  ])("%s", (_name, line, expected) => expect(findingsOf(line)).toEqual(expected));
  test.each(["9007199254740993", "-9007199254740993", "12345678901234567891", "1e309", "-1e999"])(
    "%s is no exact number",
    (text) => {
      const line = number(text);
      const place = at(line, text);
      expect(findingsOf(line)).toEqual([`1:${place + 1}@${place} json.unsafe-number /x`]);
    },
  );
  test("a key twice in one object, at any depth, is told at the second", () => {
    const line = `${event.slice(0, -1)},"x":[{"y":1,"z":{"y":2},"y":3}]}`;
    const place = line.lastIndexOf('"y"');
    expect(findingsOf(line)).toEqual([`1:${place + 1}@${place} json.duplicate-key /x/0/y`]);
  });
  test("one key in two objects is none", () => {
    expect(findingsOf(`${event.slice(0, -1)},"x":[{"y":1},{"y":1}]}\n`)).toEqual([]);
  });
});

describe("places in a line", () => {
  test("a value, a key, or the object that lacks something", () => {
    const line = JSON.stringify({
      ...withPayload("plan.generated", { steps: -1, tolls: [], confidence: undefined }),
      tags: { "a-b": 1, c: null },
    });
    const place = (part: string, offset = 0) => {
      const byte = at(line, part) + offset;
      return `1:${byte + 1}@${byte}`;
    };
    expect(findingsOf(line)).toEqual([
      `${place('{"steps"')} payload.missing /payload`,
      `${place("-1")} payload.range /payload/steps`,
      `${place('"tolls"')} field.near-miss /payload/tolls`,
      `${place('"a-b"')} tag.label-name /tags/a-b`,
      `${place("null")} tag.type /tags/c`,
    ]);
  });
  test("columns are UTF-16 units, byte offsets bytes", () => {
    // é is 1 unit and 2 bytes, ☃ 1 and 3, 😀 2 and 4.
    const line = `{"note":"é☃😀",${JSON.stringify(anEvent({ cycle: 0 })).slice(1)}`;
    const unit = line.indexOf('"cycle":0') + '"cycle":'.length;
    expect(findingsOf(line)).toEqual([`1:${unit + 1}@${unit + 1 + 2 + 2} envelope.range /cycle`]);
  });
  test("the batch locates any value the same way", () => {
    const line = `{"note":"é☃😀",${event.slice(1)}`;
    const batch = scan(`\n${line}\n`, { firstByte: 100 });
    const unit = line.indexOf('"planner"');
    expect(batch.locate(1, ["source"])).toEqual({ column: unit + 1, byteOffset: 101 + unit + 5 });
    expect(batch.locate(1, [])).toEqual({ column: 1, byteOffset: 101 });
  });
  test("an excerpt shows keys, not values", () => {
    const { text, caret } = scan('{"k":"v",x}\n').excerpt(0, 9);
    expect(text).toBe('{"k":‹string›,‹text›}');
    expect(text.slice(caret)).toBe("‹text›}");
  });
});

describe("columns", () => {
  const catalog = createCatalog();
  const decision = withPayload("review.decision", { verdict: "revise" });
  const lines = [
    anEvent({ cycle: 3, timestamp: "1970-01-01T00:00:01.5Z" }),
    { ...decision, run_id: "night/two" },
    anEvent({ event: "zoo.fed", source: "keeper", cycle: 1.5, timestamp: "soon" }),
  ];
  const batch = scan(`${lines.map((line) => JSON.stringify(line)).join("\n")}\n\n[]`);
  test("hold the event", () => {
    expect([...batch.event.subarray(0, 5)]).toEqual([
      catalog.indexOf("plan.generated"),
      catalog.indexOf("review.decision"),
      noEvent,
      noEvent,
      noEvent,
    ]);
    expect([0, 1, 2, 3, 4].map((line) => batch.eventName(line))).toEqual([
      "plan.generated",
      "review.decision",
      "zoo.fed",
      "",
      "",
    ]);
  });
  test("hold run and source as texts", () => {
    const texts = (column: Uint32Array) => [...column.subarray(0, 4)].map((id) => batch.texts[id]);
    expect(texts(batch.run)).toEqual(["night/one", "night/two", "night/one", undefined]);
    expect(texts(batch.source)).toEqual(["planner", "reviewer", "keeper", undefined]);
    expect(batch.run[3]).toBe(noText);
  });
  test("hold cycle and time, NaN where there is none", () => {
    expect([...batch.cycle.subarray(0, 4)]).toEqual([3, 1, Number.NaN, Number.NaN]);
    expect(batch.time[0]).toBe(1500);
    expect(batch.time[2]).toBeNaN();
  });
  test("hold the verdict on each line", () => {
    const { proven, doubtful, blank, unreadable } = verdicts;
    expect([...batch.verdict.subarray(0, 5)]).toEqual([
      proven,
      proven,
      doubtful,
      blank,
      unreadable,
    ]);
  });
  const slot = (name: string, field: string, value: unknown) => {
    const one = scan(JSON.stringify(withPayload(name, { [field]: value })));
    return one.slots[catalog.slotOf(name, field)]![0];
  };
  test("hold slots: numbers, booleans, and values by their index", () => {
    expect(slot("plan.generated", "confidence", 0.25)).toBe(0.25);
    expect(slot("executor.error", "handled", true)).toBe(1);
    expect(slot("executor.error", "handled", false)).toBe(0);
    expect(slot("review.decision", "verdict", "abort")).toBe(2);
    expect(slot("plan.step_completed", "status", "novel")).toBe(-1);
    expect(slot("plan.generated", "confidence", "high")).toBeNaN();
    expect(slot("executor.error", "handled", "no")).toBeNaN();
    expect(slot("review.decision", "verdict", 2)).toBeNaN();
    expect(slot("plan.step_completed", "index", undefined)).toBeNaN();
  });
  test("equal lines have equal hashes, others do not", () => {
    const three = scan(`${event}\n${event}\r\n${event} \n`);
    const hash = (line: number) => [three.hashLow[line], three.hashHigh[line]];
    expect(hash(1)).toEqual(hash(0));
    expect(hash(2)).not.toEqual(hash(0));
  });
  test("are forgotten from one chunk to the next", () => {
    const scanner = createReference(catalog, coreValidators);
    scanner(chunkOf(encode(`${event}\n`.repeat(5))));
    const next = scanner(chunkOf(encode("[]\n{}\n")));
    expect(next.event[0]).toBe(noEvent);
    expect(next.run[1]).toBe(noText);
    expect(next.time[1]).toBeNaN();
    expect(next.texts).toEqual([]);
  });
});

const severities = (name: string) =>
  scan(JSON.stringify(anEvent({ event: name, source: "planner" }))).findings.map(
    ({ code, severity }) => `${code} ${severity}`,
  );

test("severities are those of the codes, but unknown events matter less outside core modules", () => {
  expect(severities("plan.zzz")).toEqual(["event.unknown warn"]);
  expect(severities("zoo.fed")).toEqual(["event.unknown info"]);
});

test("payloads of known events are handed on", () => {
  const seen: unknown[] = [];
  const scanner = createReference(createCatalog(), coreValidators, (index, payload) =>
    seen.push([index, payload]),
  );
  const lines = [anEvent(), anEvent({ event: "zoo.fed" }), anEvent({ payload: [] })];
  scanner(chunkOf(encode(lines.map((line) => JSON.stringify(line)).join("\n"))));
  expect(seen).toEqual([
    [createCatalog().indexOf("plan.generated"), { steps: 3, confidence: 0.5 }],
  ]);
});

test("20,000 bad tags in one line are each told at their own place", () => {
  const tags = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`t${i}`, [i]]));
  const { findings } = scan(JSON.stringify(anEvent({ tags })));
  expect(findings).toHaveLength(20_000);
  expect(new Set(findings.map(({ column }) => column)).size).toBe(20_000);
});
