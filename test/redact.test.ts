// telemetry redact as a command: where things go, what is refused, what it says. The engine's own tests are in unit/.
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { root, telemetry, type World } from "./support/cli.ts";
import { eventLine } from "./support/events.ts";
import { bash, inFolder, printed, start } from "./support/process.ts";

const fixtures = join(root, "fixtures/redact");
const secret = ["winter", "2026", "gate"].join("-");

const redact = (args: readonly string[], world: World = {}) =>
  telemetry(["redact", "--no-config", ...args], world);

/** An event with a payload of its own. */
const withPayload = (payload: object, event = "executor.command_started"): string =>
  JSON.stringify({ ...JSON.parse(eventLine(1)), event, payload });

const payloadOf = (line: string): Record<string, unknown> =>
  (JSON.parse(line) as { payload: Record<string, unknown> }).payload;

describe("fixtures/redact: each .in becomes its .out, which stays as it is", () => {
  const names = readdirSync(fixtures).filter((name) => name.endsWith(".in.jsonl"));
  test("there are some", () => expect(names.length).toBeGreaterThanOrEqual(5));
  for (const name of names) {
    const out = join(fixtures, name.replace(".in.", ".out."));
    test(name, async () => {
      await inFolder(async (folder) => {
        const { code } = await redact([join(fixtures, name), "--out-dir", folder]);
        expect(code).toBe(0);
        expect(readFileSync(join(folder, name))).toEqual(readFileSync(out));
        expect(readFileSync(out, "latin1")).not.toContain(secret);
      });
      expect((await redact(["--check", out])).code).toBe(0);
      const { stdout } = await redact(["--verify", join(fixtures, name), out]);
      expect(JSON.parse(stdout)).toMatchObject({ proven: true, problems: [] });
    });
  }
});

describe("outputs", () => {
  const log = `${eventLine(1)}\n${withPayload({ command: "x", db_password: secret })}\n`;

  test("--out-dir keeps the tree, the modes and the compression", async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "logs/a"), { recursive: true });
      writeFileSync(join(folder, "logs/a/x.jsonl"), log, { mode: 0o640 });
      writeFileSync(join(folder, "logs/y.jsonl.gz"), gzipSync(log));
      const { code, stdout } = await redact(["logs", "--out-dir", "clean"], { cwd: folder });
      expect([code, stdout]).toEqual([0, ""]);
      const plain = readFileSync(join(folder, "clean/a/x.jsonl"), "utf8");
      expect(plain).toContain('"db_password":"REDACTED"');
      expect(statSync(join(folder, "clean/a/x.jsonl")).mode & 0o777).toBe(0o640);
      expect(gunzipSync(readFileSync(join(folder, "clean/y.jsonl.gz"))).toString()).toBe(plain);
      expect(readFileSync(join(folder, "logs/a/x.jsonl"), "utf8")).toBe(log);
    });
  });

  test("--in-place follows a link and leaves a clean file alone", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "real.jsonl"), log, { mode: 0o604 });
      chmodSync(join(folder, "real.jsonl"), 0o604);
      symlinkSync("real.jsonl", join(folder, "link.jsonl"));
      writeFileSync(join(folder, "clean.jsonl"), `${eventLine(1)}\n`);
      const before = statSync(join(folder, "clean.jsonl"), { bigint: true });
      const { code } = await redact(["link.jsonl", "clean.jsonl", "--in-place"], { cwd: folder });
      expect(code).toBe(0);
      expect(readFileSync(join(folder, "real.jsonl"), "utf8")).toContain('"REDACTED"');
      expect(statSync(join(folder, "real.jsonl")).mode & 0o777).toBe(0o604);
      const after = statSync(join(folder, "clean.jsonl"), { bigint: true });
      expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
      expect(readdirSync(folder).toSorted()).toEqual(["clean.jsonl", "link.jsonl", "real.jsonl"]);
    });
  });

  test("--in-place refuses a file with other names, and goes on with the rest", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), log);
      linkSync(join(folder, "a.jsonl"), join(folder, "other"));
      writeFileSync(join(folder, "b.jsonl"), log);
      const { code, stderr } = await redact(["a.jsonl", "b.jsonl", "--in-place"], { cwd: folder });
      expect(code).toBe(3);
      expect(stderr).toContain("not redacted a.jsonl: it has other names");
      expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toBe(log);
      expect(readFileSync(join(folder, "b.jsonl"), "utf8")).not.toContain(secret);
    });
  });

  test("a copy never takes the place of an input", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), log);
      const { code, stderr } = await redact(["a.jsonl", "--out-dir", "."], { cwd: folder });
      expect([code, stderr]).toEqual([2, expect.stringContaining("over the original a.jsonl")]);
      const report = await redact(["a.jsonl", "--check", "--report", "json=a.jsonl"], {
        cwd: folder,
      });
      expect(report.code).toBe(2);
      expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toBe(log);
    });
  });

  test("standard output that is an input is refused", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), log);
      const appended = await bash("telemetry redact --no-config a.jsonl >> a.jsonl", folder);
      expect([appended.code, appended.stderr]).toEqual([
        2,
        expect.stringContaining("standard output is the input a.jsonl"),
      ]);
      for (const command of [
        "redact - < a.jsonl >> a.jsonl",
        "redact --check a.jsonl >> a.jsonl",
      ]) {
        expect((await bash(`telemetry ${command}`, folder)).code, command).toBe(2);
      }
      expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toBe(log);
    });
  });

  test("a file with short secrets alone is not taken for clean", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), `${withPayload({ command: "x", password: "ab1" })}\n`);
      expect((await redact(["a.jsonl", "--check"], { cwd: folder })).code).toBe(1);
      await redact(["a.jsonl", "--in-place"], { cwd: folder });
      expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toContain('"password":"REDACTED"');
    });
  });
});

