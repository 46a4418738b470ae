// What docs/python.md shows, as it stands there.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/cli.ts";
import { bash, inFolder } from "../support/process.ts";
import { eventsIn, findingsIn } from "./agent.ts";

const python = ["python3", "/usr/bin/python3"].find((name) => spawnSync(name, ["-V"]).status === 0);
const page = readFileSync(join(root, "docs/python.md"), "utf8");
const [producer, piped] = Array.from(page.matchAll(/```python\n([^]*?)```/g), ([, text]) => text!);

describe.skipIf(python === undefined)("the producer in Python", () => {
  test("has at most 25 lines", () => {
    const lines = producer!.split("\n").filter((line) => line.trim() !== "");
    expect(lines.length).toBeLessThanOrEqual(25);
  });

  test("writes a log that validates, and sends the same bytes", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "producer.py"), producer!);
      const parts: Buffer[] = [];
      const server = createServer((socket) => socket.on("data", (bytes) => parts.push(bytes)));
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      const output = await bash(
        `${python} producer.py && PORT=${port} ${python} producer.py`,
        folder,
      );
      server.close();
      await once(server, "close");
      expect(output).toEqual({ stdout: "", stderr: "", code: 0 });
      const log = join(folder, "logs/telemetry/python/demo.jsonl");
      expect(eventsIn(log)).toHaveLength(2);
      expect(await findingsIn(join(folder, "logs"))).toEqual({});
      const [, second] = readFileSync(log, "utf8").split("\n");
      expect(Buffer.concat(parts).toString()).toBe(`${second}\n`);
    }));

  test("pipes lines through emit", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "bin"));
      const bin = join(folder, "bin/telemetry");
      writeFileSync(
        bin,
        `#!/bin/sh\nexec ${process.execPath} ${join(root, "bin/telemetry.js")} "$@"\n`,
      );
      chmodSync(bin, 0o755);
      writeFileSync(join(folder, "piped.py"), piped!);
      const output = await bash(`PATH=${folder}/bin:$PATH ${python} piped.py`, folder);
      expect(output).toEqual({ stdout: "", stderr: "", code: 0 });
      expect(eventsIn(join(folder, "logs/telemetry/python/demo.jsonl"))).toHaveLength(1);
    }));
});
