// One open file, read as it grows, is cut, and is written anew.
import {
  appendFileSync,
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Source } from "../../../../src/io/follow/source.ts";
import { linesOf, withFile } from "./files.ts";

const noLimit = 1 << 26;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** All there is now: lines, lengths of long lines, and whether the file was rewritten. */
function all(source: Source, most?: number): string {
  let shown = "";
  for (;;) {
    const read = source.read(most);
    if (read.kind === "end") return shown;
    if (read.kind === "rewritten") return `${shown}(rewritten)`;
    if (read.kind === "long") shown += `(long ${read.bytes})\n`;
    else {
      // Never anything but whole lines.
      expect(read.bytes.at(-1)).toBe(0x0a);
      shown += text(read.bytes);
    }
  }
}

/** Hands over a source of a file with a content. */
const withSource = (
  content: string | Uint8Array,
  work: (source: Source, path: string) => void | Promise<void>,
  maxLine = noLimit,
) => withFile(content, (fd, path) => work(new Source(fd, maxLine), path));

describe("lines", () => {
  test("come as they are written, and only whole", async () => {
    await withSource("", (source, path) => {
      expect(all(source)).toBe("");
      for (const [added, expected] of [
        ["a", ""],
        ["b\n", "ab\n"],
        ["c\nd\ne", "c\nd\n"],
        ["", ""],
        ["\n\n", "e\n\n"],
        ["f\n", "f\n"],
      ] as const) {
        appendFileSync(path, added);
        expect(all(source)).toBe(expected);
      }
    });
  });

  test("begin where it is told to", async () => {
    await withSource("one\ntwo\nthree\n", (source) => {
      source.begin(4);
      expect(source.seen).toBe(4);
      expect(all(source)).toBe("two\nthree\n");
      expect(source.seen).toBe(14);
    });
  });

  test("are not parted within a character", async () => {
    const line = "é中😀𠀀\n";
    await withSource("", (source, path) => {
      for (const byte of Buffer.from(line.repeat(2))) {
        appendFileSync(path, Uint8Array.of(byte));
        const shown = all(source);
        expect(shown).toBe(byte === 0x0a ? line : "");
      }
    });
  });

  test("are whole however much is read at a time", async () => {
    const content = Array.from({ length: 50 }, (_, n) => `${"é".repeat(n)}\n`).join("");
    for (const most of [1, 2, 3, 7, 64, 1000]) {
      await withSource(content, (source) => expect(all(source, most)).toBe(content));
    }
  });

  test("may be longer than a block", async () => {
    const lines = [300_000, 10, 262_144, 262_143, 1_000_000].map((n) => `${"x".repeat(n)}\n`);
    await withSource(lines.join(""), (source, path) => {
      expect(all(source) === lines.join("")).toBe(true);
      appendFileSync(path, "more\n");
      expect(all(source)).toBe("more\n");
    });
  });

  test("two sources do not disturb each other", async () => {
    await withSource("a1\na2", async (a, pathA) => {
      await withSource("b1\nb2", (b, pathB) => {
        expect([all(a), all(b)]).toEqual(["a1\n", "b1\n"]);
        appendFileSync(pathA, "!\n");
        appendFileSync(pathB, "?\n");
        expect([all(a), all(b)]).toEqual(["a2!\n", "b2?\n"]);
      });
    });
  });

  test("what is behind a line that was begun comes after it, though others were read", async () => {
    await withSource("a", async (a, pathA) => {
      expect(all(a)).toBe("");
      appendFileSync(pathA, "1\na2\na3\nrest");
      await withSource("b1\nb2\n", (b) => {
        const first = a.read();
        expect(first.kind === "lines" && text(first.bytes)).toBe("a1\n");
        expect(all(b)).toBe("b1\nb2\n");
        expect(all(a)).toBe("a2\na3\n");
        expect(text(a.rest())).toBe("rest");
      });
    });
  });

  test("the rest is given up once", async () => {
    await withSource("a\nhalf", (source) => {
      expect(all(source)).toBe("a\n");
      expect(text(source.rest())).toBe("half");
      expect(text(source.rest())).toBe("");
    });
  });

  test("are those of the file, however it grows and is read", async () => {
    const chunk = fc.tuple(
      fc.stringMatching(/^[a-c\n]{0,12}$/),
      fc.constantFrom(undefined, 1, 2, 5, 100),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 12 }), async (chunks) => {
        await withSource("", (source, path) => {
          let shown = "";
          for (const [added, most] of chunks) {
            appendFileSync(path, added);
            shown += all(source, most);
          }
          const content = readFileSync(path, "utf8");
          expect(shown + text(source.rest())).toBe(content);
          expect(shown).toBe(content.slice(0, content.lastIndexOf("\n") + 1));
        });
      }),
      { seed: 20_260_303, numRuns: 200 },
    );
  });
});

