// Who may send: tokens, TLS and certificates of senders, with certificates that openssl makes for the test.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseAddress } from "../../src/io/sockets/address.ts";
import { createSender, type SenderOptions } from "../../src/io/sockets/sender.ts";
import { bash, inFolder } from "../support/process.ts";
import {
  collecting,
  connected,
  linesOf,
  rejectsIn,
  sent,
  stopped,
  textOf,
  until,
} from "./support.ts";

const token = "0123456789abcdef-secret";
const patience = 20_000;
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** Sends lines with a sender of ours; tells how many are left and what was said. */
async function send(address: string, text: string, options: SenderOptions, ms = patience) {
  const told: string[] = [];
  const sender = createSender(parseAddress(address), {
    ...options,
    onError: ({ message }) => void told.push(message),
  });
  sender.send(Buffer.from(text), text.split("\n").length - 1);
  const left = await sender.drain(ms);
  await sender.close();
  return { left, told: told.join("\n") };
}

describe.concurrent("a token", () => {
  test("lets a sender in, and is compared before anything is taken", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "token"), `${token}\n`);
      const collect = await collecting(folder, "--token-file", "token");
      const [port] = collect.ports;
      const address = `tcp://127.0.0.1:${port}`;
      expect(await send(address, linesOf("a", 0, 10), { token })).toEqual({ left: 0, told: "" });
      const wrong = await send(address, linesOf("b", 0, 10), { token: `${token}x` }, 300);
      expect(wrong).toEqual({
        left: 10,
        told: `cannot send to ${address}: refused: wrong token; trying again`,
      });
      // By hand, and cut into pieces.
      const socket = await connected(port!);
      for (const part of ["telem", "etry-token ", token, "\n", linesOf("c", 0, 2)]) {
        await new Promise((settle) => socket.write(part, settle));
      }
      await until(() => textOf(folder, "logs/c.jsonl") === linesOf("c", 0, 2));
      socket.destroy();
      // Without one, and one that is far too long.
      for (const text of [linesOf("d", 0, 3), `telemetry-token ${"x".repeat(100_000)}`]) {
        const stranger = connectTcp(port!, "127.0.0.1").on("error", () => undefined);
        let answer = "";
        stranger.on("data", (bytes) => (answer += String(bytes)));
        stranger.write(text);
        await once(stranger, "close");
        expect(answer).toMatch(/^(?:telemetry-refused: a token must be sent first\n)?$/);
      }
      const { stderr } = await stopped(collect);
      expect(stderr).toMatch(/refused 127\.0\.0\.1:\d+: wrong token/);
      expect(stderr).toMatch(/refused 127\.0\.0\.1:\d+: a token must be sent first/);
      expect(stderr).not.toContain("secret");
      expect(textOf(folder, "logs/a.jsonl")).toBe(linesOf("a", 0, 10));
      expect([textOf(folder, "logs/b.jsonl"), textOf(folder, "logs/d.jsonl")]).toEqual(["", ""]);
      expect(rejectsIn(join(folder, "logs"))).toEqual([]);
    }));

  test("nobody asked for is no line", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const address = `tcp://127.0.0.1:${collect.ports[0]}`;
      expect(await send(address, linesOf("a", 0, 10), { token })).toEqual({ left: 0, told: "" });
      await sent(collect.ports[0]!, `telemetry-token ${token}\n${linesOf("b", 0, 1)}`);
      await stopped(collect);
      expect(textOf(folder, "logs/a.jsonl")).toBe(linesOf("a", 0, 10));
      expect(textOf(folder, "logs/b.jsonl")).toBe(linesOf("b", 0, 1));
      expect(rejectsIn(join(folder, "logs"))).toEqual([]);
    }));
});