describe("streams", () => {
  test("a line leaves as soon as it has come, and what it gave away is taken from the next ones", async () => {
    const child = start(["redact", "--no-config"]);
    child.stdin.write(`${withPayload({ command: "x", token: `${secret}-x7` })}\n`);
    expect(await printed(child, "stdout", /\n/)).toContain('"token":"REDACTED"');
    child.stdin.end(withPayload({ command: "x", note: `it was ${secret}-x7, sorry` }));
    expect(await printed(child, "stdout", /redacted_fields/)).toContain("it was REDACTED, sorry");
  });

  test("a reader that goes away is no error", async () => {
    const { code, stderr } = await bash(
      "for i in 1 2 3; do cat fixtures/redact/deploy.in.jsonl; done | telemetry redact --no-config 2>err | head -n 1 > /dev/null; echo ${PIPESTATUS[1]} >&2; cat err >&2; rm -f err",
    );
    expect([code, stderr.split("\n")[0]]).toEqual([0, "0"]);
  });

  test("a secret of one file is taken in the others as well", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), `${withPayload({ note: `see ${secret}` })}\n`);
      writeFileSync(join(folder, "b.jsonl"), `${withPayload({ password: secret })}\n`);
      const { stdout } = await redact(["a.jsonl", "b.jsonl"], { cwd: folder });
      expect(stdout).not.toContain(secret);
      expect(payloadOf(stdout.split("\n")[0]!)).toEqual({
        note: "see REDACTED",
        redacted_fields: ["note"],
      });
    });
  });
});

