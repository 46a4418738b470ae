import {
  appendFileSync,
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openRewrite, Refused } from "../../../src/io/rewrite.ts";
import { bash, inFolder } from "../../support/process.ts";

/** Works on a log in a folder of its own, and hands over both paths. */
const withLog = (text: string | Uint8Array, work: (log: string, folder: string) => Promise<void>) =>
  inFolder(async (folder) => {
    const log = join(folder, "a.jsonl");
    writeFileSync(log, text);
    await work(log, folder);
  });

async function rewrite(path: string, ...blocks: (string | Uint8Array)[]): Promise<void> {
  const draft = await openRewrite(path, "a.jsonl");
  for (const block of blocks) await draft.write(block);
  await draft.keep();
}

describe("a file that changes", () => {
  test("has the new content, and nothing is left beside it", async () => {
    await withLog("secret\nlast\n", async (log, folder) => {
      await rewrite(log, "REDACTED\n", "last\n");
      expect(readFileSync(log, "utf8")).toBe("REDACTED\nlast\n");
      expect(readdirSync(folder)).toEqual(["a.jsonl"]);
    });
  });

  test.each(["", "se", "secret\n", "secret\nlast", "secret\nlast\nmore", "x"])(
    "has what was written, wherever it differs: %j",
    async (text) => {
      await withLog("secret\nlast\n", async (log) => {
        await rewrite(log, text);
        expect(readFileSync(log, "utf8")).toBe(text);
      });
    },
  );

  test("has what was written, however it is cut and wherever it begins to differ", async () => {
    const blocks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(blocks, blocks, blocks, async (start, old, replaced) => {
        await withLog(Buffer.concat([...start, ...old]), async (log) => {
          await rewrite(log, ...start, ...replaced);
          expect(readFileSync(log).equals(Buffer.concat([...start, ...replaced]))).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("keeps a long start that is as before", async () => {
    const start = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `line ${i}\n`).join(""));
    await withLog(Buffer.concat([start, Buffer.from("secret\n")]), async (log) => {
      const half = start.length >> 1;
      await rewrite(log, start.subarray(0, half), start.subarray(half), "REDACTED\n");
      const expected = Buffer.concat([start, Buffer.from("REDACTED\n")]);
      expect(readFileSync(log).equals(expected)).toBe(true);
    });
  });

  test("is its owner's alone until it is complete, then has the old mode", async () => {
    await withLog("secret\n", async (log, folder) => {
      chmodSync(log, 0o664);
      const draft = await openRewrite(log, "a.jsonl");
      await draft.write("REDACTED\n");
      const beside = readdirSync(folder).filter((name) => name !== "a.jsonl");
      expect(beside).toEqual([
        expect.stringMatching(
          new RegExp(`^\\.a\\.jsonl\\.${process.pid}\\.[0-9a-f]{8}\\.telemetry-redact$`),
        ),
      ]);
      expect(statSync(join(folder, beside[0]!)).mode & 0o7777).toBe(0o600);
      expect(readFileSync(log, "utf8")).toBe("secret\n");
      await draft.keep();
      expect(statSync(log).mode & 0o7777).toBe(0o664);
    });
  });

  test("keeps its owner", async (context) => {
    if (process.getuid?.() !== 0) context.skip("only root can give a file away");
    await withLog("secret\n", async (log) => {
      chownSync(log, 1234, 1235);
      chmodSync(log, 0o640);
      await rewrite(log, "REDACTED\n");
      const { uid, gid, mode } = statSync(log);
      expect([uid, gid, mode & 0o7777]).toEqual([1234, 1235, 0o640]);
      expect(readFileSync(log, "utf8")).toBe("REDACTED\n");
    });
  });

  test("stays where it is when a link leads to it, and so does the link", async () => {
    await withLog("secret\n", async (log, folder) => {
      mkdirSync(join(folder, "links"));
      const link = join(folder, "links/latest.jsonl");
      symlinkSync("../a.jsonl", link);
      await rewrite(link, "REDACTED\n");
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(lstatSync(log).isFile()).toBe(true);
      expect(readFileSync(log, "utf8")).toBe("REDACTED\n");
      expect(readdirSync(join(folder, "links"))).toEqual(["latest.jsonl"]);
    });
  });

  test("may have the longest name there is", async () => {
    await inFolder(async (folder) => {
      for (const name of ["x".repeat(255), "\u{1f600}".repeat(63)]) {
        const log = join(folder, name);
        writeFileSync(log, "secret\n");
        await rewrite(log, "REDACTED\n");
        expect(readFileSync(log, "utf8")).toBe("REDACTED\n");
      }
      expect(readdirSync(folder)).toHaveLength(2);
    });
  });
});

describe("a file that stays as it is", () => {
  test("is not replaced, nor is anything written beside it", async () => {
    await withLog("clean\nlast\n", async (log, folder) => {
      linkSync(log, join(folder, "other"));
      const before = statSync(log, { bigint: true });
      const draft = await openRewrite(log, "a.jsonl");
      for (const block of ["cle", "an\n", "", "last\n"]) await draft.write(block);
      expect(readdirSync(folder)).toEqual(["a.jsonl", "other"]);
      await draft.keep();
      const { ino, mtimeNs, ctimeNs } = statSync(log, { bigint: true });
      expect([ino, mtimeNs, ctimeNs]).toEqual([before.ino, before.mtimeNs, before.ctimeNs]);
    });
  });

  test("may grow", async () => {
    await withLog("clean\n", async (log) => {
      const draft = await openRewrite(log, "a.jsonl");
      await draft.write("clean\n");
      appendFileSync(log, "more\n");
      await draft.keep();
      expect(readFileSync(log, "utf8")).toBe("clean\nmore\n");
    });
  });

  test("after discard, as often as one likes, whatever was written", async () => {
    await withLog("secret\n", async (log, folder) => {
      const draft = await openRewrite(log, "a.jsonl");
      await draft.write("REDACTED\n");
      await draft.discard();
      await draft.discard();
      await expect(draft.write("more")).rejects.toThrow("a.jsonl is written to after its end");
      expect(readFileSync(log, "utf8")).toBe("secret\n");
      expect(readdirSync(folder)).toEqual(["a.jsonl"]);
    });
  });
});

describe("refused, with the original whole and nothing left:", () => {
  const changed = /^it changed while it was redacted/;

  test.each<[string, (log: string) => void, string | undefined]>([
    ["one that grows", (log) => appendFileSync(log, "more\n"), "secret\nlast\nmore\n"],
    ["one that is emptied", (log) => writeFileSync(log, ""), ""],
    ["one that is written over", (log) => writeFileSync(log, "SECRET\nlast\n"), "SECRET\nlast\n"],
    [
      "one that is written over and dated back",
      (log) => {
        const { atime, mtime } = statSync(log);
        writeFileSync(log, "SECRET\nlast\n");
        utimesSync(log, atime, mtime);
      },
      "SECRET\nlast\n",
    ],
    [
      "one whose place another file takes",
      (log) => {
        writeFileSync(`${log}.new`, "secret\nlast\n");
        renameSync(`${log}.new`, log);
      },
      "secret\nlast\n",
    ],
    ["one that gets other rights", (log) => chmodSync(log, 0o600), "secret\nlast\n"],
    ["one that goes away", (log) => rmSync(log), undefined],
  ])("%s meanwhile", async (_, meanwhile, after) => {
    for (const when of ["before", "after"]) {
      await withLog("secret\nlast\n", async (log, folder) => {
        const draft = await openRewrite(log, "a.jsonl");
        if (when === "before") meanwhile(log);
        await draft.write("REDACTED\n");
        if (when === "after") meanwhile(log);
        const kept = draft.keep();
        await expect(kept).rejects.toThrow(changed);
        await expect(kept).rejects.toBeInstanceOf(Refused);
        expect(readdirSync(folder)).toEqual(after === undefined ? [] : ["a.jsonl"]);
        if (after !== undefined) expect(readFileSync(log, "utf8")).toBe(after);
      });
    }
  });

  test("one with a hard link, as soon as something would change", async () => {
    await withLog("clean\nsecret\n", async (log, folder) => {
      linkSync(log, join(folder, "other"));
      const draft = await openRewrite(log, "a.jsonl");
      await draft.write("clean\n");
      const written = draft.write("REDACTED\n");
      await expect(written).rejects.toBeInstanceOf(Refused);
      await expect(written).rejects.toThrow(/hard links/);
      await draft.discard();
      expect(readdirSync(folder)).toEqual(["a.jsonl", "other"]);
      expect(readFileSync(log, "utf8")).toBe("clean\nsecret\n");
    });
  });

  test("a folder, a device, a pipe that nobody writes to", async () => {
    await inFolder(async (folder) => {
      await bash("mkfifo pipe", folder);
      for (const path of [folder, "/dev/null", join(folder, "pipe")]) {
        const opened = openRewrite(path, "it");
        await expect(opened).rejects.toBeInstanceOf(Refused);
        await expect(opened).rejects.toThrow("it is no regular file");
      }
    });
  });

  test("what is not there is told as the system tells it", async () => {
    await inFolder(async (folder) => {
      symlinkSync("nowhere", join(folder, "link"));
      for (const name of ["none", "link"]) {
        await expect(openRewrite(join(folder, name), name)).rejects.toMatchObject({
          code: "ENOENT",
        });
      }
    });
  });
});

describe("what a killed process left", () => {
  const unique = "0123abcd.telemetry-redact";

  test("goes with the next rewrite, of this file and this process's alone", async () => {
    const { stdout } = await bash("echo $$");
    const gone = stdout.trim();
    await withLog("secret\n", async (log, folder) => {
      const stale = [
        `.a.jsonl.${gone}.${unique}`,
        `.a.jsonl.${process.pid}.0000abcd.telemetry-redact`,
      ];
      const others = [
        `.a.jsonl.${process.ppid}.${unique}`,
        `.a.jsonl.${process.pid}.${unique}`,
        `.b.jsonl.${gone}.${unique}`,
        `.a.jsonl.x.jsonl.${gone}.${unique}`,
        `.a.jsonl.${gone}.0123ABCD.telemetry-redact`,
        `.a.jsonl.${gone}.0123abcd0.telemetry-redact`,
        `.a.jsonl.${gone}.0123abcd.telemetry-redact.bak`,
        `.a.jsonl.${gone}.telemetry-redact`,
        `a.jsonl.${gone}.${unique}`,
      ];
      for (const name of [...stale, ...others]) writeFileSync(join(folder, name), "");
      // A container gives every process the same id, so a leftover may seem to be ours.
      utimesSync(join(folder, stale[1]!), 1, performance.timeOrigin / 1000 - 60);
      await rewrite(log, "REDACTED\n");
      expect(readdirSync(folder).toSorted()).toEqual(["a.jsonl", ...others].toSorted());
    });
  });

  test("goes also where the name is too long to stand in another", async () => {
    const { stdout } = await bash("echo $$");
    await inFolder(async (folder) => {
      // Its 200th byte is not the end of a character.
      const log = join(folder, `x${"\u{1f600}".repeat(63)}`);
      writeFileSync(log, "secret\n");
      const draft = await openRewrite(log, "a.jsonl");
      await draft.write("REDACTED\n");
      const [beside] = readdirSync(folder).filter((name) => name.startsWith("."));
      await draft.discard();
      writeFileSync(join(folder, beside!.replace(`.${process.pid}.`, `.${stdout.trim()}.`)), "");
      expect(readdirSync(folder)).toHaveLength(2);
      await rewrite(log, "REDACTED\n");
      expect(readdirSync(folder)).toHaveLength(1);
    });
  });

  test("is no hindrance if it can't be removed", async () => {
    const { stdout } = await bash("echo $$");
    await withLog("secret\n", async (log, folder) => {
      mkdirSync(join(folder, `.a.jsonl.${stdout.trim()}.${unique}`));
      await rewrite(log, "REDACTED\n");
      expect(readFileSync(log, "utf8")).toBe("REDACTED\n");
    });
  });
});
