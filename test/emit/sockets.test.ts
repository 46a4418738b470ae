// The emitter's copies on sockets, against real servers.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { describe, expect, test } from "vitest";
import { bash, inFolder } from "../support/process.ts";
import { agent, logOf } from "./agent.ts";

interface Receiver {
  readonly port: number;
  readonly text: () => string;
  readonly close: () => Promise<void>;
}

/** A server that keeps what it gets. @param port 0 for any */
async function receive(port = 0): Promise<Receiver> {
  const parts: Buffer[] = [];
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined).on("data", (bytes) => parts.push(bytes));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    text: () => Buffer.concat(parts).toString(),
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
}

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const { port, close } = await receive();
  await close();
  return port;
}

describe.concurrent("the library", () => {
  test("sends the bytes of the file", () =>
    inFolder(async (folder) => {
      const receiver = await receive();
      const script = `await using telemetry = createEmitter({ ...base, transports: ["file", "tcp://127.0.0.1:${receiver.port}"] });
        for (let i = 0; i < 5000; i++) telemetry.emit("plan.generated", { ...payload, steps: i });`;
      expect(await agent(script, folder)).toEqual({ stdout: "", stderr: "", code: 0 });
      await receiver.close();
      expect(receiver.text()).toBe(readFileSync(logOf(folder), "utf8"));
      expect(receiver.text().split("\n")).toHaveLength(5001);
    }));

  test("waits for a receiver that comes later, and keeps no agent from ending", () =>
    inFolder(async (folder) => {
      const port = await freePort();
      const script = `const told = [];
        const telemetry = createEmitter({ ...base, transports: ["tcp://127.0.0.1:${port}"], onError: (error) => told.push(error.message) });
        for (let i = 0; i < 100; i++) telemetry.emit("plan.generated", { ...payload, steps: i });
        await new Promise((settle) => setTimeout(settle, 300));
        console.log(told.length);
        const { createServer } = await import("node:net");
        let text = "";
        const server = createServer((socket) => socket.on("data", (bytes) => (text += bytes))).listen(${port}, "127.0.0.1");
        await telemetry.flush();
        await telemetry.close();
        server.close();
        setTimeout(() => console.log(text.split("\\n").length), 50);`;
      const { stdout, code } = await agent(script, folder);
      expect({ stdout, code }).toEqual({ stdout: "1\n101\n", code: 0 });
      const lonely = `const telemetry = createEmitter({ ...base, transports: ["tcp://127.0.0.1:${port}"], onError: () => undefined });
        telemetry.emit("plan.generated", payload);`;
      expect(await agent(lonely, folder)).toMatchObject({ code: 0 });
    }));
});

describe.concurrent("the command", () => {
  const event = "TELEMETRY_RUN_ID=r/one telemetry emit review.decision verdict=accept";

  test("sends a copy with --to, and nothing else with --no-file", () =>
    inFolder(async (folder) => {
      const receiver = await receive();
      const to = `--to tcp://127.0.0.1:${receiver.port}`;
      const output = await bash(`${event} ${to}; ${event} ${to} --no-file --cycle 2`, folder);
      expect(output).toEqual({ stdout: "", stderr: "", code: 0 });
      await receiver.close();
      const [first, second] = receiver.text().split("\n");
      expect(`${first}\n`).toBe(readFileSync(logOf(folder), "utf8"));
      expect(JSON.parse(second!)).toMatchObject({ cycle: 2 });
    }));

  test("tells what could not be sent, exit 3, and keeps it in the spool for the next time", () =>
    inFolder(async (folder) => {
      const port = await freePort();
      const to = `--to tcp://127.0.0.1:${port} --no-file --spool spool`;
      const { stderr, code } = await bash(`${event} ${to}`, folder);
      expect(code).toBe(3);
      expect(stderr).toContain(`cannot send to tcp://127.0.0.1:${port}: `);
      expect(stderr).toContain("1 event could not be sent");
      expect(existsSync(logOf(folder))).toBe(false);
      const receiver = await receive(port);
      expect(await bash(`${event} ${to} --cycle 2`, folder)).toMatchObject({ code: 0 });
      await receiver.close();
      const cycles = receiver
        .text()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).cycle);
      expect(cycles).toEqual([1, 2]);
    }));
});
