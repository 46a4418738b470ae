// Whole lines as events become them, on terminals and elsewhere.
import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import type { Finding } from "../../../../src/contract/finding.ts";
import { createOutcome } from "../../../../src/core/query/failure.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { createEventLines, type LinesOptions } from "../../../../src/report/events/lines.ts";
import { Pen } from "../../../../src/report/events/pen.ts";
import { utc } from "../../../../src/report/events/time.ts";
import { widthOf } from "../../../../src/report/events/width.ts";
import { plainStyle } from "../../../../src/report/style.ts";
import { anEvent, withPayload, type Fields } from "../../contract/events.ts";
import { tagged, textOf } from "./drawing.ts";

const catalog = createCatalog([
  {
    name: "deploy.finished",
    schema: {
      type: "object",
      properties: {
        region: { type: "string" },
        note: { type: "string" },
        took_s: { type: "number", "x-unit": "s" },
        size_bytes: { type: "integer", "x-unit": "By" },
        speed_tokens_s: { type: "number", "x-unit": "tokens/s" },
      },
    },
  },
]);
const outcomeOf = createOutcome(catalog);

interface More {
  readonly columns?: number;
  readonly only?: readonly string[];
  readonly hide?: readonly string[];
  readonly isWide?: boolean;
  readonly hasRuns?: boolean;
  readonly style?: LinesOptions["style"];
  readonly findings?: readonly Finding[];
  readonly isLate?: boolean;
  readonly hasMarks?: boolean;
}

/** The lines of events, or of texts that are none. */
function linesOf(events: readonly (Fields | string)[], more: More = {}): string[] {
  const { columns, only = [], hide = [], isWide = false, hasRuns = false, isLate = false } = more;
  const { style = plainStyle(), findings = [], hasMarks = true } = more;
  const pen = new Pen();
  const draw = createEventLines({
    pen,
    catalog,
    outcomeOf,
    style,
    zone: utc,
    columns: () => columns,
    isWide,
    hasRuns,
    hasMarks,
    only,
    hide: new Set(hide),
  });
  for (const event of events) {
    const record = readRecord(typeof event === "string" ? event : JSON.stringify(event));
    draw({ record, findings, isLate });
  }
  return textOf(pen).slice(0, -1).split("\n");
}

/** The fields of an event, as they stand after its name. */
function fieldsOf(event: string, payload: Fields, more: More = {}): string {
  const hide = ["time", "delta", "cycle", "source", "event", "run", ...(more.hide ?? [])];
  return linesOf([anEvent({ event, payload })], { ...more, hide })
    .filter((line) => !line.startsWith("--") && !line.startsWith("<faint>--"))
    .join("\n");
}

