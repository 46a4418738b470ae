import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { gzipDraft } from "../../../src/io/gzip-writer.ts";
import type { Draft } from "../../../src/io/output.ts";
import { openRewrite } from "../../../src/io/rewrite.ts";
import { inFolder } from "../../support/process.ts";

/** A draft in memory; each write takes a turn of the event loop. */
function inMemory(write?: (bytes: Uint8Array) => void) {
  const blocks: Buffer[] = [];
  const calls: string[] = [];
  let isWriting = false;
  const draft: Draft = {
    async write(bytes) {
      expect(isWriting).toBe(false);
      isWriting = true;
      await new Promise(setImmediate);
      isWriting = false;
      write?.(bytes as Uint8Array);
      blocks.push(Buffer.from(bytes as Uint8Array));
    },
    keep: async () => void calls.push("keep"),
    discard: async () => void calls.push("discard"),
  };
  return { draft, calls, bytes: () => Buffer.concat(blocks) };
}

/** Bytes that gzip can't make smaller, the same in every run. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(
    Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 0xff),
  );
}

describe("a gzip draft", () => {
  test("holds what was written, and is kept with the draft below", async () => {
    const { draft, calls, bytes } = inMemory();
    const zip = await gzipDraft(draft);
    await zip.write("text\n");
    await zip.write(noise(300_000));
    await zip.keep();
    expect(gunzipSync(bytes()).equals(Buffer.concat([Buffer.from("text\n"), noise(300_000)]))).toBe(
      true,
    );
    expect(calls).toEqual(["keep"]);
  });

  test("of nothing is the gzip of nothing", async () => {
    const { draft, bytes } = inMemory();
    await (await gzipDraft(draft)).keep();
    expect(bytes().length).toBeGreaterThan(0);
    expect(gunzipSync(bytes())).toHaveLength(0);
  });

  test("has no time in its header", async () => {
    const { draft, bytes } = inMemory();
    const zip = await gzipDraft(draft);
    await zip.write("text\n");
    await zip.keep();
    expect([...bytes().subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  });

  test("does not mind that the writer uses its buffer again", async () => {
    const { draft, bytes } = inMemory();
    const zip = await gzipDraft(draft);
    const buffer = Buffer.alloc(4);
    for (const text of ["one\n", "two\n", "six\n"]) {
      buffer.write(text);
      const written = zip.write(buffer);
      buffer.fill(0);
      await written;
    }
    await zip.keep();
    expect(gunzipSync(bytes()).toString()).toBe("one\ntwo\nsix\n");
  });

  test("waits for the draft below: what is under way stays small", async () => {
    const block = noise(1 << 16);
    const { draft, bytes } = inMemory();
    const zip = await gzipDraft(draft);
    let most = 0;
    for (let i = 1; i <= 64; i++) {
      await zip.write(block);
      most = Math.max(most, i * block.length - bytes().length);
    }
    expect(most).toBeLessThan(4 * block.length);
    await zip.keep();
  });

  test("tells what the draft below throws, and does not keep it", async () => {
    const full = new Error("full");
    const { draft, calls } = inMemory(() => {
      throw full;
    });
    const zip = await gzipDraft(draft);
    await expect(
      (async () => {
        for (let i = 0; i < 100; i++) await zip.write(noise(100_000));
        await zip.keep();
      })(),
    ).rejects.toBe(full);
    await zip.discard();
    expect(calls).toEqual(["discard"]);
  });

  test("tells what the draft below throws of its very last block", async () => {
    const full = new Error("full");
    const { draft, calls } = inMemory(() => {
      throw full;
    });
    const zip = await gzipDraft(draft);
    await zip.write("text\n");
    await expect(zip.keep()).rejects.toBe(full);
    expect(calls).toEqual([]);
  });

  test("is given up in the middle of it", async () => {
    const { draft, calls } = inMemory();
    const zip = await gzipDraft(draft);
    await zip.write(noise(100_000));
    await zip.discard();
    expect(calls).toEqual(["discard"]);
  });

  test("over a rewrite replaces a compressed log, or leaves it as it is", async () => {
    await inFolder(async (folder) => {
      const log = join(folder, "a.jsonl.gz");
      const before = gzipSync("clean\nsecret\n");
      writeFileSync(log, before);
      for (const isChanged of [false, true]) {
        const zip = await gzipDraft(await openRewrite(log, "a.jsonl.gz"));
        await zip.write("clean\n");
        await zip.write("REDACTED\n");
        await (isChanged ? zip.keep() : zip.discard());
        expect(readdirSync(folder)).toEqual(["a.jsonl.gz"]);
        if (!isChanged) expect(readFileSync(log).equals(before)).toBe(true);
      }
      expect(gunzipSync(readFileSync(log)).toString()).toBe("clean\nREDACTED\n");
    });
  });
});
