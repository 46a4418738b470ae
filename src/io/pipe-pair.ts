import { execFileSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** A pipe: what is written to the descriptor can be read. */
export interface PipePair {
  readonly reader: Readable;
  /** For a child's stdio; closed here once the child has it. */
  readonly fd: number;
  closeWriter(): void;
}

/**
 * Makes a pipe (POSIX.1-2017, pipe) of a FIFO that has no name any more. What Node gives a child is a socket, through
 * which a program can't open /dev/stdout again, and gets no SIGPIPE. Undefined where there are no FIFOs.
 */
export function openPipe(): PipePair | undefined {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), "telemetry-"));
    const path = join(folder, "pipe");
    execFileSync("mkfifo", ["-m", "600", path], { stdio: "ignore" });
    // Read end first, without waiting for a writer.
    const end = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const fd = openSync(path, constants.O_WRONLY);
    const reader = new Socket({ fd: end, readable: true, writable: false });
    return { reader, fd, closeWriter: () => closeSync(fd) };
  } catch {
    return undefined;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
