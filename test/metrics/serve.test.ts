// The server of metrics, as a process of its own.
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { eventLine, logOf } from "../support/events.ts";
import { root, telemetry } from "../support/cli.ts";
import { inFolder, outcome, start } from "../support/process.ts";
import { createAnswers } from "../../src/commands/metrics/answers.ts";
import {
  eventually,
  hasPromtool,
  hasPython,
  parserSays,
  promtoolSays,
  samplesOf,
  serving,
} from "./support.ts";

const steps = "agent_telemetry_plan_generated_steps_count";
const hasSteps = (count: number) => (samples: ReadonlyMap<string, number>) =>
  samples.get(steps) === count;

/** A log of some lines, served while something is done. */
const servingLog = (
  lines: number,
  args: readonly string[],
  work: (served: Parameters<Parameters<typeof serving>[2]>[0], log: string) => Promise<void>,
): Promise<void> =>
  inFolder(async (folder) => {
    const log = join(folder, "run.jsonl");
    writeFileSync(log, logOf(lines));
    await serving([...args, "run.jsonl"], folder, (served) => work(served, log));
  });

describe.concurrent("what is served", () => {
  test("grows with the log", () =>
    servingLog(3, [], async ({ until, end }, log) => {
      await until(hasSteps(3));
      appendFileSync(log, `${eventLine(3)}\n${eventLine(4).slice(0, 50)}`);
      await until(hasSteps(4));
      appendFileSync(log, `${eventLine(4).slice(50)}\n`);
      await until(hasSteps(5));
      expect(await end()).toMatchObject({ stdout: "", code: 143 });
    }));

  test("goes on through rotation, and with new files of a folder", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "logs"));
      const log = join(folder, "logs/run.jsonl");
      writeFileSync(log, logOf(2));
      await serving(["logs"], folder, async ({ until }) => {
        await until(hasSteps(2));
        renameSync(log, `${log}.1`);
        appendFileSync(`${log}.1`, `${eventLine(2)}\n`);
        writeFileSync(log, `${eventLine(3)}\n`);
        writeFileSync(join(folder, "logs/other.jsonl"), logOf(10));
        await until(hasSteps(14));
      });
    }));

  test("is only what comes from now on, if that is asked for", () =>
    servingLog(3, ["--from-now"], async ({ until }, log) => {
      await until((samples) => samples.has(steps));
      appendFileSync(log, `${eventLine(3)}\n`);
      await until(hasSteps(1));
    }));

  test("comes in the format that is asked for, packed if that is", () =>
    servingLog(3, [], async ({ until, url }) => {
      await until(hasSteps(3));
      const ask = async (accept: string) => {
        const answer = await fetch(`${url}/metrics`, { headers: { accept } });
        return { type: answer.headers.get("content-type"), text: await answer.text() };
      };
      const open = await ask(
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
      );
      expect(open.type).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
      const plain = await ask("text/html,*/*;q=0.8");
      expect(plain.type).toBe("text/plain; version=0.0.4; charset=utf-8");
      if (hasPython) expect(parserSays(open.text)).toBe("");
      if (hasPromtool) expect(promtoolSays(plain.text)).toBe("");
      const { headers, body } = await raw(`${url}/metrics`, {
        "accept-encoding": "gzip, br;q=0.1",
      });
      expect(headers["content-encoding"]).toBe("gzip");
      expect(samplesOf(gunzipSync(body).toString()).get(steps)).toBe(3);
    }));

  test("is /metrics and /healthz, to be read only", () =>
    servingLog(1, [], async ({ url }) => {
      const say = async (path: string, method = "GET") => {
        const answer = await fetch(`${url}${path}`, { method });
        return `${answer.status} ${(await answer.text()).split("\n")[0]}`;
      };
      expect(await say("/healthz")).toBe("200 ok");
      expect(await say("/")).toBe("404 there is /metrics and /healthz");
      expect(await say("/metrics/..%2fhealthz")).toMatch(/^404/);
      expect(await say("/metrics?x=1", "HEAD")).toBe("200 ");
      expect(await say("/metrics", "POST")).toBe("405 only GET and HEAD are answered here");
    }));

  test("stays when standard input ends", async () => {
    await serving(["-"], root, async ({ stdin, until, end }) => {
      stdin.end(logOf(3));
      await until(hasSteps(3));
      expect(await end("SIGINT")).toMatchObject({ stdout: "", code: 130 });
    });
  });
});

