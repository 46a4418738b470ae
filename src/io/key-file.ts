import { constants } from "node:fs";
import { open, rm } from "node:fs/promises";
import { Problem } from "../contract/problem.ts";
import { CannotWrite } from "./output.ts";
import { reasonOf } from "./reason.ts";

/** The mode bits of everybody but the owner. */
const others = 0o077;

/**
 * Reads a secret key; the newline at its end is not part of it.
 * @param name the file as the user named it
 * @throws Problem if it can't be read, others may read it, or it is shorter than `least` bytes
 */
export async function readKeyFile(path: string, name: string, least: number): Promise<Buffer> {
  const { bytes, mode, isFile } = await contentOf(path, name);
  if (!isFile) throw new Problem(`the key file ${name} is no regular file`);
  if ((mode & others) !== 0) {
    throw new Problem(`others may read the key file ${name}`, `chmod 600 ${name}`);
  }
  const key = bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes;
  if (key.length < least) {
    throw new Problem(
      `the key in ${name} has ${key.length} bytes; a key has at least ${least}`,
      "telemetry redact --new-key FILE makes one",
    );
  }
  return key;
}

async function contentOf(path: string, name: string) {
  try {
    // A pipe nobody writes to is refused, not waited for.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const status = await file.stat();
      const isFile = status.isFile();
      const bytes = isFile ? await file.readFile() : Buffer.alloc(0);
      return { bytes, mode: status.mode, isFile };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Problem(`cannot read the key file ${name}: ${reasonOf(error)}`);
  }
}

/**
 * Writes a key to a new file that only its owner can read; one that is there stays.
 * @throws CannotWrite
 */
export async function newKeyFile(path: string, name: string, text: string): Promise<void> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      // A part of a key would be in the way of a whole one.
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new CannotWrite(name, error);
  }
}
