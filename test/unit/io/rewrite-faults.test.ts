// Whatever fails while a file is replaced: the original is whole, and nothing is left beside it.
import { spawn } from "node:child_process";
import fs, {
  appendFileSync,
  chmodSync,
  chownSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { buildSync } from "esbuild";
import { afterEach, describe, expect, test, vi, type TestContext } from "vitest";
import { CannotWrite } from "../../../src/io/output.ts";
import { openRewrite } from "../../../src/io/rewrite.ts";
import { root } from "../../support/cli.ts";
import { bash, inFolder, outcome, printed } from "../../support/process.ts";

/** A program that uses src/, as this Node can't run TypeScript. */
function programOf(contents: string, folder: string): string {
  const outfile = join(folder, "program.cjs");
  const stdin = { contents, resolveDir: root };
  buildSync({ stdin, bundle: true, format: "cjs", platform: "node", outfile });
  return outfile;
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe("a step that fails", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  const handles = async (): Promise<FileHandle> => {
    const file = await open("/dev/null");
    await file.close();
    return Object.getPrototypeOf(file) as FileHandle;
  };

  /** What the spies put to one side. */
  const originalSync =
    ({ sync }: { sync: (this: FileHandle) => Promise<void> }) =>
    (file: FileHandle) =>
      sync.call(file);

  /** A replacement of a secret, while something fails. */
  async function failing(
    check: (outcome: { error: unknown; log: string; folder: string }) => void,
  ): Promise<void> {
    await inFolder(async (folder) => {
      const log = join(folder, "a.jsonl");
      writeFileSync(log, "clean\nsecret\n");
      const draft = await openRewrite(log, "a.jsonl");
      const error: unknown = await (async () => {
        await draft.write("clean\n");
        await draft.write("REDACTED\n");
        await draft.keep();
      })().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      vi.restoreAllMocks();
      syncBuiltinESMExports();
      await draft.discard();
      check({ error, log, folder });
    });
  }

  test.each([
    ["writeFile", "ENOSPC", "no space left on device"],
    ["writeFile", "EDQUOT", "the quota is used up"],
    ["chmod", "EIO", "input/output error"],
    ["sync", "EIO", "input/output error"],
  ] as const)("%s with %s", async (step, code, words) => {
    const spy = vi.spyOn(await handles(), step).mockRejectedValue(failure(code));
    await failing(({ error, log, folder }) => {
      expect(error).toBeInstanceOf(CannotWrite);
      expect((error as Error).message).toBe(`cannot write a.jsonl: ${words}`);
      expect(readFileSync(log, "utf8")).toBe("clean\nsecret\n");
      expect(readdirSync(folder)).toEqual(["a.jsonl"]);
    });
    expect(spy).toHaveBeenCalledOnce();
  });

  test("the rename", async () => {
    const spy = vi.spyOn(fs, "renameSync").mockImplementation(() => {
      throw failure("EACCES");
    });
    syncBuiltinESMExports();
    await failing(({ error, log, folder }) => {
      expect(spy).toHaveBeenCalledOnce();
      expect((error as Error).message).toBe("cannot write a.jsonl: permission denied");
      expect(error).toBeInstanceOf(CannotWrite);
      expect(readFileSync(log, "utf8")).toBe("clean\nsecret\n");
      expect(readdirSync(folder)).toEqual(["a.jsonl"]);
    });
  });

  test("the last: the folder can't be put on the disk, which is told", async () => {
    const prototype = await handles();
    const sync = originalSync(prototype);
    vi.spyOn(prototype, "sync").mockImplementation(async function (this: FileHandle) {
      if ((await this.stat()).isDirectory()) throw failure("EIO");
      return sync(this);
    });
    await failing(({ error, log, folder }) => {
      expect((error as Error).message).toBe(
        "cannot write the folder of a.jsonl to the disk: input/output error",
      );
      expect(readFileSync(log, "utf8")).toBe("clean\nREDACTED\n");
      expect(readdirSync(folder)).toEqual(["a.jsonl"]);
    });
  });

  test("a file system that can't put folders on the disk is good enough", async () => {
    const prototype = await handles();
    const sync = originalSync(prototype);
    const synced: boolean[] = [];
    vi.spyOn(prototype, "sync").mockImplementation(async function (this: FileHandle) {
      synced.push((await this.stat()).isDirectory());
      if (synced.at(-1)) throw failure("EINVAL");
      return sync(this);
    });
    await failing(({ error, log }) => {
      expect(error).toBeUndefined();
      expect(synced).toEqual([false, true]);
      expect(readFileSync(log, "utf8")).toBe("clean\nREDACTED\n");
    });
  });

  test("what is appended in the very moment of the rename is lost, and told so", async () => {
    const { renameSync } = fs;
    vi.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      appendFileSync(to, "more\n");
      renameSync(from, to);
    });
    syncBuiltinESMExports();
    await failing(({ error, log }) => {
      expect(error).toBeInstanceOf(CannotWrite);
      expect((error as Error).message).toBe(
        "cannot write all of a.jsonl: something wrote to it in the moment it was replaced, and that is lost",
      );
      expect(readFileSync(log, "utf8")).toBe("clean\nREDACTED\n");
    });
  });
});