const sha = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("an event", () => {
  const completed = withPayload("executor.command_completed", {
    exit_code: 0,
    command: "pytest",
    duration_ms: 2310,
    stdout_digest: sha,
    stderr_digest: sha,
  });

  test("is a line: when, since when, cycle, who, what, and its fields", () => {
    expect(linesOf([completed])).toEqual([
      "09:15:02.120           c1   executor   command_completed " +
        `  exit=0  2.31s  pytest  stdout_digest=${sha}  stderr_digest=${sha}`,
    ]);
  });

  test("has the time since the event of its run before", () => {
    const [, second, third] = linesOf([
      anEvent(),
      anEvent({ timestamp: "2026-02-03T09:15:04.430Z" }),
      anEvent({ timestamp: "2026-02-03T09:15:04.400Z" }),
    ]);
    expect(second).toBe(
      "09:15:04.430  +2.31s   c1   planner    generated           steps=3  confidence=0.5",
    );
    expect(third).toBe(
      "09:15:04.400  -30ms    c1   planner    generated           steps=3  confidence=0.5",
    );
  });

  test("is marked if it is late", () => {
    expect(linesOf([anEvent()], { isLate: true })).toEqual([
      "09:15:02.120  late     c1   planner    generated           steps=3  confidence=0.5",
    ]);
  });

  test("without time, cycle and source has gaps", () => {
    const bare = { event: "zoo.fed", payload: { animal: "bear" } };
    expect(linesOf([bare])).toEqual([
      "--:--:--.---                           zoo.fed             animal=bear",
    ]);
  });

  test("has its run from the second one on, or from the start if there may be several", () => {
    const other = anEvent({ run_id: "day/two" });
    expect(linesOf([anEvent(), other, anEvent()])).toEqual([
      "09:15:02.120           c1   planner    generated           steps=3  confidence=0.5",
      "09:15:02.120           two                 c1   planner    generated           steps=3  confidence=0.5",
      "09:15:02.120  +0ms     one                 c1   planner    generated           steps=3  confidence=0.5",
    ]);
    expect(linesOf([anEvent()], { hasRuns: true })).toEqual([
      "09:15:02.120           one                 c1   planner    generated           steps=3  confidence=0.5",
    ]);
  });

  test("has marks before it", () => {
    const later = { timestamp: "2026-02-04T09:15:02.120Z", cycle: 2 };
    expect(linesOf([anEvent(), anEvent(later)], { columns: 200 })).toEqual([
      "-- 2026-02-03 · night/one --",
      "09:15:02.120           c1   planner    generated           steps=3  confidence=0.5",
      "-- 2026-02-04 --",
      "-- 1d00h of silence --",
      "-- cycle 2 --",
      "09:15:02.120  +1d00h   c2   planner    generated           steps=3  confidence=0.5",
    ]);
  });

  test("has none if they are not wanted", () => {
    const later = { timestamp: "2026-02-04T09:15:02.120Z", cycle: 2 };
    expect(linesOf([anEvent(), anEvent(later)], { columns: 200, hasMarks: false })).toEqual([
      "09:15:02.120           c1   planner    generated           steps=3  confidence=0.5",
      "09:15:02.120  +1d00h   c2   planner    generated           steps=3  confidence=0.5",
    ]);
  });

  test("that is none is shown as it is, safe", () => {
    expect(linesOf(["make: *** [all] Error 2", "\u001b[31mred", "[1]", ""])).toEqual([
      "make: *** [all] Error 2",
      "\\x1b[31mred",
      "[1]",
      "",
    ]);
  });
});

describe("fields", () => {
  test.each<[string, string, Fields, string]>([
    ["a text says what it is about", "executor.command_started", { command: "make" }, "  make"],
    [
      "arguments follow their command",
      "executor.command_started",
      { command: "make", args: ["-j", "two words", 3, null, ""] },
      '  make  -j "two words" 3 null ""',
    ],
    ["an empty text", "executor.command_started", { command: "" }, '  ""'],
    [
      "those no schema knows",
      "executor.command_started",
      {
        zebra: 1,
        command: "make",
        apple: "x y",
        list: ["a", "b c"],
        deep: { a: [1] },
        nothing: null,
      },
      '  make  zebra=1  apple="x y"  list=[a, "b c"]  deep={"a":[1]}  nothing=null',
    ],
    [
      "those of an event that no schema knows",
      "zoo.fed",
      { animal: "bear", kilos: 2.5, happy: true, duration_ms: 1500 },
      "  animal=bear  kilos=2.5  happy=true  duration_ms=1500",
    ],
    [
      "units",
      "deploy.finished",
      { region: "north", took_s: 90, size_bytes: 20_480, speed_tokens_s: 7 },
      "  took=1m30s  size=20.0 KiB  speed=7 tokens/s  north",
    ],
    [
      "values of another type than known",
      "executor.command_completed",
      { exit_code: "two", duration_ms: "long", command: ["a"] },
      "  exit=two  duration=long  command=[a]",
    ],
    [
      "texts that would be read as several",
      "zoo.fed",
      { a: "x=1", b: "", c: 'say "no"', d: "x,y", e: "[x]", f: "a\nb", g: "plain-1.0/x:y" },
      '  a="x=1"  b=""  c="say \\"no\\""  d="x,y"  e="[x]"  f="a\\nb"  g=plain-1.0/x:y',
    ],
    ["a list with objects", "zoo.fed", { list: [1, { a: 2 }] }, '  list=[1,{"a":2}]'],
    ["no list of redacted fields if it is empty", "zoo.fed", { redacted_fields: [] }, ""],
    ["a list of redacted fields", "zoo.fed", { redacted_fields: ["a"] }, "  redacted_fields=[a]"],
    ["what could steer a terminal", "zoo.fed", { "\u001b": "\u001b" }, "  \\x1b=\\x1b"],
  ])("%s", (_, event, payload, shown) => {
    expect(fieldsOf(event, payload)).toBe(shown);
  });

  test("names that every object has are fields like others", () => {
    const payload = JSON.parse('{"constructor":1,"toString":"x"}') as Fields;
    expect(fieldsOf("zoo.fed", payload)).toBe("  constructor=1  toString=x");
    expect(fieldsOf("zoo.fed", {}, { only: ["constructor", "toString", "payload.valueOf"] })).toBe(
      "",
    );
  });

  test("nested deeper than can be written are said to be so", () => {
    const depth = 200_000;
    const text = `${"[".repeat(depth)}${"]".repeat(depth)}`;
    const line = `{"event":"zoo.fed","payload":{"deep":[${text}]}}`;
    expect(linesOf([line])[0]).toMatch(/deep=\(nested too deep to show\)$/);
  });
});

