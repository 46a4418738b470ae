import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesAt } from "./follow/fingerprint.ts";
import type { Input } from "./inputs.ts";

/** Reads parts of inputs again, by offsets in what they hold uncompressed. */
export interface LineStore {
  read(file: number, offset: number, length: number): Uint8Array;
  /** Keeps bytes of an input that can't be read again: a stream, or a compressed file. */
  keep(file: number, offset: number, bytes: Uint8Array): void;
  /** Whether an input's bytes must be kept. */
  needs(file: number): boolean;
  close(): void;
}

/** @param isCompressed whether a file is read through gzip */
export function openLineStore(
  inputs: readonly Input[],
  isCompressed: (path: string) => boolean,
): LineStore {
  const files = inputs.map(({ path }) => openPlain(path, isCompressed));
  const kept = new Map<number, number>();
  const fdOf = (file: number): number => files[file] ?? kept.get(file) ?? -1;
  return {
    needs: (file) => files[file] === undefined,
    keep(file, offset, bytes) {
      let fd = kept.get(file);
      if (fd === undefined) kept.set(file, (fd = openTemporary()));
      for (let at = 0; at < bytes.length;) {
        at += writeSync(fd, bytes, at, bytes.length - at, offset + at);
      }
    },
    read: (file, offset, length) => bytesAt(fdOf(file), offset, length),
    close() {
      for (const fd of [...files, ...kept.values()]) if (fd !== undefined) closeSync(fd);
    },
  };
}

function openPlain(
  path: string | undefined,
  isCompressed: (path: string) => boolean,
): number | undefined {
  if (path === undefined || isCompressed(path)) return undefined;
  try {
    const fd = openSync(path, "r");
    if (fstatSync(fd).isFile()) return fd;
    closeSync(fd);
  } catch {
    // It is told where it is scanned.
  }
  return undefined;
}

/** A file nobody else sees: it is removed while it is open. */
function openTemporary(): number {
  const folder = mkdtempSync(join(tmpdir(), "telemetry-"));
  const fd = openSync(join(folder, "lines"), "wx+", 0o600);
  rmSync(folder, { recursive: true });
  return fd;
}