describe("keys", () => {
  test("--new-key, --hash and --find go together", async () => {
    await inFolder(async (folder) => {
      const world = { cwd: folder };
      expect((await redact(["--new-key", "key"], world)).code).toBe(0);
      expect(statSync(join(folder, "key")).mode & 0o777).toBe(0o600);
      expect((await redact(["--new-key", "key"], world)).code).toBe(3);
      const line = withPayload({ password: secret, pin: 4711, note: `is ${secret}` });
      writeFileSync(join(folder, "a.jsonl"), `${line}\n`);
      const args = ["a.jsonl", "--hash", "--key-file", "key", "--out-dir", "out"];
      await redact(args, world);
      const payload = payloadOf(readFileSync(join(folder, "out/a.jsonl"), "utf8"));
      const marker = payload["password"];
      expect(marker).toMatch(/^hmac-sha256:[0-9a-f]{8}:[0-9a-f]{32}$/);
      // Of two equal values the hashes are equal; what can be guessed gets none.
      expect(payload).toMatchObject({ note: `is ${String(marker)}`, pin: "REDACTED" });
      const found = await redact(["--find", "out", "--key-file", "key"], {
        ...world,
        stdin: [Buffer.from(`${secret}\n`)],
      });
      expect([found.code, found.stdout]).toEqual([
        0,
        "out/a.jsonl:1: /payload/password /payload/note\n",
      ]);
      const other = await redact(["--find", "out", "--key-file", "key"], {
        ...world,
        stdin: [Buffer.from("another value")],
      });
      expect([other.code, other.stdout]).toEqual([1, ""]);
      expect(found.stderr + other.stderr).not.toContain(secret);
    });
  });

  test("a key that others may read, or that is short, is refused", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "open"), "k".repeat(40), { mode: 0o644 });
      writeFileSync(join(folder, "short"), "k".repeat(31), { mode: 0o600 });
      for (const [file, why] of [
        ["open", "chmod 600 open"],
        ["short", "has 31 bytes"],
        ["none", "no such file"],
      ]) {
        const { code, stderr } = await redact(["--hash", "--key-file", file!, "-"], {
          cwd: folder,
          stdin: [],
        });
        expect([code, stderr]).toEqual([2, expect.stringContaining(why!)]);
      }
    });
  });
});