describe("redacted values", () => {
  const mark = "hmac-sha256:key1:e6a3a11a0f0f0f0f0f0f";
  test.each<[string, Fields, string]>([
    ["a marker", { command: "REDACTED" }, "  🔒"],
    ["a hash", { command: mark }, "  🔒e6a3a11a"],
    ["within a text", { command: `curl -H REDACTED x` }, "  curl -H 🔒 x"],
    ["a hash within a text", { command: `token=${mark}, next` }, "  token=🔒e6a3a11a, next"],
    ["in arguments", { command: "x", args: ["a", mark] }, "  x  a 🔒e6a3a11a"],
    ["in quotes", { command: "x", args: ["a REDACTED b"] }, '  x  "a 🔒 b"'],
    ["below", { command: "x", env: { key: "REDACTED" } }, '  x  env={"key":"🔒"}'],
    ["no marker", { command: "UNREDACTED xREDACTED" }, "  UNREDACTED xREDACTED"],
  ])("are locks: %s", (_, payload, shown) => {
    expect(fieldsOf("executor.command_started", payload)).toBe(shown);
  });

  test("look the same if they are the same", () => {
    const other = "hmac-sha256:key1:0123456789abcdef";
    const payload = { a: mark, b: other, c: mark };
    const shown = fieldsOf("zoo.fed", payload, { style: tagged });
    const locks = [...shown.matchAll(/<(hue\d)>🔒(\w{8})<\/>/g)].map(
      ([, hue, digits]) => hue! + digits!,
    );
    expect(locks).toHaveLength(3);
    expect(locks[0]).toBe(locks[2]);
    expect(locks[1]).not.toBe(locks[0]);
  });

  test("a digest is none", () => {
    expect(fieldsOf("zoo.fed", { body_digest: sha }, { columns: 200 })).toBe(
      "  body_digest=sha256:0123456789abcdef…",
    );
  });
});

describe("digests", () => {
  const payload = { exit_code: 0, stdout_digest: sha, my_hash: sha, short_hash: "md5:0123" };
  test("are whole where nothing is cut", () => {
    expect(fieldsOf("executor.command_completed", payload)).toBe(
      `  exit=0  my_hash=${sha}  short_hash=md5:0123  stdout_digest=${sha}`,
    );
  });
  test("are cut on a terminal", () => {
    const cut = "sha256:0123456789abcdef…";
    expect(fieldsOf("executor.command_completed", payload, { columns: 200 })).toBe(
      `  exit=0  my_hash=${cut}  short_hash=md5:0123  stdout_digest=${cut}`,
    );
  });
  test("are whole on a terminal where lines are wrapped", () => {
    const wrapped = fieldsOf("executor.command_completed", payload, { columns: 300, isWide: true });
    expect(wrapped.replaceAll(/\s+/g, " ")).toBe(
      ` exit=0 my_hash=${sha} short_hash=md5:0123 stdout_digest=${sha}`,
    );
  });
});

