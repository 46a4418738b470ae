// Files beside a log that its rotation may have made.
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { Fingerprint } from "../../../../src/io/follow/fingerprint.ts";
import {
  copyOf,
  missedGenerations,
  type Generation,
} from "../../../../src/io/follow/generations.ts";
import { identify } from "../../../../src/io/follow/identity.ts";
import { inFolder } from "../../../support/process.ts";

const never = () => false;
const nothing = new Fingerprint();

function printOf(text: string): Fingerprint {
  const print = new Fingerprint();
  print.add(Buffer.from(text), 0);
  return print;
}

/** The names of generations, which are closed. */
const namesOf = (generations: readonly (Generation | undefined)[]): string[] =>
  generations.flatMap((one) => {
    if (!one) return [];
    closeSync(one.fd);
    return [basename(one.path)];
  });

const event = (time: string): string => `{"timestamp":"2026-02-03T${time}Z","event":"a.b"}\n`;

describe("names that rotation gives", () => {
  const cases: [log: string, name: string, counted: boolean, copy: boolean][] = [
    ["run.jsonl", "run.jsonl.1", true, true],
    ["run.jsonl", "run.jsonl.12", true, true],
    ["run.jsonl", "run.jsonl-20261125", true, true],
    ["run.jsonl", "run.jsonl_2", true, true],
    ["run.jsonl", "run.1.jsonl", true, true],
    ["run.jsonl", "run-2026-11-25.jsonl", true, true],
    ["run.jsonl", "run-2026-11-25T10:00:00Z.jsonl", true, true],
    ["run.jsonl", "run.jsonl.old", false, true],
    ["run.jsonl", "run.jsonl~", false, true],
    ["run.jsonl", "run.jsonl.1.gz", false, false],
    ["run.jsonl", "run.1.jsonl.zst", false, false],
    ["run.jsonl", "run-docs.jsonl", false, false],
    ["run.jsonl", "run-1a.jsonl", false, false],
    ["run.jsonl", "run2.jsonl", false, false],
    ["run.jsonl", "run.jsonl2", false, false],
    ["run.jsonl", "other.jsonl.1", false, false],
    ["run.jsonl", "my-run.jsonl.1", false, false],
    ["run.jsonl", "run.1.json", false, false],
    ["log", "log.1", true, true],
    ["log", "log-20261125", true, true],
    ["log", "log2", false, false],
    ["log", "log.gz", false, false],
    ["run.2.jsonl", "run.2.jsonl.1", true, true],
    ["run.2.jsonl", "run.2.1.jsonl", true, true],
    ["run.2.jsonl", "run.1.jsonl", false, false],
  ];
  test.each(cases)("%s: %s", async (log, name, counted, copy) => {
    await inFolder(async (folder) => {
      const path = join(folder, log);
      writeFileSync(path, "new\n");
      writeFileSync(join(folder, name), "old\n");
      const found = namesOf(missedGenerations(path, 0, never, nothing));
      expect(found).toEqual(counted ? [name] : []);
      const copied = namesOf([copyOf(path, 0, never, printOf("old\n"), 4)]);
      expect(copied).toEqual(copy ? [name] : []);
    });
  });
});

describe("generations that were missed", () => {
  test("come oldest first, by the time they were made", async () => {
    await inFolder(async (folder) => {
      const path = join(folder, "log");
      for (const name of ["log.3", "log.1", "log.2"]) {
        writeFileSync(join(folder, name), "x\n");
        const made = identify(join(folder, name))!.status.birthtimeNs;
        // The clock of files has to tick before the next one.
        await ticked(folder, made);
      }
      expect(namesOf(missedGenerations(path, 0, never, nothing))).toEqual([
        "log.3",
        "log.1",
        "log.2",
      ]);
    });
  });

  test("are open, with what tells them from others", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "log.1"), event("10:00:00"));
      const [one] = missedGenerations(join(folder, "log"), 0, never, nothing);
      expect(one!.key).toBe(identify(join(folder, "log.1"))!.key);
      expect(readFileSync(one!.fd, "utf8")).toBe(event("10:00:00"));
      expect(namesOf([one])).toEqual(["log.1"]);
    });
  });

  test("are not those that are known, older, copies, folders, or under two names", async () => {
    await inFolder(async (folder) => {
      const at = (name: string) => join(folder, name);
      for (const name of ["log.1", "log.2", "log.4"]) writeFileSync(at(name), `${name}\n`);
      mkdirSync(at("log.3"));
      symlinkSync("log.2", at("log.5"));
      symlinkSync("nowhere", at("log.6"));
      const known = identify(at("log.1"))!.key;
      const missed = missedGenerations(at("log"), 0, (key) => key === known, printOf("log.4\n"));
      expect(namesOf(missed)).toHaveLength(1);
      const later = Date.now() + 60_000;
      expect(missedGenerations(at("log"), later, never, nothing)).toEqual([]);
    });
  });

  test("of a folder that is not there are none", async () => {
    await inFolder(async (folder) => {
      expect(missedGenerations(join(folder, "none", "log"), 0, never, nothing)).toEqual([]);
    });
  });
});

/** Waits until files that are made get a later time than this. */
async function ticked(folder: string, before: bigint): Promise<void> {
  const probe = join(folder, "probe");
  for (;;) {
    writeFileSync(probe, "");
    if (identify(probe)!.status.mtimeNs > before) return;
    await new Promise((settle) => setTimeout(settle, 1));
  }
}

describe("a copy", () => {
  const read = "one\ntwo\n";
  test.each<[string, string, boolean]>([
    ["has all that was read", read, true],
    ["has more", `${read}three\n`, true],
    ["has less", "one\n", false],
    ["has something else", "two\none\n", false],
    ["is empty", "", false],
  ])("%s", async (_, text, found) => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "log"), "");
      writeFileSync(join(folder, "log.1"), text);
      const copy = copyOf(join(folder, "log"), 0, never, printOf(read), read.length);
      expect(namesOf([copy])).toEqual(found ? ["log.1"] : []);
    });
  });

  test("is not one of a file of which nothing was read", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "log.1"), "x\n");
      expect(copyOf(join(folder, "log"), 0, never, nothing, 0)).toBeUndefined();
    });
  });

  test("is not one that is open, or was written before", async () => {
    await inFolder(async (folder) => {
      const path = join(folder, "log.1");
      writeFileSync(path, read);
      const { key } = identify(path)!;
      const copy = (since: number, isOpen: (key: string) => boolean) =>
        namesOf([copyOf(join(folder, "log"), since, isOpen, printOf(read), read.length)]);
      expect(copy(0, (its) => its === key)).toEqual([]);
      utimesSync(path, 1000, 1000);
      expect(copy(1_000_000, never)).toEqual(["log.1"]);
      expect(copy(1_001_000, never)).toEqual([]);
    });
  });
});

test("no file is left open", async () => {
  await inFolder(async (folder) => {
    const at = (name: string) => join(folder, name);
    for (let n = 0; n < 20; n++) writeFileSync(at(`log.${n}`), "same\n");
    const lowest = () => {
      const fd = openSync(folder, "r");
      closeSync(fd);
      return fd;
    };
    const before = lowest();
    namesOf(missedGenerations(at("log"), 0, never, printOf("same\n")));
    namesOf([copyOf(at("log"), 0, never, printOf("same\n"), 5)]);
    namesOf([copyOf(at("log"), 0, never, printOf("other\n"), 6)]);
    expect(lowest()).toBe(before);
  });
});
