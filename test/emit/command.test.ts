// `telemetry emit` from a shell.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { telemetry } from "../support/cli.ts";
import { bash, inFolder } from "../support/process.ts";
import { eventsIn, findingsIn, logOf } from "./agent.ts";

const run = "export TELEMETRY_RUN_ID=r/one;";

/** Runs a script in an empty folder; what it printed, and the log of the run if there is one. */
const shell = (script: string) =>
  inFolder(async (folder) => {
    const output = await bash(`${run} ${script}`, folder);
    const log = logOf(folder);
    return { ...output, events: existsSync(log) ? eventsIn(log) : [] };
  });

const quiet = { stdout: "", stderr: "", code: 0 };

describe.concurrent("an event in the arguments", () => {
  test("goes to the run's log, with texts, JSON and objects", async () => {
    const script = `telemetry emit plan.generated steps:=3 confidence:=0.61 note=two=three \
      deep.er.list:='[1,{"a":null}]' deep.er.text=x --cycle 2 --tag agent=default --tag a=b=c`;
    const { events, ...output } = await shell(script);
    expect(output).toEqual(quiet);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      source: "planner",
      run_id: "r/one",
      cycle: 2,
      event: "plan.generated",
      tags: { agent: "default", a: "b=c" },
    });
    expect(events[0]!.payload).toEqual({
      steps: 3,
      confidence: 0.61,
      note: "two=three",
      deep: { er: { list: [1, { a: null }], text: "x" } },
    });
  });

  test("is appended, to another folder or file if named", () =>
    inFolder(async (folder) => {
      const event = "telemetry emit review.decision verdict=accept";
      const output = await bash(
        `${run} ${event}; ${event}; ${event} --dir d; ${event} --file f/x.jsonl; TELEMETRY_DIR=e ${event}; ${event} --run 'a:b'`,
        folder,
      );
      expect(output).toEqual(quiet);
      expect(eventsIn(logOf(folder))).toHaveLength(2);
      for (const name of [
        "d/r/one.jsonl",
        "f/x.jsonl",
        "e/r/one.jsonl",
        "logs/telemetry/a:b.jsonl",
      ])
        expect(eventsIn(join(folder, name))).toHaveLength(1);
      expect(await findingsIn(join(folder, "logs"))).toEqual({});
    }));

  test("with errors is refused, told, and not written", async () => {
    const { events, ...output } = await shell("telemetry emit plan.generated steps=3");
    expect(output).toEqual({
      stdout: "",
      stderr: `error payload.missing plan.generated /payload: required payload field "confidence" is missing
error payload.type plan.generated /payload/steps: expected integer, found string
error: write key:=json for what is no text
error: the event was not written; --validate warn writes it all the same
`,
      code: 1,
    });
    expect(events).toEqual([]);
  });

  test("with errors is written all the same where that is asked for", async () => {
    const warned = await shell("telemetry emit plan.generated steps:=3 --validate warn");
    expect(warned).toMatchObject({ code: 0, stdout: "", events: [{ payload: { steps: 3 } }] });
    expect(warned.stderr).toMatch(/^error payload\.missing plan\.generated \/payload: .*\n$/);
    const off = await shell("telemetry emit plan.generated steps:=3 --validate off");
    expect(off).toMatchObject({ ...quiet, events: [{ payload: { steps: 3 } }] });
  });

  test("is printed with --print, without secrets", async () => {
    const { events, stdout, code } = await shell(
      "telemetry emit executor.error exception=E message='password=hunter2hunter2' handled:=true -p",
    );
    expect({ events, code }).toEqual({ events: [], code: 0 });
    expect(JSON.parse(stdout)).toMatchObject({
      source: "executor",
      payload: { message: "password=REDACTED", redacted_fields: ["message"] },
    });
  });

  test.each([
    ["emit", "error: no event is named\ntelemetry emit plan.generated --run ID"],
    ["emit plan.generated --run ''", "error: an emitter needs runId"],
    ["emit memory.noted a=b", "error: no source is named for memory.noted\nname it with --source"],
    ["emit plan.generated steps", 'error: "steps" is no field\nwrite key=text, or key:=json'],
    ["emit plan.generated steps:=x", 'error: "steps:=x": what stands after := is no JSON'],
    ["emit plan.generated a:=12345678901234567890", "this number can't be kept as it is"],
    ["emit plan.generated a:=1e400", "this number can't be kept as it is"],
    ["emit plan.generated a=1 a=2", "error: the field a is given twice"],
    ["emit plan.generated a=1 a.b=2", 'error: "a.b=2" goes into a, which has a value already'],
    ["emit plan.generated --cycle 0", 'error: --cycle is "0", but cycles are counted from 1'],
    ["emit plan.generated --tag x", 'error: --tag has "x", but tags are written key=value'],
    ["emit plan.generated --validate sometimes", "Allowed are error, warn, off."],
    ["emit - x", 'error: "x" beside -'],
    ["emit --exec", "error: --exec needs a program"],
    ["emit plan.generated --no-file", "error: --no-file leaves nowhere to write"],
    ["emit plan.generated --to nowhere", "nowhere"],
    [
      "emit plan.generated --to tcp://a:1 --to tcp://b:1 --spool s",
      "error: --spool keeps what is for one socket",
    ],
    ["emit plan.generated --token-file none", "error: cannot read the token in none"],
  ])("%s is told, exit 2", (args, message) =>
    inFolder(async (folder) => {
      const argv = args.split(" ").map((arg) => (arg === "''" ? "" : arg));
      const output = await telemetry(argv, { cwd: folder, env: { TELEMETRY_RUN_ID: "r/one" } });
      expect(output.stderr).toContain(message);
      expect({ stdout: output.stdout, code: output.code }).toEqual({ stdout: "", code: 2 });
      expect(existsSync(logOf(folder))).toBe(false);
    }),
  );

  test("without a run is told", async () => {
    const { stderr, code } = await telemetry(["emit", "plan.generated"]);
    expect({ stderr, code }).toEqual({
      stderr: "error: no run is named\nname it with --run ID, or set TELEMETRY_RUN_ID\n",
      code: 2,
    });
  });

  test("that can't be written is told, exit 3", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "logs"), "");
      const { stderr, code } = await bash(
        `${run} telemetry emit review.decision verdict=accept`,
        folder,
      );
      expect(stderr).toMatch(
        /^error: cannot write .*logs.*: a part of the path is not a directory\nerror: 1 event could not be written\n$/,
      );
      expect(code).toBe(3);
    }));
});