describe.skipIf(!hasOpenssl)("TLS", { concurrent: true }, () => {
  let keys = "";
  beforeAll(async () => {
    keys = mkdtempSync(join(tmpdir(), "telemetry-keys-"));
    const made = await bash(
      `set -e
      authority() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=$1" -keyout $1.key -out $1.pem; }
      certificate() {
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" -keyout $1.key -out $1.csr
        printf 'subjectAltName=IP:127.0.0.1,DNS:localhost' > $1.ext
        openssl x509 -req -in $1.csr -CA $2.pem -CAkey $2.key -CAcreateserial -days 2 -extfile $1.ext -out $1.pem
      }
      authority ca; authority other
      certificate server ca; certificate client ca; certificate stranger other`,
      keys,
    );
    if (made.code !== 0) throw new Error(made.stderr);
  });
  afterAll(() => rmSync(keys, { recursive: true, force: true }));

  const at = (name: string) => join(keys, name);
  const own = (name: string) => ({ cert: at(`${name}.pem`), key: at(`${name}.key`) });
  const serving = () => ["--tls-cert", at("server.pem"), "--tls-key", at("server.key")];

  test("with a token on all addresses; senders check whom they speak to", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "token"), token);
      const listen = ["--listen", "tls://0.0.0.0:0"];
      const collect = await collecting(folder, ...listen, ...serving(), "--token-file", "token");
      // Both speak TLS, whatever their scheme.
      for (const [i, port] of collect.ports.entries()) {
        const address = `tls://127.0.0.1:${port}`;
        const trusting = { token, tls: { ca: at("ca.pem") } };
        expect(await send(address, linesOf(`a${i}`, 0, 10), trusting)).toEqual({
          left: 0,
          told: "",
        });
      }
      const address = `tls://127.0.0.1:${collect.ports[1]}`;
      const system = await send(address, linesOf("b", 0, 1), { token }, 300);
      expect(system.left).toBe(1);
      expect(system.told).toContain("not trusted here");
      const plain = await send(address.replace("tls", "tcp"), linesOf("b", 0, 1), { token }, 300);
      expect(plain.left).toBe(1);
      const stranger = await send(
        address,
        linesOf("b", 0, 1),
        { token: "wrong".repeat(5), tls: { ca: at("ca.pem") } },
        300,
      );
      expect(stranger).toMatchObject({
        left: 1,
        told: expect.stringContaining("refused: wrong token"),
      });
      await stopped(collect);
      expect(textOf(folder, "logs/a0.jsonl") + textOf(folder, "logs/a1.jsonl")).toBe(
        linesOf("a0", 0, 10) + linesOf("a1", 0, 10),
      );
      expect(textOf(folder, "logs/b.jsonl")).toBe("");
    }));

  test("with certificates of senders", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder, ...serving(), "--tls-ca", at("ca.pem"));
      const address = `tls://localhost:${collect.ports[0]}`;
      const ca = at("ca.pem");
      expect(await send(address, linesOf("a", 0, 10), { tls: { ca, ...own("client") } })).toEqual({
        left: 0,
        told: "",
      });
      for (const tls of [{ ca }, { ca, ...own("stranger") }]) {
        const refused = await send(address, linesOf("b", 0, 5), { tls }, 300);
        expect(refused).toMatchObject({
          left: 5,
          told: expect.stringContaining("refused: no trusted certificate"),
        });
      }
      const { stderr } = await stopped(collect);
      expect(stderr).toContain("no trusted certificate");
      expect(textOf(folder, "logs/a.jsonl")).toBe(linesOf("a", 0, 10));
      expect(textOf(folder, "logs/b.jsonl")).toBe("");
    }));

  test("without a proof stays on this machine", () =>
    inFolder(async (folder) => {
      const args = ["--listen", "tls://0.0.0.0:0", ...serving()];
      const { code, stderr } = await bash(
        `telemetry collect --no-config ${args.join(" ")}`,
        folder,
      );
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr:
          "error: tls://0.0.0.0:0 would be open to others\nthat needs --tls-cert and --tls-key, and --token-file or --tls-ca; or listen on 127.0.0.1\n",
      });
    }));

  test("replay sends over it", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "token"), token);
      writeFileSync(join(folder, "a.jsonl"), linesOf("a", 0, 100));
      const collect = await collecting(
        folder,
        ...serving(),
        "--token-file",
        "token",
        "--tls-ca",
        at("ca.pem"),
      );
      const tls = `--tls-ca ${at("ca.pem")} --tls-cert ${at("client.pem")} --tls-key ${at("client.key")}`;
      const { code, stderr } = await bash(
        `telemetry replay a.jsonl --speed max --to tls://127.0.0.1:${collect.ports[0]} --token-file token ${tls}`,
        folder,
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      await stopped(collect);
      expect(textOf(folder, "logs/a.jsonl")).toBe(linesOf("a", 0, 100));
    }));

  test("a sender that never ends its handshake does not stay", () =>
    inFolder(async (folder) => {
      const open = await collecting(folder, ...serving());
      const silent = await connected(open.ports[0]!);
      silent.write("this is no TLS at all\n");
      await once(silent.resume(), "close");
      const good = connectTls({
        port: open.ports[0]!,
        host: "127.0.0.1",
        rejectUnauthorized: false,
      });
      good.write(linesOf("a", 0, 1));
      await until(() => textOf(folder, "logs/a.jsonl") === linesOf("a", 0, 1));
      good.destroy();
      const { stderr } = await stopped(open);
      expect(stderr).toMatch(/warning: refused 127\.0\.0\.1:\d+: /);
    }));
});

test("PEM files that are none are told", () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, "x"), "nonsense");
    const { code, stderr } = await bash(
      `telemetry collect --tls-cert x --tls-key x; telemetry collect --tls-cert y --tls-key y`,
      folder,
    );
    expect(code).toBe(2);
    expect(stderr).toContain("error: --tls-cert and --tls-key: ");
    expect(stderr).toContain("error: cannot read ");
    const address = parseAddress("tls://127.0.0.1:1");
    const none = join(folder, "none");
    expect(() => createSender(address, { tls: { ca: none } })).toThrow(`cannot read ${none}`);
    expect(() => createSender(address, { tls: { cert: none } })).toThrow(
      "a certificate needs its key",
    );
  }));
