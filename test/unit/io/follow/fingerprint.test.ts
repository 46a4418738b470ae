// What tells whether a file is still the one that was read.
import { truncateSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  bytesAt,
  Fingerprint,
  headBytes,
  tailBytes,
} from "../../../../src/io/follow/fingerprint.ts";
import { withFile } from "./files.ts";

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** Bytes that differ wherever they stand. */
const content = Buffer.from(
  Array.from({ length: 1000 }, (_, n) => `line ${n}\n`).join(""),
  "latin1",
);

/** What is remembered after a content was read in blocks of a size. */
function printOf(bytes: Uint8Array, size: number): Fingerprint {
  const print = new Fingerprint();
  for (let at = 0; at < bytes.length; at += size) print.add(bytes.subarray(at, at + size), at);
  return print;
}

test("what is remembered is the start and the end, however it was read", () => {
  for (const length of [0, 1, tailBytes, tailBytes + 1, headBytes - 1, headBytes, 5000]) {
    for (const size of [1, 100, tailBytes, tailBytes + 1, headBytes, 4096]) {
      const print = printOf(content.subarray(0, length), size);
      expect(text(print.head)).toBe(text(content.subarray(0, Math.min(length, headBytes))));
      expect(text(print.tail)).toBe(
        text(content.subarray(Math.max(0, length - tailBytes), length)),
      );
    }
  }
});

test.each([1, 60, tailBytes, 500, 3000])("memory is not shared: blocks of %d bytes", (size) => {
  const print = new Fingerprint();
  const block = Buffer.alloc(size);
  for (let at = 0; at < 3000; at += size) {
    content.copy(block, 0, at, at + size);
    print.add(block, at);
  }
  const end = Math.ceil(3000 / size) * size;
  block.fill("#");
  expect(text(print.head)).toBe(text(content.subarray(0, headBytes)));
  expect(text(print.tail)).toBe(text(content.subarray(end - tailBytes, end)));
});

test("bytes that are no start are none", () => {
  const print = new Fingerprint();
  print.add(Buffer.from("later"), 5000);
  expect(text(print.head)).toBe("");
  expect(text(print.tail)).toBe("later");
});

describe("in the middle of a file", () => {
  test.each([0, 1, 100, tailBytes, headBytes, 5000])("begun at %d", async (offset) => {
    await withFile(content, (fd) => {
      const print = new Fingerprint();
      print.begin(fd, offset);
      expect(text(print.head)).toBe(text(content.subarray(0, Math.min(offset, headBytes))));
      expect(text(print.tail)).toBe(
        text(content.subarray(Math.max(0, offset - tailBytes), offset)),
      );
      expect(print.fits(fd, offset)).toBe(true);
      print.add(content.subarray(offset, offset + 10), offset);
      expect(print.fits(fd, offset + 10)).toBe(true);
    });
  });
});

describe("a file", () => {
  const changed = (at: number): Buffer => {
    const bytes = Buffer.from(content);
    bytes[at]! ^= 1;
    return bytes;
  };
  const seen = 5000;
  test.each<[string, Uint8Array, startsAs: boolean, fits: boolean]>([
    ["that is as it was", content.subarray(0, seen), true, true],
    ["that has grown", content, true, true],
    ["that is shorter", content.subarray(0, seen - 1), true, false],
    ["that is empty", Buffer.alloc(0), false, false],
    ["with another first byte", changed(0), false, false],
    ["with another last byte of its start", changed(headBytes - 1), false, false],
    ["with another byte between", changed(headBytes), true, true],
    ["with another byte before its tail", changed(seen - tailBytes - 1), true, true],
    ["with another first byte of its tail", changed(seen - tailBytes), true, false],
    ["with another last byte", changed(seen - 1), true, false],
    ["with another byte after it", changed(seen), true, true],
  ])("%s", async (_, bytes, startsAs, fits) => {
    await withFile(bytes, (fd) => {
      const print = printOf(content.subarray(0, seen), 700);
      expect([print.startsAs(fd), print.fits(fd, seen)]).toEqual([startsAs, fits]);
      expect(print.isStartOf(bytes)).toBe(startsAs);
    });
  });

  test("that nothing was read of is any", async () => {
    await withFile("x", (fd) => {
      const print = new Fingerprint();
      expect([print.startsAs(fd), print.fits(fd, 0)]).toEqual([true, true]);
      print.add(Buffer.from("other"), 0);
      expect(print.startsAs(fd)).toBe(false);
      print.forget();
      expect([print.startsAs(fd), print.head.length, print.tail.length]).toEqual([true, 0, 0]);
    });
  });
});

test("bytes of a file are fewer where it ends", async () => {
  await withFile("abcdef", (fd, path) => {
    expect(text(bytesAt(fd, 2, 3))).toBe("cde");
    expect(text(bytesAt(fd, 4, 10))).toBe("ef");
    expect(text(bytesAt(fd, 10, 10))).toBe("");
    truncateSync(path, 3);
    expect(text(bytesAt(fd, 2, 3))).toBe("c");
    writeFileSync(path, "ABCDEF");
    expect(text(bytesAt(fd, 0, 3))).toBe("ABC");
  });
});