/** Runs something where a small file system is mounted. */
async function onSmallDisk(
  context: TestContext,
  options: string,
  work: (small: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const { code } = await bash(`mkdir small && mount -t tmpfs -o ${options} tmpfs small`, folder);
    if (code !== 0) context.skip("no right to mount a small file system");
    try {
      await work(join(folder, "small"));
    } finally {
      await bash("umount small", folder);
    }
  });
}

describe("a disk", () => {
  test("that is full, also in the middle of a block", async (context) => {
    await onSmallDisk(context, "size=256k", async (small) => {
      const log = join(small, "a.jsonl");
      const old = "s".repeat(100_000);
      writeFileSync(log, old);
      const draft = await openRewrite(log, "a.jsonl");
      // Of this block a part has room: a write that is taken for whole would put half a log in its place.
      const written = draft.write("x".repeat(400_000)).then(() => draft.keep());
      await expect(written).rejects.toBeInstanceOf(CannotWrite);
      await expect(written).rejects.toThrow("cannot write a.jsonl: no space left on device");
      expect(readFileSync(log, "utf8")).toBe(old);
      expect(readdirSync(small)).toEqual(["a.jsonl"]);
    });
  });

  test("that is full where the start, as it was, is copied", async (context) => {
    await onSmallDisk(context, "size=256k", async (small) => {
      const log = join(small, "a.jsonl");
      const old = "s".repeat(200_000);
      writeFileSync(log, old);
      const draft = await openRewrite(log, "a.jsonl");
      await draft.write(old.slice(1));
      await expect(draft.write("x")).rejects.toThrow("cannot write a.jsonl: no space left on");
      expect(readFileSync(log, "utf8")).toBe(old);
      expect(readdirSync(small)).toEqual(["a.jsonl"]);
    });
  });

  test("that is full has room for a file that stays as it is", async (context) => {
    await onSmallDisk(context, "size=64k", async (small) => {
      const log = join(small, "a.jsonl");
      writeFileSync(log, Buffer.alloc(65_536, "c"));
      const draft = await openRewrite(log, "a.jsonl");
      await draft.write(Buffer.alloc(65_536, "c"));
      await draft.keep();
      expect(statSync(log).size).toBe(65_536);
    });
  });

  test("that can only be read", async (context) => {
    await onSmallDisk(context, "size=64k", async (small) => {
      const log = join(small, "a.jsonl");
      writeFileSync(log, "secret\n");
      await bash(`mount -o remount,ro ${small}`);
      const same = await openRewrite(log, "a.jsonl");
      await same.write("secret\n");
      await same.keep();
      const draft = await openRewrite(log, "a.jsonl");
      const written = draft.write("REDACTED\n");
      await expect(written).rejects.toBeInstanceOf(CannotWrite);
      await expect(written).rejects.toThrow("cannot write a.jsonl: read-only file system");
      expect(readFileSync(log, "utf8")).toBe("secret\n");
    });
  });
});