describe("a line over the limit", () => {
  test("is counted and dropped, when it came bit by bit", async () => {
    await withSource(
      "a\n",
      (source, path) => {
        let shown = "";
        for (const part of ["12345", "67890", "1", "\nb\n"]) {
          appendFileSync(path, part);
          shown += all(source);
        }
        expect(shown).toBe("a\n(long 11)\nb\n");
      },
      10,
    );
  });

  test("is not one of just the limit", async () => {
    await withSource(
      "",
      (source, path) => {
        let shown = "";
        for (const part of ["12345", "67890", "\n", "1234567890", "\n"]) {
          appendFileSync(path, part);
          shown += all(source);
        }
        expect(shown).toBe("1234567890\n1234567890\n");
      },
      10,
    );
  });

  test("is told once its end has come, and takes no memory", async () => {
    await withSource(
      "x".repeat(1_000_000),
      (source, path) => {
        expect(all(source)).toBe("");
        expect(source.pause().held).toHaveLength(0);
        appendFileSync(path, "y".repeat(1_000_000));
        expect(all(source)).toBe("");
        appendFileSync(path, "\nnext\n");
        expect(all(source)).toBe("(long 2000000)\nnext\n");
      },
      100,
    );
  });

  test("is counted and dropped, when it came at once", async () => {
    await withSource(
      "a\n12345678901\nb\n1234567890\n",
      (source) => {
        expect(all(source)).toBe("a\n(long 11)\nb\n1234567890\n");
      },
      10,
    );
  });

  test("is the same one, however much is read at a time", async () => {
    const lengths = [0, 9, 10, 11, 12, 30, 10, 1];
    const content = lengths.map((n) => `${"x".repeat(n)}\n`).join("");
    const expected = linesOf(content)
      .map((line) => (line.length > 11 ? `(long ${line.length - 1})\n` : line))
      .join("");
    for (const most of [1, 2, 5, 11, 12, 100]) {
      await withSource(content, (source) => expect(all(source, most)).toBe(expected), 10);
    }
  });
});

