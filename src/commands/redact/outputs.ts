import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../../contract/problem.ts";
import { isGzip } from "../../io/blocks.ts";
import { gzipDraft } from "../../io/gzip-writer.ts";
import type { Input } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { openDraft } from "../../io/output.ts";
import { openRewrite } from "../../io/rewrite.ts";
import { fileIdOf, fileOf, isSameFile } from "../../io/same-file.ts";
import { planCopies } from "../copies.ts";
import { checkOutputFiles } from "../output-files.ts";
import type { RedactOptions } from "./options.ts";

/** Where a redacted input goes. */
export interface Output {
  write(bytes: Uint8Array): Promise<void>;
  /** @param isChanged whether anything was replaced */
  keep(isChanged: boolean): Promise<void>;
  /** Takes away what was written, where that can be. */
  discard(): Promise<void>;
}

export interface Outputs {
  /** What is done with a file in which there is nothing to replace: nothing, a copy, or it is scanned again. */
  readonly clean: "skip" | "copy" | "scan";
  /** Undefined if nothing is written. */
  open(input: Input): Promise<Output | undefined>;
  /** Whether each input has an output of its own, which may fail without the others. */
  readonly isEach: boolean;
}

/**
 * Where the redacted inputs go: a folder, their own places, or standard output.
 * @throws Problem if something would be written over an input
 */
export async function openOutputs(
  inputs: readonly Input[],
  { outDir, inPlace, check, dryRun, listings }: RedactOptions,
  io: Io,
): Promise<Outputs> {
  const copies =
    outDir === undefined
      ? undefined
      : await planCopies(inputs, outDir, io.cwd, {
          option: "--out-dir",
          verb: "redact",
          targetOf: join,
          pathsOf: (path) => [path],
        });
  const reports = listings.flatMap(({ format, file }) =>
    file === undefined ? [] : [{ option: `--report ${format}=${file}`, file }],
  );
  const written = [...(copies?.values() ?? [])].map((path) => [path, "a redacted copy"] as const);
  await checkOutputFiles(reports, inputs, written, io.cwd);
  await refuseOwnInput(inputs);
  if (check || dryRun)
    return { clean: "skip", isEach: false, open: () => Promise.resolve(undefined) };
  if (copies)
    return { clean: "copy", isEach: true, open: (input) => openCopy(input, copies.get(input)!) };
  if (inPlace) {
    if (inputs.some(({ path }) => path === undefined)) {
      throw new Problem("standard input has no place to be redacted in", "leave out --in-place");
    }
    return { clean: "skip", isEach: true, open: openPlace };
  }
  const output: Output = {
    write: (bytes) => io.stdout.write(bytes),
    keep: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
  // What has gone out can't be taken back if the file changes meanwhile.
  return { clean: "scan", isEach: false, open: () => Promise.resolve(output) };
}

/** `telemetry redact f > f`: the shell has emptied it already; `>> f` would never end. */
async function refuseOwnInput(inputs: readonly Input[]): Promise<void> {
  const own = fileOf(1);
  if (!own) return;
  for (const { path, name } of inputs) {
    const id = path === undefined ? fileOf(0) : await fileIdOf(path);
    if (id && isSameFile(id, own)) {
      throw new Problem(
        `standard output is the input ${name}`,
        "use --in-place, or write to another file",
      );
    }
  }
}

/** The bits of a mode that say who may do what. */
const rights = 0o777;

async function openCopy({ path }: Input, target: string): Promise<Output> {
  const mode = path === undefined ? 0o600 : (await stat(path)).mode & rights;
  const isZipped = await isZippedFile(path);
  const draft = await openDraft(target, mode);
  const output = isZipped ? await gzipDraft(draft) : draft;
  return {
    write: (bytes) => output.write(bytes),
    keep: () => output.keep(),
    discard: () => output.discard(),
  };
}

async function openPlace({ path, name }: Input): Promise<Output> {
  const isZipped = await isZippedFile(path);
  const draft = await openRewrite(path!, name);
  const output = isZipped ? await gzipDraft(draft) : draft;
  return {
    write: (bytes) => output.write(bytes),
    // What is clean keeps its place, its inode and its time.
    keep: (isChanged) => (isChanged ? output.keep() : output.discard()),
    discard: () => output.discard(),
  };
}

/** What was compressed stays so. */
async function isZippedFile(path: string | undefined): Promise<boolean> {
  if (path === undefined || !(await stat(path)).isFile()) return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && isGzip(buffer);
  } finally {
    await file.close();
  }
}
