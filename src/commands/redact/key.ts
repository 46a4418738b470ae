import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import type { Io } from "../../io/io.ts";
import { newKeyFile, readKeyFile } from "../../io/key-file.ts";
import { exitCodes } from "../exit-codes.ts";
import { createKey, shortestKey, type Key } from "./marker.ts";

/** The variable that holds a key where no file is named. */
const variable = "TELEMETRY_REDACT_KEY";

/**
 * The key of --key-file, else of the environment; never of an option, which other users of the machine can see.
 * @throws Problem for a key that is too short, or a file that others may read
 */
export async function loadKey(file: string | undefined, io: Io): Promise<Key | undefined> {
  if (file !== undefined) {
    return createKey(await readKeyFile(resolve(io.cwd, file), file, shortestKey));
  }
  const text = io.env[variable];
  if (text === undefined || text === "") return undefined;
  const bytes = Buffer.from(text);
  if (bytes.length < shortestKey) {
    throw new Problem(`${variable} has ${bytes.length} bytes; a key has at least ${shortestKey}`);
  }
  return createKey(bytes);
}

/** Writes a new key to a file of its own, for nobody else to read. */
export async function makeKey(file: string, io: Io): Promise<number> {
  const text = `${randomBytes(shortestKey).toString("base64url")}\n`;
  await newKeyFile(resolve(io.cwd, file), file, text);
  const { id } = createKey(Buffer.from(text.trimEnd()));
  await io.stderr.write(`wrote the key ${id} to ${file}; keep it apart from the logs\n`);
  return exitCodes.clean;
}