test("nothing is told before all that is there has been read", async () => {
  let isReady = false;
  const answer = createAnswers({ isReady: () => isReady, text: () => "all\n" });
  const asked = { path: "/metrics", accept: "", acceptEncoding: "" };
  expect(await answer(asked)).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
  isReady = true;
  expect(await answer(asked)).toMatchObject({ status: 200, body: "all\n" });
});

describe.concurrent("addresses", () => {
  test("a port in use is said, and what to do", () =>
    servingLog(1, [], async ({ host }) => {
      const child = start(["metrics", "--no-config", "--listen", host, "fixtures/runs"]);
      const { stderr, code } = await outcome(child);
      expect(stderr).toBe(
        `error: cannot listen on ${host}: the address is in use\nend what listens there, or take another port with --listen, such as :9465\n`,
      );
      expect(code).toBe(2);
    }));

  test.each(["9464", "localhost", "host:99999", "tcp://:1", "[::1]"])(
    "%s is none",
    async (text) => {
      const { stderr, code } = await telemetry(["metrics", "--listen", text, "fixtures/runs"]);
      expect(stderr).toContain(`error: --listen: "${text}" is no address\n`);
      expect(code).toBe(2);
    },
  );
});

describe.concurrent("a file for the node exporter", () => {
  test("is written again and again, always whole", () =>
    inFolder(async (folder) => {
      const log = join(folder, "run.jsonl");
      const file = join(folder, "agent.prom");
      writeFileSync(log, logOf(2));
      const args = ["metrics", "--no-config", "--textfile", "agent.prom", "--every", "50ms"];
      const child = start([...args, "run.jsonl"], folder);
      const ended = outcome(child);
      const read = async (count: number) =>
        eventually(`${count} steps`, async () => {
          const text = readdirSync(folder).includes("agent.prom") ? readFileSync(file, "utf8") : "";
          if (text !== "") expect(text).toMatch(/\nagent_telemetry_build_info\{[^\n]*\} 1\n$/);
          return samplesOf(text).get(steps) === count ? text : undefined;
        });
      try {
        await read(2);
        appendFileSync(log, logOf(3));
        const text = await read(5);
        if (hasPromtool) expect(promtoolSays(text)).toBe("");
        appendFileSync(log, `${eventLine(9)}\n`);
      } finally {
        child.kill("SIGTERM");
      }
      await ended;
      // What came last is in it, and nothing beside it.
      expect(samplesOf(readFileSync(file, "utf8")).get(steps)).toBe(6);
      expect(readdirSync(folder).toSorted()).toEqual(["agent.prom", "run.jsonl"]);
    }));

  test("is never an input", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "run.jsonl"), logOf(2));
      for (const more of [["--once"], []]) {
        const args = ["metrics", "--no-config", ...more, "--textfile", "run.jsonl", "run.jsonl"];
        const { stderr, code } = await telemetry(args, { cwd: folder });
        expect(stderr).toBe(
          "error: --textfile run.jsonl would write over the input run.jsonl\nname another file\n",
        );
        expect(code).toBe(2);
      }
      expect(readFileSync(join(folder, "run.jsonl"), "utf8")).toBe(logOf(2));
    });
  });

  test("that can't be written ends the command", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "run.jsonl"), logOf(2));
      const args = ["metrics", "--no-config", "--textfile", "run.jsonl/x.prom", "run.jsonl"];
      const { stderr, code } = await telemetry(args, { cwd: folder });
      expect(stderr).toMatch(/^error: cannot write .*x\.prom: /);
      expect(code).toBe(3);
    }));
});

/** What a server answers, as it comes. */
const raw = (url: string, headers: Record<string, string>) =>
  new Promise<{ headers: Record<string, unknown>; body: Buffer }>((settle, reject) => {
    request(url, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => settle({ headers: answer.headers, body: Buffer.concat(parts) }));
    })
      .on("error", reject)
      .end();
  });
