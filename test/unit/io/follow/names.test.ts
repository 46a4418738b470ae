// Names and the files they lead to, as they come, go and change places.
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Names, type Name } from "../../../../src/io/follow/names.ts";
import { Queue } from "../../../../src/io/follow/queue.ts";
import type { Notice } from "../../../../src/core/stream/notice.ts";
import { inFolder } from "../../../support/process.ts";

interface Scene {
  readonly names: Names;
  readonly at: (name: string) => string;
  readonly add: (name: string, isFound?: boolean) => Name;
  readonly write: (name: string, text: string) => void;
  readonly append: (name: string, text: string) => void;
  /** Looks at all names, and reads all there is. */
  readonly look: () => string;
  readonly read: () => string;
  /** What was told since it was last asked. */
  readonly told: () => string[];
}

const withNames = (work: (scene: Scene) => void) =>
  inFolder(async (folder) => {
    let notices: Notice[] = [];
    let lanes = 0;
    let rests = "";
    const at = (name: string) => join(folder, name);
    const queue: Queue = new Queue(
      1000,
      (_, bytes) => (rests += Buffer.from(bytes).toString()),
      (entry) => names.restart(entry),
    );
    const names: Names = new Names(queue, (notice) => notices.push(notice));
    const read = (): string => {
      let text = "";
      for (let piece = queue.next(); piece; piece = queue.next()) {
        text += piece.kind === "long" ? "(long)" : Buffer.from(piece.bytes).toString();
      }
      return text;
    };
    work({
      names,
      at,
      add: (name, isFound = false) => names.add(at(name), { id: lanes++, name }, isFound),
      write: (name, text) => writeFileSync(at(name), text),
      append: (name, text) => appendFileSync(at(name), text),
      look() {
        for (const name of Array.from(names.all)) names.look(name, true, Date.now());
        return read();
      },
      read,
      told() {
        const told = notices.map((notice) =>
          [
            notice.kind,
            "reason" in notice ? notice.reason : "",
            "between" in notice ? notice.between : "",
          ]
            .filter((part) => part !== "")
            .join(": "),
        );
        notices = [];
        return told;
      },
    });
    queue.finish();
  });

const fromStart = { from: 1 };

describe("a name that leads nowhere", () => {
  test("is waited for, told once, and read from its start when it is there", async () => {
    await withNames(({ names, add, write, look, told }) => {
      const log = add("log");
      expect(names.open(log, { last: 0 })).toBe(false);
      expect(look()).toBe("");
      expect(told()).toEqual(["waiting: no such file or directory"]);
      write("log", "1\n2\n");
      expect(look()).toBe("1\n2\n");
      expect(told()).toEqual(["appeared"]);
    });
  });

  test("may be a folder", async () => {
    await withNames(({ names, at, add, told }) => {
      mkdirSync(at("log"));
      expect(names.open(add("log"), fromStart)).toBe(false);
      expect(told()).toEqual(["waiting: is no file"]);
    });
  });

  test("and was found in a folder is forgotten", async () => {
    await withNames(({ names, at, add, write, look, told }) => {
      write("log", "1\n");
      names.open(add("log", true), fromStart);
      expect(look()).toBe("1\n");
      rmSync(at("log"));
      look();
      expect([names.has(at("log")), told()]).toEqual([false, []]);
    });
  });
});

describe("a name", () => {
  test("is read from where it is asked for, then as it grows", async () => {
    await withNames(({ names, add, write, append, look, read }) => {
      write("log", "1\n2\n3\n");
      names.open(add("log"), { last: 1 });
      expect(read()).toBe("3\n");
      append("log", "4\n");
      expect(look()).toBe("4\n");
      expect(look()).toBe("");
    });
  });

  test("whose file is renamed and made anew has both, the old one first", async () => {
    await withNames(({ names, at, add, write, append, look, read, told }) => {
      write("log", "1\n");
      names.open(add("log"), fromStart);
      read();
      append("log", "2\n");
      renameSync(at("log"), at("old"));
      write("log", "3\n");
      expect(look()).toBe("2\n3\n");
      expect(told()).toEqual(["replaced"]);
      append("log", "4\n");
      expect(look()).toBe("4\n");
    });
  });

  test("whose file was rotated twice has the one between as well", async () => {
    await withNames(({ names, at, add, write, look, read, told }) => {
      write("log", "1\n");
      names.open(add("log"), fromStart);
      read();
      renameSync(at("log"), at("log.2"));
      write("log", "2\n");
      renameSync(at("log"), at("log.1"));
      write("log", "3\n");
      expect(look()).toBe("2\n3\n");
      expect(told().toSorted()).toEqual(["found: log.1", "replaced"]);
    });
  });

  test("whose file is gone is told once, and read on", async () => {
    await withNames(({ names, at, add, write, append, look, read, told }) => {
      write("log", "1\n");
      names.open(add("log"), fromStart);
      read();
      renameSync(at("log"), at("away"));
      append("away", "2\n");
      expect(look()).toBe("2\n");
      look();
      expect(told()).toEqual(["waiting: no such file or directory"]);
    });
  });

  test("whose file is cut is read from its start", async () => {
    await withNames(({ names, add, write, look, read, told }) => {
      write("log", "1\n2\nhalf");
      names.open(add("log"), fromStart);
      expect(read()).toBe("1\n2\n");
      write("log", "3\n");
      expect(look()).toBe("3\n");
      expect(told()).toEqual(["rewritten", "half-line"]);
    });
  });

  test("whose file is copied and cut has the rest of the copy first", async () => {
    await withNames(({ names, add, write, look, read, told }) => {
      write("log", "1\nha");
      names.open(add("log"), fromStart);
      expect(read()).toBe("1\n");
      write("log.1", "1\nhalf\n2\n");
      write("log", "3\n");
      expect(look()).toBe("half\n2\n3\n");
      expect(told()).toEqual(["rewritten"]);
    });
  });
});

describe("two names", () => {
  test.each<[string, (from: string, to: string) => void]>([
    ["a hard link", linkSync],
    ["a symbolic link", symlinkSync],
  ])("of one file, %s, have its lines once", async (_, link) => {
    await withNames(({ names, at, add, write, append, look, read }) => {
      write("log", "1\n");
      link(at("log"), at("link"));
      names.open(add("log"), fromStart);
      names.open(add("link"), fromStart);
      expect(read()).toBe("1\n");
      append("log", "2\n");
      expect(look()).toBe("2\n");
    });
  });

  test("that change places have each line once", async () => {
    await withNames(({ names, at, add, write, append, look, read }) => {
      write("a", "a1\n");
      write("b", "b1\n");
      names.open(add("a"), fromStart);
      names.open(add("b"), fromStart);
      expect(read()).toBe("a1\nb1\n");
      renameSync(at("a"), at("c"));
      renameSync(at("b"), at("a"));
      renameSync(at("c"), at("b"));
      append("a", "b2\n");
      append("b", "a2\n");
      expect(look().split("\n").toSorted()).toEqual(["", "a2", "b2"]);
    });
  });

  test("a copy that is found later goes on where the first was read up to", async () => {
    await withNames(({ names, at, add, write, look, read }) => {
      write("log", "1\n2\n");
      names.open(add("log"), fromStart);
      expect(read()).toBe("1\n2\n");
      write("log.1", "1\n2\n3\n");
      add("log.1", true);
      expect(look()).toBe("3\n");
      expect(names.has(at("log.1"))).toBe(true);
    });
  });
});
