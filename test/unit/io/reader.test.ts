// Whether a pipe still has a reader, with real pipes and processes.
import { closeSync, constants, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createReaderWatch } from "../../../src/io/reader.ts";
import { inFolder } from "../../support/process.ts";
import { comes, withPipe } from "./pipes.ts";

/** Opens the pipe and holds it until a line comes. */
const reading = "exec 3< fifo; echo ready; read -r";
const writing = "exec 3> fifo; echo ready; read -r";
const both = "exec 3<> fifo; echo ready; read -r";

/** Opening waits for the other end, so both ends are opened at once. */
const withReader = (work: Parameters<typeof withPipe>[0], script = reading) =>
  withPipe(async (pipe) => {
    // It keeps the pipe from blocking, and is gone before anything is looked at.
    const helper = await pipe.run(both);
    const reader = await pipe.run(script);
    const fd = pipe.open();
    await helper.kill();
    await work({
      ...pipe,
      open: () => fd,
      run: (its) => (its === script ? Promise.resolve(reader) : pipe.run(its)),
    });
  });

describe("a reader", () => {
  test("is there, then gone", async () => {
    await withReader(async ({ open, run }) => {
      const reader = await run(reading);
      const hasReader = createReaderWatch(open());
      expect([hasReader(), hasReader()]).toEqual([true, true]);
      await reader.kill();
      expect([hasReader(), hasReader()]).toEqual([false, false]);
    });
  });

  test("that has closed its end is gone, though its process is there", async () => {
    const closing = "exec 3< fifo; echo ready; read -r; exec 3<&-; touch closed; read -r";
    await withReader(async ({ open, run }) => {
      const reader = await run(closing);
      const hasReader = createReaderWatch(open());
      expect(hasReader()).toBe(true);
      reader.say("close");
      expect(await comes(() => !hasReader())).toBe(true);
    }, closing);
  });

  test("may be another process, which was there before", async () => {
    await withReader(async ({ open, run }) => {
      const first = await run(reading);
      const hasReader = createReaderWatch(open());
      expect(hasReader()).toBe(true);
      const second = await run("exec 4< fifo; echo ready; read -r");
      await first.kill();
      expect([hasReader(), hasReader()]).toEqual([true, true]);
      await second.kill();
      expect(hasReader()).toBe(false);
    });
  });

  test("may be a child that its process leaves behind", async () => {
    const leaving = 'exec 3< fifo; sleep 1000 <&3 3<&- >/dev/null 2>&1 & echo "$!"; read -r';
    await withReader(async ({ open, run }) => {
      const reader = await run(leaving);
      const hasReader = createReaderWatch(open());
      expect(hasReader()).toBe(true);
      await reader.kill();
      expect(hasReader()).toBe(true);
      process.kill(Number(reader.first), "SIGKILL");
      expect(await comes(() => !hasReader())).toBe(true);
    }, leaving);
  });

  test("is no process that only writes", async () => {
    await withReader(async ({ open, run }) => {
      const reader = await run(reading);
      const writer = await run(writing);
      const hasReader = createReaderWatch(open());
      expect(hasReader()).toBe(true);
      await reader.kill();
      expect(hasReader()).toBe(false);
      await writer.kill();
    });
  });

  test("is one that opens the pipe to read and to write", async () => {
    await withReader(async ({ open, run }) => {
      const reader = await run(both);
      const hasReader = createReaderWatch(open());
      expect(hasReader()).toBe(true);
      await reader.kill();
      expect(hasReader()).toBe(false);
    }, both);
  });

  test("of a pipe without a name is seen as well", async () => {
    await withPipe(async ({ run }) => {
      const writer = await run('exec 3> >(exec cat > /dev/null); echo "$!"; read -r');
      const fd = openSync(`/proc/${writer.pid}/fd/3`, constants.O_WRONLY);
      try {
        const hasReader = createReaderWatch(fd);
        expect(hasReader()).toBe(true);
        await writer.kill();
        expect(hasReader()).toBe(true);
        process.kill(Number(writer.first), "SIGKILL");
        expect(await comes(() => !hasReader())).toBe(true);
      } finally {
        closeSync(fd);
      }
    });
  });

  test("of one pipe is none of another", async () => {
    await withReader(async (one) => {
      await withReader(async (other) => {
        const mine = createReaderWatch(one.open());
        const its = createReaderWatch(other.open());
        expect([mine(), its()]).toEqual([true, true]);
        await (await one.run(reading)).kill();
        expect([mine(), its()]).toEqual([false, true]);
      });
    });
  });
});

describe("what can't be known is taken to be there", () => {
  test("a reader that was never seen", async () => {
    await withReader(async ({ open, run }) => {
      await (await run(reading)).kill();
      const hasReader = createReaderWatch(open());
      expect([hasReader(), hasReader()]).toEqual([true, true]);
    });
  });

  test("that of a file", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a"), "");
      const fd = openSync(join(folder, "a"), "w");
      const hasReader = createReaderWatch(fd);
      expect(hasReader()).toBe(true);
      closeSync(fd);
      expect(hasReader()).toBe(true);
    });
  });

  test("that of no descriptor", () => {
    expect(createReaderWatch(100_000)()).toBe(true);
  });
});
