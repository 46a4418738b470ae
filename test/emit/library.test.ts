// The library as an agent uses it: programs of their own that import the build.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";
import { agent, emitted, eventsIn, findingsIn, logOf } from "./agent.ts";

describe.concurrent("events", () => {
  test("go to the default log, in the envelope, and validate", () =>
    inFolder(async (folder) => {
      const script = `const telemetry = createEmitter({ ...base, tags: { agent: "default", shard: 3 } });
        telemetry.emit("plan.generated", payload);
        await telemetry.close();`;
      expect(await agent(script, folder)).toEqual({ stdout: "", stderr: "", code: 0 });
      const [event, ...rest] = eventsIn(logOf(folder));
      expect(rest).toEqual([]);
      expect(Object.keys(event!).join()).toBe(
        "schema_version,timestamp,source,run_id,cycle,event,payload,tags",
      );
      expect(event).toMatchObject({
        schema_version: "0.1",
        source: "planner",
        run_id: "r/one",
        cycle: 1,
        event: "plan.generated",
        payload: { steps: 3, confidence: 0.5 },
        tags: { agent: "default", shard: 3 },
      });
      expect(await findingsIn(join(folder, "logs"))).toEqual({});
    }));

  test("have what the environment says where the options don't", async () => {
    const env = {
      TELEMETRY_RUN_ID: "r/one",
      TELEMETRY_CYCLE: "4",
      TELEMETRY_SOURCE: "planner",
      TELEMETRY_TAGS: "agent=a,task=x=y",
    };
    const script = `await using telemetry = createEmitter({ tags: { agent: "b" } });
      telemetry.emit("plan.generated", payload);`;
    expect(await emitted(script, env)).toMatchObject([
      { run_id: "r/one", cycle: 4, source: "planner", tags: { agent: "b", task: "x=y" } },
    ]);
  });

  test("of another source, with more tags, a cycle or a time of their own", async () => {
    const events = await emitted(`await using planner = createEmitter({ ...base, tags: { a: 1 } });
      const reviewer = planner.as("reviewer", { b: 2 });
      planner.nextCycle();
      reviewer.emit("review.decision", { verdict: "accept" });
      planner.emit("memory.noted", {}, {
        cycle: 9, source: "memory", tags: { c: 3 }, timestamp: new Date(Date.UTC(2026, 0, 2)),
      });`);
    expect(events).toMatchObject([
      { source: "reviewer", cycle: 2, tags: { a: 1, b: 2 } },
      { source: "memory", cycle: 9, tags: { a: 1, c: 3 }, timestamp: "2026-01-02T00:00:00.000Z" },
    ]);
  });

  test("keep their payload as it was when they were emitted", async () => {
    const events = await emitted(`await using telemetry = createEmitter(base);
      telemetry.emit("plan.generated", payload);
      payload.steps = 99;`);
    expect(events[0]!.payload["steps"]).toBe(3);
  });

  test("of a span have its key, and the time it took", async () => {
    const events =
      await emitted(`await using telemetry = createEmitter({ ...base, source: "planner" });
      const span = telemetry.span("plan.step", { index: 7, tool: "rg", description: "look" });
      await new Promise((settle) => setTimeout(settle, 30));
      span.end({ result: "found", status: "ok" });
      span.end({ result: "again", status: "ok" });`);
    expect(events.map(({ event }) => event)).toEqual(["plan.step_started", "plan.step_completed"]);
    expect(events[1]!.payload).toMatchObject({ index: 7, result: "found", status: "ok" });
    expect(events[1]!.payload["duration_ms"]).toBeGreaterThanOrEqual(25);
  });

  test("are born without secrets, also those an earlier event gave away", async () => {
    const events = await emitted(`await using telemetry = createEmitter(base);
      const token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0".repeat(2).slice(0, 36);
      telemetry.emit("executor.command_started", { command: "curl", args: ["-H", "Authorization: Bearer " + token] }, { source: "executor" });
      telemetry.emit("executor.error", { exception: "E", message: "got " + token + " back", handled: true }, { source: "executor" });`);
    expect(JSON.stringify(events)).not.toContain("a1B2c3D4");
    expect(events[0]!.payload["redacted_fields"]).toEqual(["/payload/args/1"]);
    expect(events[1]!.payload).toMatchObject({
      message: "got REDACTED back",
      redacted_fields: ["message"],
    });
  });

  test("keep their secrets where that is asked for", async () => {
    const events = await emitted(`await using telemetry = createEmitter({ ...base, redact: false });
      telemetry.emit("executor.error", { exception: "E", message: "password=hunter2hunter2", handled: true }, { source: "executor" });`);
    expect(events[0]!.payload["message"]).toBe("password=hunter2hunter2");
  });

  test("are the same from CommonJS", () =>
    inFolder(async (folder) => {
      const script = `const { createRequire } = await import("node:module");
        const { createEmitter: create } = createRequire(process.cwd() + "/agent.js")(process.env.LIBRARY);
        await using telemetry = create(base);
        telemetry.emit("plan.generated", payload);`;
      const { code, stderr } = await agent(script, folder, {
        LIBRARY: join(root, "dist/emit.cjs"),
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(eventsIn(logOf(folder))).toHaveLength(1);
    }));
});

describe.concurrent("what can't be", () => {
  test.each([
    ["no run", "createEmitter({ source: 'planner' })", "an emitter needs runId"],
    ["no source", "createEmitter({ runId: 'r' })", "an emitter needs source"],
    ["a cycle of 0", "createEmitter({ ...base, cycle: 0 })", "counted from 1"],
    ["a run with a newline", String.raw`createEmitter({ ...base, runId: "a\nb" })`, "control"],
    ["foreign schemas", "createEmitter({ ...base, schemas: {} })", "loadSchemas"],
  ])("%s is told at once", (_, call, message) =>
    inFolder(async (folder) => {
      const script = `try { ${call}; } catch (error) { console.log(error.message); }`;
      const { stdout, code } = await agent(script, folder);
      expect(code).toBe(0);
      expect(stdout).toContain(message);
    }),
  );

  test("an event without JSON is dropped, counted and told, and nothing throws", () =>
    inFolder(async (folder) => {
      const script = `const told = [];
        const telemetry = createEmitter({ ...base, onError: (error) => told.push(error.message) });
        const loop = {}; loop.loop = loop;
        telemetry.emit("plan.generated", loop);
        telemetry.emit("plan.generated", { steps: 1n });
        telemetry.emit("plan.generated", undefined);
        telemetry.emit("plan.generated", "text");
        telemetry.emit("plan.generated", payload, { timestamp: new Date(Number.NaN) });
        telemetry.span("no.such", {}).end({});
        telemetry.emit("plan.generated", payload);
        await telemetry.close();
        telemetry.emit("plan.generated", payload);
        console.log(JSON.stringify([told.length, telemetry.dropped]));`;
      const { stdout, code } = await agent(script, folder);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toEqual([6, 7]);
      const [dropped, event] = eventsIn(logOf(folder)).toSorted((a, b) =>
        a.event < b.event ? 1 : -1,
      );
      expect(dropped).toMatchObject({ event: "telemetry.dropped", payload: { count: 6 } });
      expect(event).toMatchObject({ event: "plan.generated" });
      expect(await findingsIn(join(folder, "logs"))).toEqual({ "event.unknown": 1 });
    }));

  test("what has no room is dropped, and told in one event once there is", () =>
    inFolder(async (folder) => {
      const script = `const telemetry = createEmitter({ ...base, maxQueueBytes: 100_000 });
        for (let i = 0; i < 5000; i++) telemetry.emit("plan.generated", { ...payload, steps: i });
        await new Promise((settle) => setTimeout(settle, 200));
        telemetry.emit("plan.generated", { ...payload, steps: 5000 });
        await telemetry.close();`;
      expect(await agent(script, folder)).toMatchObject({ code: 0, stderr: "" });
      const events = eventsIn(logOf(folder));
      const drops = events.filter(({ event }) => event === "telemetry.dropped");
      expect(drops).toHaveLength(1);
      const kept = events.length - 1;
      expect(kept).toBeGreaterThan(100);
      expect(drops[0]!.payload["count"]).toBe(5001 - kept);
      expect(drops[0]!.payload["reason"]).toBe("the queue was full");
      expect(await findingsIn(join(folder, "logs"))).toEqual({ "event.unknown": 1 });
    }));

  test("an invalid event is written and told once, thrown, or neither", () =>
    inFolder(async (folder) => {
      const script = `for (const validate of ["warn", "throw", "off"]) {
          const told = [];
          const telemetry = createEmitter({ ...base, runId: validate, validate, onError: (error) => told.push(error.message) });
          try {
            telemetry.emit("plan.generated", { steps: "3", confidence: 0.5 });
            await telemetry.close();
            console.log(validate, JSON.stringify(told));
          } catch (error) {
            console.log(validate, error instanceof InvalidEvent, error.message);
          }
        }`;
      const { stdout } = await agent(script, folder);
      const words =
        "plan.generated is not valid: payload.type at plan.generated /payload/steps: expected integer, found string";
      expect(stdout).toBe(`warn ["${words}"]\nthrow true ${words}\noff []\n`);
      expect(existsSync(join(folder, "logs/telemetry/warn.jsonl"))).toBe(true);
      expect(existsSync(join(folder, "logs/telemetry/throw.jsonl"))).toBe(false);
      expect(existsSync(join(folder, "logs/telemetry/off.jsonl"))).toBe(true);
    }));

  test("warnings go to the process's warnings, each once, and not in production", () =>
    inFolder(async (folder) => {
      const script = `await using telemetry = createEmitter(base);
        for (let i = 0; i < 9; i++) telemetry.emit("plan.generated", { steps: "3", confidence: 0.5 });`;
      const { stderr } = await agent(script, folder);
      expect(stderr.match(/TelemetryWarning/g)).toHaveLength(1);
      const quiet = await agent(script, folder, { NODE_ENV: "production" });
      expect(quiet.stderr).toBe("");
      expect(eventsIn(logOf(folder))).toHaveLength(18);
    }));
});

describe.concurrent("nothing of the agent's can break it:", () => {
  const lines = (script: string) =>
    inFolder(async (folder) => {
      const output = await agent(script, folder);
      return { ...output, events: existsSync(logOf(folder)) ? eventsIn(logOf(folder)) : [] };
    });

  test("payloads that throw anything", async () => {
    const { stdout, code, events } = await lines(`let told = 0;
      const telemetry = createEmitter({ ...base, onError: () => told++ });
      for (const thrown of [null, undefined, 1, { get message() { throw 1; } }, Object.create(null)])
        telemetry.emit("plan.generated", { get steps() { throw thrown; } });
      const { emit } = telemetry;
      telemetry.emit(undefined, payload);
      telemetry.emit("plan.generated", payload, { cycle: Number.NaN });
      telemetry.emit("plan.generated", payload, { cycle: '1,"x":2' });
      telemetry.emit("plan.generated", payload, { source: Symbol() });
      telemetry.as(undefined).emit("plan.generated", payload);
      telemetry.as("planner", { a: 1n }).emit("plan.generated", payload);
      telemetry.span("plan.step", null).end({ get result() { throw new Error("g"); } });
      telemetry.span("plan.step").end(undefined);
      await telemetry.close();
      console.log(told, telemetry.dropped);`);
    expect({ stdout, code }).toEqual({ stdout: expect.stringMatching(/^\d+ 14\n$/), code: 0 });
    for (const { event } of events)
      expect(["telemetry.dropped", "plan.step_completed"]).toContain(event);
  });

  test("a key of a span that changes", async () => {
    const { events } = await lines(`await using telemetry = createEmitter(base);
      const step = { index: 0, tool: "rg", description: "look" };
      const span = telemetry.span("plan.step", step);
      step.index = 7;
      span.end({ result: "found", status: "ok" });`);
    expect(events.map(({ payload }) => payload["index"])).toEqual([0, 0]);
  });

  test("a hook that throws, or emits what is wrong again", async () => {
    const { stderr, code, events } = await lines(`const telemetry = createEmitter({
        ...base,
        onError(error) {
          telemetry.emit("executor.error", { exception: error.name, message: error.message }, { source: "executor" });
          throw new Error("of the hook");
        },
      });
      for (let i = 0; i < 3; i++) telemetry.emit("plan.generated", { steps: "3", confidence: 0.5 });
      await telemetry.flush();
      await telemetry.close();`);
    expect(code).toBe(0);
    expect(stderr).toContain("onError has thrown: of the hook");
    expect(events.length).toBeGreaterThan(3);
    expect(events.length).toBeLessThan(10);
  });

  test("events as the process ends", async () => {
    const { code, events } = await lines(`const telemetry = createEmitter(base);
      process.on("exit", () => telemetry.emit("plan.generated", payload));
      telemetry.emit("plan.generated", payload);`);
    expect({ code, count: events.length }).toEqual({ code: 0, count: 2 });
  });

  test.each([
    ["validate", "'error'", "validate is one of off, warn, throw"],
    ["fsync", "'always'", "fsync is one of never, batch, event"],
    ["maxQueueBytes", "Number.NaN", "maxQueueBytes must be a number"],
    ["transports", "'file'", "transports must be a list"],
    ["transports", "['nonsense']", 'a transport is "file"'],
    ["onError", "'x'", "onError must be a function"],
  ])("a wrong %s (%s) is told at once", async (name, value, message) => {
    const { stdout } = await lines(
      `try { createEmitter({ ...base, ${name}: ${value} }); } catch (error) { console.log(error.message); }`,
    );
    expect(stdout).toContain(message);
  });
});

describe.concurrent("extension events", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    required: ["took"],
    "x-span": { name: "memory.lookup", edge: "end", key: ["id"] },
    properties: { id: { type: "integer" }, took: { type: "number", "x-unit": "s" } },
  };
  const start = { ...schema, required: [], "x-span": { ...schema["x-span"], edge: "start" } };

  test("are checked, and their spans have keys and times of their own", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "schemas"));
      const write = (name: string, value: object) =>
        writeFileSync(join(folder, `schemas/${name}.schema.json`), JSON.stringify(value));
      write("memory.began", start);
      write("memory.ended", schema);
      const script = `const schemas = await loadSchemas("schemas");
        console.log(schemas.events.includes("memory.ended"));
        await using telemetry = createEmitter({ ...base, source: "memory", schemas, validate: "throw" });
        const span = telemetry.span("memory.lookup", { id: 5 });
        await new Promise((settle) => setTimeout(settle, 30));
        span.end({});
        try { telemetry.emit("memory.ended", { took: "long" }); } catch { console.log("refused"); }`;
      const { stdout, stderr } = await agent(script, folder);
      expect({ stdout, stderr }).toEqual({ stdout: "true\nrefused\n", stderr: "" });
      const [began, ended, ...rest] = eventsIn(logOf(folder));
      expect(rest).toEqual([]);
      expect(began).toMatchObject({ event: "memory.began", payload: { id: 5 } });
      expect(ended).toMatchObject({ event: "memory.ended", payload: { id: 5 } });
      expect(ended!.payload["took"]).toBeGreaterThanOrEqual(0.025);
      expect(ended!.payload["took"]).toBeLessThan(10);
    }));

  test("a folder without schemas is told", () =>
    inFolder(async (folder) => {
      const { stdout } = await agent(
        `await loadSchemas("none").catch((error) => console.log(error.message));`,
        folder,
      );
      expect(stdout).toBe("cannot read the schema folder none: no such file or directory\n");
    }));
});

describe.concurrent("several transports", () => {
  test("get the same bytes", () =>
    inFolder(async (folder) => {
      const script = `await using telemetry = createEmitter({ ...base, transports: ["file", "other/copy.jsonl"] });
        for (let i = 0; i < 1000; i++) telemetry.emit("plan.generated", payload);`;
      expect(await agent(script, folder)).toMatchObject({ code: 0, stderr: "" });
      const copy = readFileSync(join(folder, "other/copy.jsonl"), "utf8");
      expect(copy).toBe(readFileSync(logOf(folder), "utf8"));
      expect(copy.split("\n")).toHaveLength(1001);
    }));
});
