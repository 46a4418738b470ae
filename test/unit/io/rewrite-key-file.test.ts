import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Problem } from "../../../src/contract/problem.ts";
import { newKeyFile, readKeyFile } from "../../../src/io/key-file.ts";
import { CannotWrite } from "../../../src/io/output.ts";
import { bash, inFolder } from "../../support/process.ts";

const key = "0123456789abcdef".repeat(2);

/** Writes a file with exactly this mode, whatever the umask. */
function keyFile(folder: string, text: string, mode = 0o600): string {
  const path = join(folder, "key");
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

describe("a key file", () => {
  test.each([key, `${key}\n`])("is read without the newline at its end: %j", async (text) => {
    await inFolder(async (folder) => {
      const bytes = await readKeyFile(keyFile(folder, text), "key", 32);
      expect(bytes.toString()).toBe(key);
    });
  });

  test("loses one newline, and no other byte", async () => {
    await inFolder(async (folder) => {
      const bytes = await readKeyFile(keyFile(folder, ` ${key} \n\n`), "key", 32);
      expect(bytes.toString()).toBe(` ${key} \n`);
    });
  });

  test("may be a link to one", async () => {
    await inFolder(async (folder) => {
      keyFile(folder, key, 0o400);
      symlinkSync("key", join(folder, "link"));
      expect((await readKeyFile(join(folder, "link"), "link", 32)).toString()).toBe(key);
    });
  });

  test.each([0o604, 0o640, 0o602, 0o620, 0o601, 0o610])(
    "that others have a right to is refused: mode %o",
    async (mode) => {
      await inFolder(async (folder) => {
        const read = readKeyFile(keyFile(folder, key, mode), "my.key", 32);
        await expect(read).rejects.toBeInstanceOf(Problem);
        await expect(read).rejects.toMatchObject({ hint: "chmod 600 my.key" });
      });
    },
  );

  test.each([key.slice(1), `${key.slice(1)}\n`, "", "\n"])(
    "that is too short is refused, and not told: %j",
    async (text) => {
      await inFolder(async (folder) => {
        const read = readKeyFile(keyFile(folder, text), "my.key", 32);
        await expect(read).rejects.toBeInstanceOf(Problem);
        await expect(read).rejects.toThrow(/^the key in my\.key has (?:31|0) bytes; .* 32$/);
      });
    },
  );

  test("that is none is refused: nothing, a folder, a pipe that nobody writes to", async () => {
    await inFolder(async (folder) => {
      await bash("mkfifo -m 600 pipe", folder);
      for (const path of [join(folder, "none"), folder, join(folder, "pipe")]) {
        const read = readKeyFile(path, "my.key", 32);
        await expect(read).rejects.toBeInstanceOf(Problem);
        await expect(read).rejects.toThrow(/the key file my\.key/);
      }
    });
  });
});

describe("a new key file", () => {
  afterEach(() => void vi.restoreAllMocks());

  test("is its owner's alone, and can be read", async () => {
    await inFolder(async (folder) => {
      const path = join(folder, "key");
      await newKeyFile(path, "key", `${key}\n`);
      expect(statSync(path).mode & 0o7777).toBe(0o600);
      expect((await readKeyFile(path, "key", 32)).toString()).toBe(key);
    });
  });

  test("takes no other file's place, not even through a link", async () => {
    await inFolder(async (folder) => {
      const path = keyFile(folder, "old");
      symlinkSync("nowhere", join(folder, "link"));
      for (const place of [path, join(folder, "link")]) {
        await expect(newKeyFile(place, "my.key", key)).rejects.toThrow(
          "cannot write my.key: a file of this name is in the way",
        );
      }
      expect(readFileSync(path, "utf8")).toBe("old");
      expect(existsSync(join(folder, "nowhere"))).toBe(false);
    });
  });

  test("is there whole or not at all", async () => {
    const file = await open("/dev/null");
    await file.close();
    const prototype = Object.getPrototypeOf(file) as FileHandle;
    vi.spyOn(prototype, "sync").mockRejectedValue(Object.assign(new Error(), { code: "ENOSPC" }));
    await inFolder(async (folder) => {
      const path = join(folder, "key");
      await expect(newKeyFile(path, "key", key)).rejects.toBeInstanceOf(CannotWrite);
      expect(existsSync(path)).toBe(false);
    });
  });
});
