import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import { documentHits } from "../../core/redact/document.ts";
import { pointerOf } from "../../core/redact/fields.ts";
import { createDetector } from "../../core/redact/detector.ts";
import { createNames } from "../../core/redact/names/names.ts";
import { defaultInputs, resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import { safe } from "../../report/safe.ts";
import { exitCodes } from "../exit-codes.ts";
import { loadKey } from "./key.ts";
import { linesOf } from "./lines-of.ts";
import type { RedactOptions } from "./options.ts";

/** Longest value that is looked for, bytes. */
const mostBytes = 1 << 20;

/**
 * Lists where a value stands in logs redacted with a key, by its HMAC: file, line and pointer. The value comes from
 * standard input, where neither other users nor the shell's history see it.
 */
export async function find(
  named: readonly string[],
  options: RedactOptions,
  io: Io,
): Promise<number> {
  const key = await loadKey(options.keyFile, io);
  if (!key)
    throw new Problem(
      "--find needs the key the logs were redacted with",
      "name it with --key-file FILE",
    );
  if (io.stdin.isTTY === true) {
    throw new Problem(
      "--find reads the value from standard input",
      'printf %s "$VALUE" | telemetry redact --find …',
    );
  }
  const marker = key.hmac(await valueOf(io));
  const { found, bad } = await resolveInputs(
    named.length > 0 ? named : await defaultInputs(io),
    io.cwd,
  );
  await io.stderr.write(`looking for ${marker}\n`);
  let count = 0;
  const unreadable = [...bad];
  for (const { name, path } of found) {
    if (path === undefined)
      throw new Problem("standard input has the value", "name files or folders to look in");
    let line = 0;
    try {
      for await (const { bytes } of linesOf(
        resolve(io.cwd, path),
        io,
        options.maxLineBytes,
        () => undefined,
      )) {
        line++;
        const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
        if (!text.includes(marker)) continue;
        count++;
        const places = placesOf(text.toString(), marker).map((place) => ` ${safe(place)}`);
        await io.stdout.write(`${safe(name)}:${line}:${places.join("")}\n`);
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      unreadable.push({ file: name, reason: reasonOf(error) });
    }
  }
  for (const { file, reason } of unreadable)
    await io.stderr.write(`cannot read ${safe(file)}: ${safe(reason)}\n`);
  if (unreadable.length > 0) return exitCodes.unreadable;
  return count > 0 ? exitCodes.clean : exitCodes.findings;
}

async function valueOf(io: Io): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const block of io.stdin as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(block as string);
    length += bytes.length;
    if (length > mostBytes) throw new Problem("the value on standard input is longer than 1 MiB");
    parts.push(bytes);
  }
  const value = Buffer.concat(parts)
    .toString()
    .replace(/\r?\n$/, "");
  if (value === "") throw new Problem("there is no value on standard input");
  return value;
}

/** The pointers of the texts of an event that hold a marker. */
function placesOf(line: string, marker: string): string[] {
  const places: string[] = [];
  const detector = createDetector({
    names: createNames(),
    isOn: () => true,
    finders: [],
    suspicion: { find: () => -1 },
  });
  documentHits(line, 0, line.length, detector, {
    outline(path, token, from, to) {
      if (token === "string" && line.slice(from, to).includes(marker)) places.push(pointerOf(path));
    },
  });
  return places;
}