describe("a file that is written anew", () => {
  const old = "one\ntwo\nthree\n";
  const changes: [string, string][] = [
    ["shorter", "1\n"],
    ["empty", ""],
    ["as long", "eno\nowt\neerht\n"],
    ["as long, with another last byte", "one\ntwo\nthree?"],
    ["longer", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"],
  ];
  test.each(changes)("%s, is seen when it is read", async (_, anew) => {
    await withSource(old, (source, path) => {
      expect(all(source)).toBe(old);
      writeFileSync(path, anew);
      expect(all(source)).toBe("(rewritten)");
      source.restart();
      const end = anew.lastIndexOf("\n") + 1;
      expect(all(source)).toBe(anew.slice(0, end));
      expect(text(source.rest())).toBe(anew.slice(end));
    });
  });

  test.each(changes)("%s, is seen when it is looked at", async (_, anew) => {
    await withSource(old, (source, path) => {
      expect(all(source)).toBe(old);
      expect(source.look(true, Date.now())).toBe("changed");
      writeFileSync(path, anew);
      expect(source.look(false, Date.now())).toBe("rewritten");
    });
  });

  test("and goes on as before, is the same", async () => {
    await withSource(old, (source, path) => {
      expect(all(source)).toBe(old);
      writeFileSync(path, `${old}four\n`);
      expect(source.look(false, Date.now())).toBe("changed");
      expect(all(source)).toBe("four\n");
    });
  });

  test("is seen though a line was begun, which goes with it", async () => {
    await withSource("one\nhalf", (source, path) => {
      expect(all(source)).toBe("one\n");
      writeFileSync(path, "other half\n");
      expect(all(source)).toBe("(rewritten)");
      source.restart();
      expect(all(source)).toBe("other half\n");
    });
  });

  test("is seen though it is longer and its time is the old one", async () => {
    await withSource(old, (source, path) => {
      const { atime, mtime } = statSync(path);
      expect(all(source)).toBe(old);
      source.look(true, Date.now() + 60_000);
      writeFileSync(path, "eno\nowt\neerht\n");
      utimesSync(path, atime, mtime);
      expect(source.look(false, Date.now() + 60_000)).toBe("rewritten");
    });
  });

  test("behind what is remembered of its start, is seen when it is read", async () => {
    const long = Array.from({ length: 400 }, (_, n) => `line ${n}\n`).join("");
    await withSource(long, (source, path) => {
      expect(all(source)).toBe(long);
      writeFileSync(path, `${long.slice(0, 2000)}${"#".repeat(5000)}\n`);
      expect(source.look(false, Date.now())).toBe("changed");
      expect(all(source)).toBe("(rewritten)");
    });
  });
});

describe("a look", () => {
  test("sees nothing in a file that stays, unless there was a hint", async () => {
    await withSource("a\n", (source) => {
      const later = Date.now() + 60_000;
      expect(all(source)).toBe("a\n");
      expect(source.look(false, later)).toBe("changed");
      expect(source.look(false, later)).toBe("as-before");
      expect(source.look(true, later)).toBe("changed");
      expect(source.look(false, later)).toBe("as-before");
    });
  });

  test("sees what was added", async () => {
    await withSource("a\n", (source, path) => {
      const later = Date.now() + 60_000;
      source.look(false, later);
      appendFileSync(path, "b\n");
      expect(source.look(false, later)).toBe("changed");
      expect(all(source)).toBe("a\nb\n");
    });
  });

  test("does not trust a time that has just been", async () => {
    await withSource("a\n", (source, path) => {
      const now = statSync(path).mtimeMs + 5;
      expect(source.look(false, now)).toBe("changed");
      expect(source.look(false, now)).toBe("changed");
    });
  });
});

describe("a hole", () => {
  test.each([10, 300_000, 600_000])("of %d bytes is passed over", async (length) => {
    const start = `${"x".repeat(length - 1)}\n`;
    await withSource(start, (source, path) => {
      expect(all(source) === start).toBe(true);
      const writer = openSync(path, "r+");
      truncateSync(path, 0);
      writeSync(writer, "next\n", length);
      expect(readFileSync(path)[0]).toBe(0);
      expect(all(source)).toBe("(rewritten)");
      source.restart();
      expect(all(source)).toBe("next\n");
      writeSync(writer, "and half", length + 5);
      expect(all(source)).toBe("");
      writeSync(writer, " a line\n", length + 13);
      closeSync(writer);
      expect(all(source)).toBe("and half a line\n");
    });
  });

  test("zeros within a line stay", async () => {
    await withSource("a\0b\n", (source) => expect(all(source)).toBe("a\0b\n"));
  });
});

describe("a pause", () => {
  test("is gone on from in another file of the same content", async () => {
    await withSource("one\nha", async (source) => {
      expect(all(source)).toBe("one\n");
      const paused = source.pause();
      expect([paused.seen, text(paused.held)]).toEqual([6, "ha"]);
      await withSource("one\nhalf\ntwo\n", (copy) => {
        copy.resume(paused);
        expect(all(copy)).toBe("half\ntwo\n");
      });
      // What was paused keeps what it held.
      expect(text(source.rest())).toBe("ha");
    });
  });

  test("in a line over the limit goes on counting", async () => {
    await withSource(
      "one\n1234567890123",
      async (source) => {
        expect(all(source)).toBe("one\n");
        const paused = source.pause();
        await withSource(
          "one\n1234567890123456\ntwo\n",
          (copy) => {
            copy.resume(paused);
            expect(all(copy)).toBe("(long 16)\ntwo\n");
          },
          10,
        );
      },
      10,
    );
  });

  test("is gone on from with what the other file holds", async () => {
    await withSource("one\nha", async (source) => {
      all(source);
      await withSource("two\nhalf\n", (copy) => {
        copy.resume(source.pause());
        expect(all(copy)).toBe("half\n");
        expect(copy.print.fits(copy.fd, copy.seen)).toBe(true);
      });
    });
  });
});

test("a file that was renamed is read on", async () => {
  await withSource("a\n", (source, path) => {
    expect(all(source)).toBe("a\n");
    renameSync(path, `${path}.1`);
    writeFileSync(path, "other\n");
    appendFileSync(`${path}.1`, "b\n");
    expect(all(source)).toBe("b\n");
  });
});
