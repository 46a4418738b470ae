// The sender against real servers that come, go, refuse and stall.
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { parseAddress } from "../../../../src/io/sockets/address.ts";
import {
  createSender,
  type Sender,
  type SenderOptions,
} from "../../../../src/io/sockets/sender.ts";
import { inFolder } from "../../../support/process.ts";

const patience = 20_000;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

interface Receiver {
  readonly port: number;
  /** What each connection has sent. */
  readonly connections: { readonly socket: Socket; text: string }[];
  close(): Promise<void>;
}

/** @param on what is done with a connection beside reading it */
async function receive(
  port = 0,
  on: (socket: Socket) => void = () => undefined,
): Promise<Receiver> {
  const connections: Receiver["connections"] = [];
  const server: Server = createServer((socket) => {
    const connection = { socket, text: "" };
    connections.push(connection);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => (connection.text += bytes.toString("latin1")));
    on(socket);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const receiver = {
    port: (server.address() as AddressInfo).port,
    connections,
    async close() {
      if (!server.listening) return;
      server.close();
      for (const { socket } of connections) socket.destroy();
      await once(server, "close");
    },
  };
  open.push(receiver);
  return receiver;
}

/** Waits until all connections together have brought so much, and returns it. */
async function textOf({ connections }: Receiver, length: number): Promise<string> {
  const all = (): string => connections.map(({ text }) => text).join("");
  while (all().length < length) await pause(5);
  return all();
}

async function freePort(): Promise<number> {
  const receiver = await receive();
  await receiver.close();
  return receiver.port;
}

function sending(port: number, options: SenderOptions = {}): { sender: Sender; told: string[] } {
  const told: string[] = [];
  const onError = ({ message }: Error) => void told.push(message.replaceAll(String(port), "PORT"));
  const sender = createSender(parseAddress(`tcp://127.0.0.1:${port}`), { onError, ...options });
  open.push(sender);
  return { sender, told };
}

const lines = (from: number, to: number, width = 0): string =>
  Array.from({ length: to - from }, (_, i) => `${String(from + i).padEnd(width, ".")}\n`).join("");
const send = (sender: Sender, from: number, to: number, width = 0): boolean =>
  sender.send(Buffer.from(lines(from, to, width)), to - from);
const whole = (text: string): string => text.slice(0, text.lastIndexOf("\n") + 1);

describe("a sender", () => {
  test("sends what it takes, in order, and counts nothing as left", async () => {
    const receiver = await receive();
    const { sender, told } = sending(receiver.port);
    for (let n = 0; n < 100; n++) send(sender, n * 100, n * 100 + 100);
    expect(await sender.drain(patience)).toBe(0);
    await sender.close();
    expect(await textOf(receiver, lines(0, 10_000).length)).toBe(lines(0, 10_000));
    expect(told).toEqual([]);
    expect(sender.send(Buffer.from("late\n"), 1)).toBe(false);
    expect(sender.dropped).toBe(1);
  });

  test("keeps what it takes until somebody listens, and tells once why it can't send", async () => {
    const port = await freePort();
    const { sender, told } = sending(port);
    send(sender, 0, 10);
    expect(await sender.drain(500)).toBe(10);
    send(sender, 10, 20);
    const receiver = await receive(port);
    expect(await sender.drain(patience)).toBe(0);
    await sender.close();
    expect(await textOf(receiver, lines(0, 20).length)).toBe(lines(0, 20));
    expect(told).toEqual([
      "cannot send to tcp://127.0.0.1:PORT: nothing listens there; trying again",
    ]);
  });

  test("has a limit in memory; what is beyond it is dropped and counted", async () => {
    const { sender } = sending(await freePort(), { maxBytes: 1000 });
    expect(send(sender, 0, 100)).toBe(true);
    expect(send(sender, 100, 400)).toBe(false);
    expect(send(sender, 400, 450)).toBe(true);
    expect(sender.dropped).toBe(300);
    expect(sender.pendingBytes).toBe(lines(0, 100).length + lines(400, 450).length);
    expect(await sender.drain(1)).toBe(150);
  });

  test("begins with a whole line after each break, and leaves none out that the system had not taken", async () => {
    let port = 0;
    const texts: string[] = [];
    const width = 4000;
    const each = 2000;
    const rounds = 4;
    let sender: Sender | undefined;
    for (let round = 0; round < rounds; round++) {
      // Reads a little, stalls so that a line is cut where the system's buffers end, and breaks.
      const receiver = await receive(port, (socket) => socket.once("data", () => socket.pause()));
      port = receiver.port;
      sender ??= sending(port, { maxBytes: 1e9 }).sender;
      send(sender, round * each, round * each + each, width);
      while (receiver.connections.length === 0) await pause(5);
      await sender.drain(100);
      receiver.connections[0]!.socket.resetAndDestroy();
      await receiver.close();
      texts.push(...receiver.connections.map(({ text }) => text));
    }
    expect(texts.some((text) => !text.endsWith("\n"))).toBe(true);
    const last = await receive(port);
    while (last.connections.length === 0) await pause(5);
    send(sender!, rounds * each, rounds * each + 1, width);
    expect(await sender!.drain(patience)).toBe(0);
    while (!last.connections.at(-1)!.text.includes(`${rounds * each}.`)) await pause(5);
    texts.push(...last.connections.map(({ text }) => text));
    let before = -1;
    for (const text of texts.filter((some) => some !== "")) {
      const numbers = whole(text)
        .split("\n")
        .slice(0, -1)
        .map((line) => {
          expect(line).toMatch(/^\d+\.*$/);
          expect(line).toHaveLength(width);
          return Number.parseInt(line, 10);
        });
      // Within a connection nothing is missing or repeated.
      numbers.forEach((number, i) => expect(number).toBe(numbers[0]! + i));
      before = numbers.at(-1) ?? before;
    }
    expect(before).toBe(rounds * each);
  });

  test("spools what has no room, and sends it in order once somebody listens", () =>
    inFolder(async (folder) => {
      const port = await freePort();
      const spool = join(folder, "spool");
      const { sender } = sending(port, { maxBytes: 1000, spool });
      for (let n = 0; n < 100; n++) expect(send(sender, n * 50, n * 50 + 50)).toBe(true);
      expect(readFileSync(spool, "utf8").length).toBeGreaterThan(10_000);
      expect(await sender.drain(50)).toBe(5000);
      const receiver = await receive(port);
      expect(await sender.drain(patience)).toBe(0);
      send(sender, 5000, 5001);
      await sender.drain(patience);
      await sender.close();
      expect(await textOf(receiver, lines(0, 5001).length)).toBe(lines(0, 5001));
      expect(sender.dropped).toBe(0);
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("leaves what it could not send in the spool; the next sender begins with it", () =>
    inFolder(async (folder) => {
      const port = await freePort();
      const spool = join(folder, "spool");
      const { sender: first } = sending(port, { spool });
      send(first, 0, 10);
      await first.close();
      const { sender: second } = sending(port, { spool, maxBytes: 20 });
      send(second, 10, 100);
      second.closeNow();
      const receiver = await receive(port);
      const { sender: third } = sending(port, { spool });
      send(third, 100, 110);
      expect(await third.drain(patience)).toBe(0);
      await third.close();
      expect(await textOf(receiver, lines(0, 110).length)).toBe(lines(0, 110));
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("a spool that can't be written is told, and its lines are dropped", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "file"), "");
      const { sender, told } = sending(await freePort(), {
        maxBytes: 10,
        spool: join(folder, "file/spool"),
      });
      send(sender, 0, 2);
      expect(send(sender, 2, 10)).toBe(false);
      expect(sender.dropped).toBe(8);
      expect(told.at(-1)).toContain("the spool can't be written: ");
    }));

  test("sends its token first, and no line before it was taken", async () => {
    const refusing = await receive(0, (socket) => {
      socket.once("data", () => socket.end("telemetry-refused: wrong token\n"));
    });
    const { sender, told } = sending(refusing.port, { token: "secret-token-0123" });
    send(sender, 0, 10);
    expect(await sender.drain(400)).toBe(10);
    await refusing.close();
    expect(new Set(refusing.connections.map(({ text }) => text))).toEqual(
      new Set(["telemetry-token secret-token-0123\n"]),
    );
    expect(told).toContain(
      "cannot send to tcp://127.0.0.1:PORT: refused: wrong token; trying again",
    );
    expect(told.join()).not.toContain("secret");
    const taking = await receive(refusing.port, (socket) => {
      socket.once("data", () => {
        socket.write("telemetry-");
        setTimeout(() => socket.write("ok\n"), 20);
      });
    });
    expect(await sender.drain(patience)).toBe(0);
    await sender.close();
    const wanted = `telemetry-token secret-token-0123\n${lines(0, 10)}`;
    expect(await textOf(taking, wanted.length)).toBe(wanted);
  });

  test("can't be made for port 0", () => {
    expect(() => createSender(parseAddress("tcp://127.0.0.1:0"))).toThrow(
      "port 0 can't be sent to",
    );
  });
});
