// Open files and the order they are read in.
import { appendFileSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Queue, type Begun, type Entry } from "../../../../src/io/follow/queue.ts";
import type { Source } from "../../../../src/io/follow/source.ts";
import { inFolder } from "../../../support/process.ts";

interface Scene {
  readonly queue: Queue;
  /** Takes up a file with a content, or as it is. */
  readonly add: (name: string, content?: string, how?: How) => Entry;
  readonly append: (name: string, text: string) => void;
  readonly write: (name: string, text: string) => void;
  /** All there is to read now: the lane and text of each piece, or the length of a long line. */
  readonly all: () => string[];
  /** Unfinished lines that were given up. */
  readonly rests: string[];
  readonly rewritten: string[];
}

interface How {
  readonly after?: Entry;
  readonly isOnce?: boolean;
  /** Where it is begun, if not at its start at once. */
  readonly begin?: (source: Source) => Begun;
}

function fromStart(source: Source): Begun {
  source.begin(0);
  return "now";
}

const withQueue = (work: (scene: Scene) => void, maxLine = 1000) =>
  inFolder(async (folder) => {
    const rests: string[] = [];
    const rewritten: string[] = [];
    const queue = new Queue(
      maxLine,
      (lane, bytes) => rests.push(`${lane.name}:${Buffer.from(bytes).toString()}`),
      (entry) => rewritten.push(entry.lane.name),
    );
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const all = (): string[] => {
      const pieces: string[] = [];
      for (let piece = queue.next(); piece; piece = queue.next()) {
        const shown = piece.kind === "long" ? piece.bytes : Buffer.from(piece.bytes).toString();
        pieces.push(`${piece.lane.name}:${shown}`);
      }
      return pieces;
    };
    let lanes = 0;
    const add = (name: string, content?: string, how: How = {}): Entry => {
      if (content !== undefined) write(name, content);
      const file = { key: name, fd: openSync(join(folder, name), "r") };
      return queue.add(file, { id: lanes++, name }, how, how.begin ?? fromStart);
    };
    const append = (name: string, text: string) => appendFileSync(join(folder, name), text);
    work({ queue, add, append, write, all, rests, rewritten });
    queue.finish();
  });

const day = 86_400_000;

describe("files", () => {
  test("are read in turn, to their ends", async () => {
    await withQueue(({ queue, add, append, all }) => {
      const a = add("a", "a1\na2\na");
      add("b", "b1\n");
      expect(all()).toEqual(["a:a1\na2\n", "b:b1\n"]);
      expect(all()).toEqual([]);
      append("a", "3\n");
      expect(all()).toEqual([]);
      queue.put(a);
      queue.put(a);
      expect(all()).toEqual(["a:a3\n"]);
    });
  });

  test("wait for the one that comes before, however much it has", async () => {
    await withQueue(({ add, all, queue, append }) => {
      const long = "line\n".repeat(200_000);
      const old = add("old", long);
      const next = add("next", "3\n", { after: old });
      add("last", "4\n", { after: next });
      add("other", "x\n");
      const pieces = all();
      // The others do not wait.
      expect(pieces.indexOf("other:x\n")).toBe(1);
      const its = pieces.filter((piece) => !piece.startsWith("other"));
      expect(its.length).toBeGreaterThan(3);
      expect(its.slice(-2)).toEqual(["next:3\n", "last:4\n"]);
      const read = its.slice(0, -2).map((piece) => piece.replace(/^old:/, ""));
      expect(read.join("") === long).toBe(true);
      append("next", "5\n");
      queue.put(next);
      expect(all()).toEqual(["next:5\n"]);
    });
  });

  test("tell of lines over the limit", async () => {
    await withQueue(({ queue, add, append, all }) => {
      const a = add("a", "x".repeat(8));
      all();
      append("a", "xxx\nb\n");
      queue.put(a);
      expect(all()).toEqual(["a:11", "a:b\n"]);
    }, 10);
  });

  test("tell when they were written anew, and are left alone until then", async () => {
    await withQueue(({ queue, add, write, all, rewritten }) => {
      const a = add("a", "one\ntwo\n");
      all();
      write("a", "1\n");
      queue.put(a);
      expect([all(), rewritten]).toEqual([[], ["a"]]);
      expect(a.isQueued).toBe(false);
    });
  });

  test("that are read once are closed then, and what is unfinished comes as a rest", async () => {
    await withQueue(({ queue, add, all, rests }) => {
      add("copy", "1\nhalf", { isOnce: true });
      expect(all()).toEqual(["copy:1\n"]);
      expect(rests).toEqual(["copy:half"]);
      expect([queue.isOpen("copy"), queue.knows("copy"), queue.knows("none")]).toEqual([
        false,
        true,
        false,
      ]);
    });
  });

  test("may be begun later", async () => {
    await withQueue(({ queue, add, all }) => {
      let turns = 0;
      const begin = (source: Source) => (turns++ === 0 ? "later" : fromStart(source));
      const later = add("later", "1\n", { begin });
      expect(all()).toEqual([]);
      expect([turns, later.isQueued]).toEqual([1, false]);
      queue.put(later);
      expect(all()).toEqual(["later:1\n"]);
    });
  });

  test("may be begun once another one was read to its end", async () => {
    await withQueue(({ add, all }) => {
      const before: Entry[] = [];
      const begin = (source: Source): Begun => before.pop() ?? fromStart(source);
      add("copy", "2\n", { begin });
      before.push(add("log", "1\n"));
      expect(all()).toEqual(["log:1\n", "copy:2\n"]);
    });
  });
});

