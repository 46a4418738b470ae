// The file for what has no room in memory, shared by senders of several processes.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Spool } from "../../../../src/io/sockets/spool.ts";
import { inFolder } from "../../../support/process.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text);
/** Everything a spool has, in the order it is read. */
function all(spool: Spool): string {
  let text = "";
  for (let lines = spool.read(); lines; lines = spool.read()) text += Buffer.from(lines).toString();
  return text;
}

const inSpool = (work: (path: string, folder: string) => void) =>
  inFolder(async (folder) => work(join(folder, "deep/spool"), join(folder, "deep")));

describe("a spool", () => {
  test("gives back what was added, in order, and is gone then", () =>
    inSpool((path, folder) => {
      const spool = new Spool(path, 1000);
      expect(spool.hasMore).toBe(false);
      expect(spool.read()).toBeUndefined();
      spool.add(bytes("a\nb\n"));
      spool.add(bytes("c\n"));
      expect(spool.hasMore).toBe(true);
      expect(Buffer.from(spool.read()!).toString()).toBe("a\nb\nc\n");
      // What comes while it is read follows.
      spool.add(bytes("d\n"));
      expect(all(spool)).toBe("d\n");
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("has a limit", () =>
    inSpool((path) => {
      const spool = new Spool(path, 5);
      expect(spool.add(bytes("abc\n"))).toBe(true);
      expect(spool.add(bytes("d\n"))).toBe(false);
      expect(all(spool)).toBe("abc\n");
    }));

  test("gives a torn line a newline before others, and leaves out a torn end", () =>
    inSpool((path) => {
      const spool = new Spool(path, 1000);
      spool.add(bytes("a\n"));
      writeFileSync(path, "a\nto");
      spool.add(bytes("b\n"));
      writeFileSync(path, `${readFileSync(path, "utf8")}rn`);
      expect(all(spool)).toBe("a\nto\nb\n");
    }));

  test("reads lines larger than a block", () =>
    inSpool((path) => {
      const long = `${"x".repeat(1_000_000)}\n`;
      const spool = new Spool(path, 1e8);
      spool.add(bytes(`a\n${long}b\n`));
      expect(all(spool)).toBe(`a\n${long}b\n`);
    }));

  test("takes lines back to its start, for whoever reads it next", () =>
    inSpool((path, folder) => {
      const first = new Spool(path, 1000);
      first.add(bytes("c\n"));
      first.putBack(bytes("a\nb\n"));
      const second = new Spool(path, 1000);
      expect(second.hasMore).toBe(true);
      second.add(bytes("d\n"));
      expect(Buffer.from(second.read()!).toString()).toBe("a\nb\n");
      second.putBack(bytes("b\n"));
      expect(all(new Spool(path, 1000))).toBe("b\nc\nd\n");
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("that a killed process had taken is read first; one that is read now is left alone", () =>
    inSpool((path, folder) => {
      const reading = new Spool(path, 1000);
      reading.add(bytes("a\n"));
      reading.read();
      const other = new Spool(path, 1000);
      expect(other.hasMore).toBe(false);
      // A process id that is not in use (Linux has ids up to 2^22), and our own of an earlier life.
      other.add(bytes("late\n"));
      renameSync(path, `${path}.9999999.1-9999999-0`);
      other.add(bytes("later\n"));
      renameSync(path, `${path}.${process.pid}.2-${process.pid}-0`);
      other.add(bytes("latest\n"));
      expect(all(other)).toBe("late\nlater\nlatest\n");
      expect(reading.read()).toBeUndefined();
      expect(readdirSync(folder)).toEqual([]);
    }));

  test("is not made by putting nothing back", () =>
    inSpool((path) => {
      new Spool(path, 1000).putBack(new Uint8Array(0));
      expect(existsSync(path)).toBe(false);
    }));
});
