// Writing to pipes whose readers stall or go, and to files.
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { channelOf, type Put } from "../../../src/io/channel.ts";
import { inFolder } from "../../support/process.ts";
import { comes, withPipe } from "./pipes.ts";

/** More than any pipe holds. */
const size = 3_000_000;
const bytes = Buffer.from(Array.from({ length: size }, (_, i) => (i * 7 + (i >> 8)) & 0xff));

async function writeAll(put: Put, all: Uint8Array): Promise<void> {
  for (let at = 0; at < all.length;) at += await put(all.subarray(at));
}

/** Opens the pipe, which has room for some bytes only; reads so many of them once it is told to, or after a while. */
const stalled = (count: number) =>
  `exec 3<> fifo; echo ready; read -r -t 15; head -c ${count} <&3 > out; echo done; read -r`;

/** Lets everything else that waits have its turn. */
async function otherWork(): Promise<number> {
  let turns = 0;
  for (; turns < 20; turns++) await pause(2);
  return turns;
}

describe("a pipe", () => {
  test("gets what is written, in order", async () => {
    await withPipe(async ({ folder, run, open }) => {
      const lines = Array.from({ length: 20_000 }, (_, n) => `line ${n}\n`);
      const text = lines.join("");
      await run(`exec 3<> fifo; echo ready; head -c ${text.length} <&3 > out; read -r`);
      const put = channelOf(open());
      for (let at = 0; at < lines.length; at += 100) {
        await writeAll(put, Buffer.from(lines.slice(at, at + 100).join("")));
      }
      const out = join(folder, "out");
      expect(await comes(() => statSync(out).size === text.length)).toBe(true);
      expect(readFileSync(out, "utf8") === text).toBe(true);
    });
  });

  test("whose reader stalls keeps nothing else waiting, and gets all once it is read", async () => {
    await withPipe(async ({ folder, run, open }) => {
      const reader = await run(stalled(size));
      let isDone = false;
      const writing = writeAll(channelOf(open()), bytes).then(() => (isDone = true));
      expect(await otherWork()).toBe(20);
      expect(isDone).toBe(false);
      reader.say("go on");
      await writing;
      const out = join(folder, "out");
      expect(await comes(() => statSync(out).size === size)).toBe(true);
      expect(readFileSync(out).equals(bytes)).toBe(true);
    });
  });

  test("that was full is written to as before", async () => {
    await withPipe(async ({ folder, run, open }) => {
      const reader = await run(stalled(size + 12));
      const put = channelOf(open());
      const writing = writeAll(put, bytes);
      await otherWork();
      reader.say("go on");
      await writing;
      for (const word of ["one\n", "two\n", "end\n"]) await writeAll(put, Buffer.from(word));
      const out = join(folder, "out");
      expect(await comes(() => statSync(out).size === size + 12)).toBe(true);
      expect(readFileSync(out).subarray(size).toString()).toBe("one\ntwo\nend\n");
    });
  });

  test("takes no more than it has room for at once", async () => {
    await withPipe(async ({ run, open }) => {
      await run(stalled(size));
      const written = await channelOf(open())(bytes);
      expect(written).toBeGreaterThan(0);
      expect(written).toBeLessThan(size);
    });
  });

  test("that is shared still blocks for those it is shared with", async () => {
    await withPipe(async ({ run, open }) => {
      await run(stalled(size));
      const fd = open();
      await channelOf(fd)(Buffer.from("x"));
      const info = readFileSync(`/proc/self/fdinfo/${fd}`, "utf8");
      const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(info)![1]!, 8);
      // O_NONBLOCK on Linux.
      expect(flags & 0o4000).toBe(0);
    });
  });

  test("whose reader has gone is an error", async () => {
    await withPipe(async ({ run, open }) => {
      const reader = await run(stalled(size));
      const put = channelOf(open());
      await put(Buffer.from("x"));
      await reader.kill();
      await expect(put(Buffer.from("y"))).rejects.toMatchObject({ code: "EPIPE" });
      await expect(put(Buffer.from("z"))).rejects.toMatchObject({ code: "EPIPE" });
    });
  });

  test("whose reader goes while it is full is an error", async () => {
    await withPipe(async ({ run, open }) => {
      const reader = await run(stalled(size));
      let isDone = false;
      const put = channelOf(open());
      const writing = writeAll(put, bytes).finally(() => (isDone = true));
      const failed = expect(writing).rejects.toMatchObject({ code: "EPIPE" });
      await otherWork();
      expect(isDone).toBe(false);
      await reader.kill();
      await failed;
      await expect(put(Buffer.from("z"))).rejects.toBeInstanceOf(Error);
    });
  });
});

describe("a file", () => {
  test("gets what is written, after what it has", async () => {
    await inFolder(async (folder) => {
      const path = join(folder, "out");
      const fd = openSync(path, "w");
      const put = channelOf(fd);
      await writeAll(put, Buffer.from("first\n"));
      await writeAll(put, bytes);
      closeSync(fd);
      expect(readFileSync(path).equals(Buffer.concat([Buffer.from("first\n"), bytes]))).toBe(true);
    });
  });

  test("that is full is an error", async () => {
    const fd = openSync("/dev/full", "w");
    await expect(channelOf(fd)(Buffer.from("x"))).rejects.toMatchObject({ code: "ENOSPC" });
    closeSync(fd);
  });

  test("that is not open is an error", async () => {
    await expect(channelOf(100_000)(Buffer.from("x"))).rejects.toMatchObject({ code: "EBADF" });
  });
});