describe("--fields", () => {
  const payload = { exit_code: 1, command: "make", duration_ms: 5, zebra: { a: { b: 7 } } };
  test.each<[string[], string]>([
    [["command"], "  make"],
    [["zebra", "exit_code"], '  zebra={"a":{"b":7}}  exit=1'],
    [["duration_ms", "duration_ms"], "  5ms  5ms"],
    [["run_id", "cycle"], "  run_id=night/one  cycle=1"],
    [["payload.zebra.a.b"], "  payload.zebra.a.b=7"],
    [["tags.agent", "tags.none"], "  tags.agent=bob"],
    [["nothing", "payload.nothing.x"], ""],
  ])("%j shows %s", (only, shown) => {
    const event = anEvent({ event: "executor.command_completed", payload, tags: { agent: "bob" } });
    const hide = ["time", "delta", "cycle", "source", "event"];
    const others = hide.filter((name) => !only.includes(name));
    expect(linesOf([event], { only, hide: others })[0]!.endsWith(shown)).toBe(true);
    expect(linesOf([event], { only, hide: [...hide, ...only] })).toEqual([""]);
  });

  test("shows nothing else", () => {
    const event = withPayload("executor.command_completed", { command: "make" });
    expect(linesOf([event], { only: ["command"] })).toEqual([
      "09:15:02.120           c1   executor   command_completed   make",
    ]);
    expect(linesOf([event], { only: ["nothing"] })).toEqual([
      "09:15:02.120           c1   executor   command_completed",
    ]);
  });
});

describe("--hide", () => {
  const event = anEvent();
  test.each<[string[], string]>([
    [["time"], "         c1   planner    generated           steps=3  confidence=0.5"],
    [["delta"], "09:15:02.120  c1   planner    generated           steps=3  confidence=0.5"],
    [["cycle"], "09:15:02.120           planner    generated           steps=3  confidence=0.5"],
    [["source"], "09:15:02.120           c1   generated           steps=3  confidence=0.5"],
    [["event"], "09:15:02.120           c1   planner      steps=3  confidence=0.5"],
    [["steps"], "09:15:02.120           c1   planner    generated           confidence=0.5"],
    [["steps", "confidence"], "09:15:02.120           c1   planner    generated"],
    [
      ["nothing"],
      "09:15:02.120           c1   planner    generated           steps=3  confidence=0.5",
    ],
  ])("%j", (hide, line) => expect(linesOf([event], { hide })).toEqual([line]));

  test("run, of several", () => {
    expect(linesOf([event], { hide: ["run"], hasRuns: true })).toEqual([
      "09:15:02.120           c1   planner    generated           steps=3  confidence=0.5",
    ]);
  });

  test("goes before --fields", () => {
    const both = { only: ["steps", "confidence"], hide: ["steps"] };
    expect(fieldsOf("plan.generated", { steps: 3, confidence: 0.5 }, both)).toBe(
      "  confidence=0.5",
    );
  });
});

describe("paint", () => {
  const style = tagged;
  test("of an event that says nothing is that of its parts", () => {
    const started = withPayload("executor.command_started", { command: "x", args: [], more: 1 });
    expect(linesOf([started], { style })).toEqual([
      "<faint>09:15:02.120           c1   </>executor   <strong>command_started   </>" +
        "  x  <faint>  more=</>1",
    ]);
  });

  test("of a failure stands out: its name, its outcome, how long it took", () => {
    const failed = withPayload("executor.command_completed", {
      exit_code: 2,
      duration_ms: 2310,
      command: "make",
    });
    const [line] = linesOf([failed], { style, only: ["exit_code", "duration_ms", "command"] });
    expect(line).toBe(
      "<faint>09:15:02.120           c1   </>executor   <bad>command_completed </>" +
        "<bad>  exit=</><bad>2</>  <bad>2.31s</>  make",
    );
  });

  test("of a verdict", () => {
    const verdict = (its: string) =>
      linesOf([withPayload("review.decision", { verdict: its })], { style })[0]!;
    expect(verdict("accept")).toContain(
      "<good>decision          </><good>  verdict=</><good>accept</>",
    );
    expect(verdict("revise")).toContain(
      "<warn>decision          </><warn>  verdict=</><warn>revise</>",
    );
    expect(verdict("abort")).toContain("<bad>decision          </><bad>  verdict=</><bad>abort</>");
  });

  test("of runs, marks and what is no event", () => {
    const [mark, line] = linesOf([anEvent()], { style, hasRuns: true, columns: 200 });
    expect(mark).toBe("<faint>-- 2026-02-03 --</>");
    expect(line).toMatch(/<\/><hue\d>one {17}<\/><faint>c1 /);
    expect(linesOf(["nothing"], { style })).toEqual(["<faint>nothing</>"]);
  });
});