describe.concurrent("lines on standard input", () => {
  test("are events, whole ones as they are, others completed", async () => {
    const whole =
      '{"timestamp":"2026-01-01T00:00:00Z","schema_version":"0.1","source":"reviewer","run_id":"r/one","cycle":7,"event":"review.decision","payload":{"verdict":"accept"},"tags":{},"x":1.50}';
    const part = '{"event":"plan.generated","payload":{"steps":1,"confidence":1},"cycle":3}';
    const { events, stderr, code } = await shell(
      `printf '%s\\n\\n%s' '${whole}' '${part}' | telemetry emit - --tag a=b; tail -n 2 logs/telemetry/r/one.jsonl | head -n 1 | grep -qxF '${whole}'`,
    );
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(events).toHaveLength(2);
    expect(events[1]).toMatchObject({
      run_id: "r/one",
      cycle: 3,
      source: "planner",
      tags: { a: "b" },
    });
  });

  test("are payloads where an event is named", async () => {
    const { events, ...output } = await shell(
      `printf '{"verdict":"revise"}\n{"verdict":"accept"}\n' | telemetry emit - --event review.decision`,
    );
    expect(output).toEqual(quiet);
    expect(events.map(({ payload }) => payload["verdict"])).toEqual(["revise", "accept"]);
  });

  test("go each to the log of its run", () =>
    inFolder(async (folder) => {
      const lines = Array.from({ length: 300 }, (_, i) =>
        JSON.stringify({
          event: "review.decision",
          run_id: `run/${i % 100}`,
          payload: { verdict: "accept" },
        }),
      );
      writeFileSync(join(folder, "in"), `${lines.join("\n")}\n`);
      expect(await bash("telemetry emit - < in", folder)).toEqual(quiet);
      for (let i = 0; i < 100; i++)
        expect(eventsIn(join(folder, `logs/telemetry/run/${i}.jsonl`))).toHaveLength(3);
    }));

  test("that are no events are told with their number, and the others are written", async () => {
    const { events, stderr, code } = await shell(
      `printf '%s\n' '{"event":"review.decision","payload":{"verdict":"accept"}}' '[1]' '{' '{"payload":{}}' '{"event":"review.decision","payload":{"verdict":"maybe"}}' '{"event":"memory.noted"}' | telemetry emit -`,
    );
    expect(stderr.split("\n")).toEqual([
      "error: stdin:2: this is no JSON object",
      "error: stdin:3: this is no JSON object",
      'error: stdin:4: this is no event: it has no "event"; with --event NAME lines are payloads',
      expect.stringMatching(/^stdin:5: error payload\.enum review\.decision \/payload\/verdict: /),
      "error: stdin:6: no source is named for memory.noted; name it with --source, or set TELEMETRY_SOURCE",
      "",
    ]);
    expect(code).toBe(1);
    expect(events).toHaveLength(1);
  });

  test("that are all wrong are told ten times, and counted", () =>
    inFolder(async (folder) => {
      const script = `seq 1 3000 | sed 's/.*/{"verdict":"maybe"}/' | telemetry emit - --event review.decision`;
      const without = await bash(script, folder);
      expect(without.code).toBe(1);
      const lines = without.stderr.trimEnd().split("\n");
      expect(lines).toHaveLength(11);
      expect(lines[0]).toMatch(/^error: stdin:1: no run is named/);
      expect(lines[10]).toMatch(/^error: 2,990 more lines: no run is named/);
      const wrong = (await bash(`${run} ${script}`, folder)).stderr.trimEnd().split("\n");
      expect(wrong).toHaveLength(11);
      expect(wrong[9]).toMatch(/^stdin:10: error payload\.enum /);
      expect(wrong[10]).toBe(
        "error: 2,990 more lines: payload.enum review.decision /payload/verdict",
      );
    }));

  test("are waited for, however much more than they take is written", () =>
    inFolder(async (folder) => {
      const script = `yes '{}' | head -n 400000 | telemetry emit - --run r/one --source memory --event memory.a --validate off --no-redact`;
      expect(await bash(script, folder)).toEqual(quiet);
      expect(await bash("wc -l < logs/telemetry/r/one.jsonl", folder)).toMatchObject({
        stdout: "400000\n",
      });
    }));

  test("that can't be written are told, exit 3, however many", () =>
    inFolder(async (folder) => {
      const script = `mkdir -p logs/telemetry/r/one.jsonl; yes '{}' | head -n 200 | telemetry emit - --run r/one --source memory --event memory.a`;
      const { stderr, code } = await bash(script, folder);
      expect(stderr).toContain("200 events could not be written");
      expect(code).toBe(3);
    }));

  test("keep every byte of what they have", async () => {
    const number = '{"big":12345678901234567890,"same":1.50,"steps":1,"confidence":1e0}';
    const { stdout, stderr } = await shell(
      `printf '%s\n%s\n' '${number}' '${number}' | telemetry emit - --event plan.generated; echo '{"payload":${number} , "event":"plan.generated"}' | telemetry emit - -p`,
    );
    expect(stderr.match(/json\.unsafe-number/g)).toHaveLength(3);
    expect(stdout).toContain(`,"tags":{},"payload":${number} , "event":"plan.generated"}\n`);
  });

  test("that hold what can't be kept are refused: bad UTF-8, nesting without end", async () => {
    const { stderr, code, events } = await shell(
      `(printf '{"verdict":"accept","a":"\\377"}\n'; printf '{"verdict":"accept","a":'; head -c 200000 /dev/zero | tr '\\0' '['; head -c 200000 /dev/zero | tr '\\0' ']'; echo '}') | telemetry emit - --event review.decision`,
    );
    expect(stderr).toContain("error: stdin:1: the bytes are not valid UTF-8\n");
    expect(stderr).toContain("stdin:2: error json.depth");
    expect({ code, events }).toEqual({ code: 1, events: [] });
  });

  test("over the limit are told", async () => {
    const { events, stderr, code } = await shell(
      `(printf '{"a":"%0300d"}\n' 1; echo '{"verdict":"accept"}') | telemetry emit - --event review.decision --max-line-bytes 200`,
    );
    expect(stderr).toBe("error: stdin:1: the line has 309 bytes, more than --max-line-bytes\n");
    expect({ code, count: events.length }).toEqual({ code: 1, count: 1 });
  });

  test("are written while more is waited for, and on SIGTERM", () =>
    inFolder(async (folder) => {
      const log = logOf(folder);
      const script = `${run} (echo '{"verdict":"accept"}'; sleep 30 & echo $! > sleeper; wait) | telemetry emit - --event review.decision & pipe=$!
        for i in $(seq 200); do [ -s ${log} ] && break; sleep 0.05; done
        wc -l < ${log}; kill $(cat sleeper); wait $pipe; echo $?`;
      const { stdout } = await bash(script, folder);
      expect(stdout.split(/\s+/).filter(Boolean)).toEqual(["1", "0"]);
    }));

  test("a hundred thousand of them are all there", () =>
    inFolder(async (folder) => {
      const script = `${run} seq 1 100000 | sed 's/.*/{"steps":&,"confidence":0.5}/' | telemetry emit - --event plan.generated`;
      expect(await bash(script, folder)).toEqual(quiet);
      const text = readFileSync(logOf(folder), "utf8");
      const steps = [...text.matchAll(/"steps":(\d+)/g)].map(([, step]) => Number(step));
      expect(steps).toEqual(Array.from({ length: 100_000 }, (_, i) => i + 1));
    }));
});