/** Replaces what is named by its arguments, and prints what came of it. */
const replacing = `
  import { openRewrite } from "./src/io/rewrite.ts";
  openRewrite(process.argv[2], "a.jsonl")
    .then(async (draft) => {
      await draft.write("REDACTED\\n");
      await draft.keep();
    })
    .then(() => console.log("kept"), (error) => console.log(error.constructor.name, error.message));
`;

describe.skipIf(process.getuid?.() !== 0)(
  "somebody without rights (only root can become them)",
  () => {
    const nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", process.execPath];

    test.each([
      ["to the folder", 0o755, /^CannotWrite cannot write a\.jsonl: permission denied\n$/],
      ["to give the file back to its owner", 0o777, /^Refused it would no longer belong to user 0/],
    ])("%s", async (_, mode, told) => {
      await inFolder(async (folder) => {
        const log = join(folder, "a.jsonl");
        const program = programOf(replacing, folder);
        writeFileSync(log, "secret\n");
        chmodSync(folder, mode);
        const { stdout } = await outcome(spawn("setpriv", [...nobody, program, log]));
        expect(stdout).toMatch(told);
        expect(readFileSync(log, "utf8")).toBe("secret\n");
        expect(readdirSync(folder).toSorted()).toEqual(["a.jsonl", "program.cjs"]);
      });
    });

    test("leaves alone what a process of somebody else writes", async () => {
      await inFolder(async (folder) => {
        const log = join(folder, "a.jsonl");
        const program = programOf(replacing, folder);
        const theirs = `.a.jsonl.${process.pid}.0123abcd.telemetry-redact`;
        for (const name of ["a.jsonl", theirs]) {
          writeFileSync(join(folder, name), "secret\n");
          chownSync(join(folder, name), 65534, 65534);
        }
        chmodSync(folder, 0o777);
        const { stdout } = await outcome(spawn("setpriv", [...nobody, program, log]));
        expect(stdout).toBe("kept\n");
        expect(readFileSync(log, "utf8")).toBe("REDACTED\n");
        expect(readdirSync(folder).toSorted()).toEqual([theirs, "a.jsonl", "program.cjs"]);
      });
    });
  },
);

test("kill -9 at any time leaves one whole content or the other, and no more than the next rewrite removes", async () => {
  const forever = `
    import { openRewrite } from "./src/io/rewrite.ts";
    const run = async () => {
      for (let i = 0; ; i++) {
        const draft = await openRewrite(process.argv[2], "a.jsonl");
        const block = (i % 2 ? "a" : "b").repeat(1 << 16);
        for (let n = 0; n < 16; n++) await draft.write(block);
        await draft.keep();
        if (i === 2) console.log("going");
      }
    };
    run();
  `;
  await inFolder(async (folder) => {
    const log = join(folder, "a.jsonl");
    const program = programOf(forever, folder);
    writeFileSync(log, "a".repeat(1 << 20));
    let left = 0;
    for (let round = 0; round < 15; round++) {
      const child = spawn(process.execPath, [program, log]);
      const closed = new Promise((settle) => child.on("close", settle));
      await printed(child, "stdout", /going/);
      await setTimeout(round);
      child.kill("SIGKILL");
      await closed;
      const text = readFileSync(log, "utf8");
      expect(text.length).toBe(1 << 20);
      expect(/^(?:a+|b+)$/.test(text)).toBe(true);
      const beside = readdirSync(folder).filter((name) => name.endsWith(".telemetry-redact"));
      expect(beside.length).toBeLessThanOrEqual(1);
      left += beside.length;
    }
    // Else the kills came when nothing was under way.
    expect(left).toBeGreaterThan(0);
    const draft = await openRewrite(log, "a.jsonl");
    await draft.write("REDACTED\n");
    await draft.keep();
    expect(readdirSync(folder).toSorted()).toEqual(["a.jsonl", "program.cjs"]);
  });
});