describe("findings", () => {
  const at = { file: "a.jsonl", line: 1, column: 1 };
  const finding = (more: object): Finding => ({ ...at, ...more }) as unknown as Finding;
  const missing = finding({
    code: "payload.missing",
    severity: "error",
    pointer: "/payload",
    event: "plan.generated",
    args: { key: "steps" },
  });
  const nul = finding({ code: "json.nul", severity: "warn", pointer: "", args: {} });

  test("stand under their line", () => {
    expect(linesOf([anEvent()], { findings: [missing, nul] })).toEqual([
      "09:15:02.120           c1   planner    generated           steps=3  confidence=0.5",
      '  ^ error payload.missing /payload: required payload field "steps" is missing',
      "  ^ warn json.nul: the line holds NUL bytes",
    ]);
  });

  test("stand under a line that is no event, painted by how grave they are", () => {
    expect(linesOf(["x\0"], { findings: [nul], style: tagged })).toEqual([
      "<faint>x\\x00</>",
      "<warn>  ^ warn json.nul</>: the line holds NUL bytes",
    ]);
  });

  test("are safe and cut as lines are", () => {
    const evil = finding({ ...missing, pointer: `/\u001b[2J${"x".repeat(90)}` });
    const [, , line] = linesOf([anEvent()], { findings: [evil], columns: 40 });
    expect(line).toBe("  ^ error payload.missing /\\x1b[2Jxxxxx…");
    expect(widthOf(line!)).toBe(40);
  });
});

describe("terminals", () => {
  const events = [
    withPayload("executor.command_started", { command: "make", args: ["-C", "docs"] }),
    anEvent({ timestamp: "2026-02-03T09:15:04.430Z", run_id: "night/build-documentation-7" }),
    anEvent({ event: "zoo.fed", payload: { text: "夜間ビルドの記録".repeat(20) } }),
    "no event, but a long line that goes on and on and on and on and on and on and on and on and on",
  ];

  test("below 100 columns have no source, no milliseconds and short names of runs", () => {
    expect(linesOf(events.slice(0, 2), { columns: 99, hasRuns: true })).toEqual([
      "-- 2026-02-03 --",
      "09:15:02           one           c1   command_started     make  -C docs",
      "09:15:04           build…tion-7  c1   generated           steps=3  confidence=0.5",
    ]);
  });

  test("from 100 columns on have all", () => {
    expect(linesOf([events[1]!], { columns: 100, hasRuns: true })[1]).toBe(
      "09:15:04.430           build-do…ntation-7  c1   planner    generated           steps=3  confidence=…",
    );
  });

  test.each([20, 40, 79, 80, 99, 100, 101, 120, 200])(
    "of %d columns: no line is wider",
    (columns) => {
      for (const isWide of [false, true]) {
        const lines = linesOf(events, { columns, isWide });
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        if (!isWide) expect(lines).toHaveLength(5);
      }
    },
  );

  test("where lines are wrapped lose nothing", () => {
    const whole = linesOf(events, {}).join("").replaceAll(" ", "");
    for (const columns of [40, 80, 120]) {
      const [, ...lines] = linesOf(events, { columns, isWide: true });
      expect(lines.join("").replaceAll(" ", "")).toBe(whole);
    }
  });

  test("that grow show more from then on", () => {
    const pen = new Pen();
    let columns = 40;
    const draw = createEventLines({
      pen,
      catalog,
      outcomeOf,
      style: plainStyle(),
      zone: utc,
      columns: () => columns,
      isWide: false,
      hasRuns: false,
      only: [],
      hide: new Set(),
    });
    for (columns of [40, 200]) {
      draw({ record: readRecord(JSON.stringify(anEvent())), findings: [], isLate: false });
    }
    expect(textOf(pen).split("\n").slice(1, 3)).toEqual([
      "09:15:02           c1   generated      …",
      "09:15:02.120  +0ms     c1   planner    generated           steps=3  confidence=0.5",
    ]);
  });
});