describe("a file that is read apart", () => {
  test("is no longer read in turn, and its rest is its last piece", async () => {
    await withQueue(({ queue, add, all }) => {
      const a = add("a", "1\nhalf");
      add("b", "2\n");
      queue.takeOut(a);
      expect(all()).toEqual(["b:2\n"]);
      const pull = (follow: boolean) => {
        const piece = queue.pull(a, 1000, follow);
        return piece && [piece.kind, Buffer.from(piece.bytes as Uint8Array).toString()];
      };
      expect(pull(true)).toEqual(["lines", "1\n"]);
      expect(pull(true)).toBeUndefined();
      expect(pull(false)).toEqual(["rest", "half"]);
      expect(pull(false)).toBeUndefined();
    });
  });
});

describe("files that nothing leads to", () => {
  test("are closed once they have been silent for a minute", async () => {
    await withQueue(({ queue, add, all, rests }) => {
      const named = add("named", "1\n");
      named.names = 1;
      add("gone", "2\nhalf");
      all();
      queue.tidy(Date.now());
      expect([...queue.entries].map(({ key }) => key)).toEqual(["named", "gone"]);
      queue.tidy(Date.now() + day);
      expect([...queue.entries].map(({ key }) => key)).toEqual(["named"]);
      expect(rests).toEqual(["gone:half"]);
    });
  });

  test("are not closed while they are still to be read", async () => {
    await withQueue(({ queue, add, all }) => {
      add("a", "1\n");
      queue.tidy(Date.now() + day);
      expect(all()).toEqual(["a:1\n"]);
    });
  });

  test("are no more than eight of a lane", async () => {
    await withQueue(({ queue, add, write, all }) => {
      const first = add("0", "0\n");
      for (let n = 1; n < 12; n++) {
        write(String(n), `${n}\n`);
        const { lane } = first;
        const other = add(String(n));
        Object.assign(other, { lane });
      }
      all();
      queue.tidy(Date.now());
      expect([...queue.entries].map(({ key }) => key)).toEqual([
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
      ]);
    });
  });

  test("go on where they were left when they come back", async () => {
    await withQueue(({ queue, add, append, write, all }) => {
      add("a", "1\n2\n");
      add("b", "1\n2\n");
      all();
      queue.tidy(Date.now() + day);
      append("a", "3\n");
      write("b", "other\n");
      add("a");
      add("b");
      expect(all()).toEqual(["a:3\n", "b:other\n"]);
    });
  });
});

test("at the end all unfinished lines come as rests", async () => {
  await withQueue(({ queue, add, all, rests }) => {
    add("a", "1\nhalf a");
    add("b", "2\n");
    add("c", "half c");
    all();
    queue.finish();
    expect(rests).toEqual(["a:half a", "c:half c"]);
    expect([...queue.entries]).toEqual([]);
  });
});