describe("policy", () => {
  const run = async (policy: object, line: string, ...args: string[]) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "policy.json"), JSON.stringify(policy));
      return redact(["--policy", "policy.json", ...args, "-"], {
        cwd: folder,
        stdin: [Buffer.from(`${line}\n`)],
      });
    });

  test("paths, names and values of one's own", async () => {
    const policy = {
      names: { secret: ["doorCode"], keep: ["session_token"] },
      paths: [
        { path: "payload.env.*" },
        { path: "payload.**.owner", event: "executor.*" },
        { path: "payload.env.HOME", action: "keep" },
        { path: "tags.agent" },
      ],
      values: [{ id: "acme.ticket", keywords: ["acme-"], pattern: "acme-([0-9]{6})", group: 1 }],
    };
    const line = withPayload({
      env: { HOME: "/root", LANG: "C" },
      list: [{ owner: "someone" }],
      door_code: 4711,
      session_token: "a1b2c3d4e5f6",
      note: "see acme-123456",
    });
    const { stdout } = await run(policy, line);
    expect(JSON.parse(stdout)).toMatchObject({
      payload: {
        env: { HOME: "/root", LANG: "REDACTED" },
        list: [{ owner: "REDACTED" }],
        door_code: "REDACTED",
        session_token: "a1b2c3d4e5f6",
        note: "see acme-REDACTED",
        redacted_fields: [
          "/payload/env/LANG",
          "/payload/list/0/owner",
          "door_code",
          "note",
          "/tags/agent",
        ],
      },
    });
  });

  test("a rule that is off, and a value that is allowed for a time", async () => {
    await inFolder(async (folder) => {
      const world = { cwd: folder };
      await redact(["--new-key", "key"], world);
      const look = { ...world, stdin: [Buffer.from(secret)] };
      writeFileSync(join(folder, "a.jsonl"), `${withPayload({ password: secret })}\n`);
      const { stderr } = await redact(["--find", "a.jsonl", "--key-file", "key"], look);
      const hmac = /hmac-sha256:\S+/.exec(stderr)![0];
      for (const [expires, text] of [
        ["9999-12-31", secret],
        ["2001-01-01", "REDACTED"],
      ]) {
        const allow = [{ hmac, reason: "a test double", expires }];
        writeFileSync(join(folder, "policy.json"), JSON.stringify({ allow }));
        const { stdout } = await redact(
          ["--policy", "policy.json", "--key-file", "key", "a.jsonl"],
          world,
        );
        expect(payloadOf(stdout)["password"]).toBe(text);
      }
    });
    const { stdout } = await run({ off: ["name.*"] }, withPayload({ password: secret }));
    expect(payloadOf(stdout)["password"]).toBe(secret);
  });

  test("what is wrong with one is told with its place, before anything is written", async () => {
    const cases: [object, string][] = [
      [{ path: [] }, 'unknown key "path"; did you mean "paths"?'],
      [{ values: [{ id: "x", pattern: "(a)\\1" }] }, "can't be run in linear time"],
      [{ values: [{ id: "x", pattern: "(?<=a)b" }] }, "can't be run in linear time"],
      [{ values: [{ id: "x", pattern: "a(", keywords: ["aa"] }] }, "at /values/0/pattern"],
      [{ values: [{ id: "x", pattern: "a", group: 2 }] }, "the pattern has 0 groups"],
      [{ paths: [{ path: "payload..x" }] }, "is no path"],
      [
        { allow: [{ hmac: "hmac-sha256:k:0", reason: "r", expires: "2030-01-01" }] },
        "/allow/0/hmac",
      ],
      [{ hash: true }, "hashing needs a key"],
    ];
    for (const [policy, message] of cases) {
      const { code, stdout, stderr } = await run(policy, withPayload({ password: secret }));
      expect([code, stdout], JSON.stringify(policy)).toEqual([2, ""]);
      expect(stderr.replaceAll("\n", "; ")).toContain(message.split("; ")[0]);
    }
  });

  test("a pattern that other engines backtrack on takes linear time", async () => {
    const policy = { values: [{ id: "x", pattern: "(a+)+$" }] };
    const { code } = await run(policy, withPayload({ note: `${"a".repeat(50_000)}!` }));
    expect(code).toBe(0);
  });

  test("x-redact in the schema of an event, and --require-classification", async () => {
    await inFolder(async (folder) => {
      const schema = {
        type: "object",
        properties: {
          owner: { type: "string", "x-redact": "redact" },
          seats: { type: "array", items: { type: "string", "x-redact": "redact" } },
          count: { type: "integer", "x-redact": "never" },
        },
      };
      mkdirSync(join(folder, "schemas"));
      writeFileSync(join(folder, "schemas/acme.booked.schema.json"), JSON.stringify(schema));
      const booked = (payload: object) => ({
        cwd: folder,
        stdin: [Buffer.from(`${withPayload(payload, "acme.booked")}\n`)],
      });
      const args = ["--schemas", "schemas", "--require-classification", "-"];
      const { code, stdout } = await redact(
        args,
        booked({ owner: "someone", seats: ["1a", "1b"], count: 2 }),
      );
      expect(code).toBe(0);
      expect(payloadOf(stdout)).toEqual({
        owner: "REDACTED",
        seats: ["REDACTED", "REDACTED"],
        count: 2,
        redacted_fields: ["owner", "/payload/seats/0", "/payload/seats/1"],
      });
      const failed = await redact(args, booked({ owner: "someone", colour: "red" }));
      expect([failed.code, failed.stderr]).toEqual([
        1,
        expect.stringContaining("payload.colour of acme.booked has no x-redact"),
      ]);
    });
  });
});

describe("known values", () => {
  test("of variables and files go everywhere, in every encoding; short ones are told", async () => {
    await inFolder(async (folder) => {
      const value = "plainwordsonly";
      writeFileSync(join(folder, "values"), "anotherknownvalue\nshort\n");
      const encoded = Buffer.from(`x${value}y`).toString("base64");
      const texts = [value, encoded, Buffer.from(value).toString("hex"), "anotherknownvalue"];
      const { stdout, stderr } = await redact(
        ["--known-env", "ACME_*", "--known-file", "values", "-"],
        {
          cwd: folder,
          env: { ACME_WORD: value, OTHER: "plain" },
          stdin: texts.map((text) => Buffer.from(`${withPayload({ note: `a ${text} b` })}\n`)),
        },
      );
      const notes = stdout
        .trimEnd()
        .split("\n")
        .map((line) => payloadOf(line)["note"]);
      expect(notes).toEqual(["a REDACTED b", "a REDACTED b", "a REDACTED b", "a REDACTED b"]);
      expect(stderr).toContain("1 known value of less than 8 characters");
    });
  });
});

describe("reports", () => {
  test("are what their schemas say, and hold no secret", async () => {
    await inFolder(async (folder) => {
      const names = ["json", "sarif", "table"];
      const { code } = await redact([
        fixtures,
        "--check",
        ...names.flatMap((name) => ["--report", `${name}=${join(folder, name)}`]),
      ]);
      expect(code).toBe(1);
      for (const name of names) {
        expect(readFileSync(join(folder, name), "utf8")).not.toContain(secret);
      }
      const { stdout } = await redact([
        "--verify",
        ...["in", "out"].map((end) => join(fixtures, `names.${end}.jsonl`)),
      ]);
      for (const [schema, text] of [
        ["redaction", readFileSync(join(folder, "json"), "utf8")],
        ["attestation", stdout],
      ]) {
        const file = join(root, `schemas/output/${schema}.schema.json`);
        const validate = new Ajv2020().compile(JSON.parse(readFileSync(file, "utf8")) as object);
        expect(validate(JSON.parse(text!)), JSON.stringify(validate.errors)).toBe(true);
      }
      expect(existsSync(join(folder, "out"))).toBe(false);
    });
  });

  test("--verify tells a byte that was changed, a place that is not listed, a line that is missing", async () => {
    await inFolder(async (folder) => {
      const original = join(fixtures, "deploy.in.jsonl");
      const good = readFileSync(join(fixtures, "deploy.out.jsonl"), "utf8");
      const changes: [string, (text: string) => string, string][] = [
        ["byte", (text) => text.replace("select 1", "select 2"), "/payload/args/4 differs"],
        ["number", (text) => text.replace("1.5e3", "1500"), "/payload/latency_ms differs"],
        [
          "list",
          (text) => text.replace('"message"]', "]").replace("REDACTED@", "REDACTED@"),
          "not listed",
        ],
        ["line", (text) => text.split("\n").slice(0, 2).join("\n"), "ends before"],
      ];
      for (const [name, change, what] of changes) {
        writeFileSync(join(folder, name), change(good));
        const { code, stdout } = await redact(["--verify", original, join(folder, name)]);
        expect(code, name).toBe(1);
        expect(stdout, name).toContain(what);
      }
    });
  });
});

describe("a kill at any moment", () => {
  test("leaves the old file or the new one, and never a mix", async () => {
    await inFolder(async (folder) => {
      const line = `${withPayload({ command: "x", password: secret, note: "y".repeat(300) })}\n`;
      const original = line.repeat(4000);
      const finished = (await redact(["-"], { stdin: [Buffer.from(line)] })).stdout.repeat(4000);
      const file = join(folder, "a.jsonl");
      let kept = 0;
      for (let delay = 0; delay < 12; delay++) {
        writeFileSync(file, original);
        const child = start(["redact", "--no-config", "--in-place", "a.jsonl"], folder);
        const ended = new Promise((settle) => child.on("close", settle));
        const timer = setTimeout(() => child.kill("SIGKILL"), 150 + delay * 60);
        await ended;
        clearTimeout(timer);
        const text = readFileSync(file, "utf8");
        if (text === original) kept++;
        else expect(text === finished, `after ${150 + delay * 60} ms`).toBe(true);
      }
      // Some of the kills came before the end: else nothing was tried.
      expect(kept).toBeGreaterThan(0);
      expect((await redact(["--in-place", "a.jsonl"], { cwd: folder })).code).toBe(0);
      expect(readdirSync(folder)).toEqual(["a.jsonl"]);
    });
  });
});
