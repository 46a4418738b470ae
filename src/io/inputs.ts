import { stat } from "node:fs/promises";
import { basename, join, normalize, relative, resolve, sep } from "node:path";
import { Problem } from "../contract/problem.ts";
import type { Io } from "./io.ts";
import { realPath } from "./paths.ts";
import { reasonOf } from "./reason.ts";
import { logFile, walk, type Found } from "./walk.ts";

/** One input to read. */
export interface Input {
  /** As the user would name it; `stdin` for standard input. */
  readonly name: string;
  /** Absolute path; undefined for standard input. */
  readonly path: string | undefined;
  /** Its place below the folder or pattern that led to it; its own name if it was named itself. */
  readonly inside: string;
  /** The run_id its place under the log folder asks for; undefined if it lies elsewhere. */
  readonly run: string | undefined;
}

/** Something named that cannot be read. */
export interface BadInput {
  readonly file: string;
  readonly reason: string;
}

export interface Inputs {
  readonly found: readonly Input[];
  readonly bad: readonly BadInput[];
  /** Absolute paths of the folders that were looked through. */
  readonly folders: readonly string[];
}

const defaultFolder = join("logs", "telemetry");
const inDefaultFolder = `${sep}${defaultFolder}${sep}`;

/** The run_id a log's place asks for: its path below the folder that was named, or below logs/telemetry. */
function runOf(path: string, folder: string | undefined): string | undefined {
  if (!logFile.test(path)) return undefined;
  const at = path.lastIndexOf(inDefaultFolder);
  if (folder === undefined && at < 0) return undefined;
  const root = folder ?? path.slice(0, at + inDefaultFolder.length - 1);
  return relative(root, path).replace(logFile, "").split(sep).join("/");
}

/**
 * Resolves what a user named: files, folders (walked, each visited once), globs and `-`. Order is as named, sorted
 * within a folder or glob; a file named twice is read once.
 */
export async function resolveInputs(named: readonly string[], cwd: string): Promise<Inputs> {
  const inputs = createInputs(cwd);
  for (const name of named) {
    if (name === "-") inputs.takeStdin();
    else if (name === "") inputs.bad.push({ file: '""', reason: "an empty name" });
    else await resolveName(name, inputs);
  }
  return { found: inputs.found, bad: inputs.bad, folders: inputs.folders };
}

interface Resolving {
  readonly cwd: string;
  readonly found: Input[];
  readonly bad: BadInput[];
  readonly folders: string[];
  takeStdin(): void;
  /** @param real its path without symbolic links, as far as that is known: what is read once */
  takeFile(real: string, path: string, name: string, inside: string, folder?: string): void;
  /** All logs below a folder. */
  takeFolder(path: string, name: string): Promise<void>;
}

function createInputs(cwd: string): Resolving {
  const found: Input[] = [];
  const bad: BadInput[] = [];
  const folders: string[] = [];
  const seen = new Set<string>();
  const take = (key: string, input: Input): void => {
    if (!seen.has(key)) found.push(input);
    seen.add(key);
  };
  const takeFile: Resolving["takeFile"] = (real, path, name, inside, folder) =>
    take(real, { name, path, inside, run: runOf(path, folder) });
  return {
    cwd,
    found,
    bad,
    folders,
    takeStdin: () =>
      take("-", { name: "stdin", path: undefined, inside: "stdin.jsonl", run: undefined }),
    takeFile,
    async takeFolder(path, name) {
      // A folder called telemetry is taken for the log folder itself; below logs/telemetry the default rule holds.
      const root = basename(path) === "telemetry" ? path : undefined;
      const nameOf = (file: string) => join(name, relative(path, file));
      const all = await walk(path, () => true, tell(bad, nameOf));
      folders.push(path, ...all.folders);
      const logs = all.files.filter((file) => logFile.test(file));
      if (logs.length === 0) {
        bad.push({ file: name, reason: "no .jsonl or .ndjson file in this folder" });
      }
      const real = await realPath(path);
      for (const file of logs) {
        const inside = relative(path, file);
        takeFile(join(real, inside), file, nameOf(file), inside, root);
      }
    },
  };
}

const tell =
  (bad: BadInput[], nameOf: (path: string) => string) => (path: string, reason: string) => {
    bad.push({ file: nameOf(path), reason });
  };

async function resolveName(name: string, inputs: Resolving): Promise<void> {
  const path = resolve(inputs.cwd, name);
  try {
    const status = await stat(path);
    if (status.isDirectory()) await inputs.takeFolder(path, name);
    else inputs.takeFile(await realPath(path), path, name, basename(path));
  } catch (error) {
    const { default: picomatch } = await import("picomatch");
    if (picomatch.scan(name).isGlob) await resolveGlob(normalize(name), inputs);
    else inputs.bad.push({ file: name, reason: reasonOf(error) });
  }
}

/** A pattern names files, and folders that are walked. */
async function resolveGlob(pattern: string, inputs: Resolving): Promise<void> {
  const { default: picomatch } = await import("picomatch");
  const isMatch = picomatch(pattern);
  const { base } = picomatch.scan(pattern);
  const root = resolve(inputs.cwd, base);
  const nameOf = (path: string) =>
    pattern.startsWith(sep) ? path : join(base, relative(root, path));
  const deepest = pattern.includes("**") ? Number.POSITIVE_INFINITY : pattern.split(sep).length;
  let all: Found = { files: [], folders: [] };
  try {
    all = await walk(root, (depth) => depth < deepest, tell(inputs.bad, nameOf));
    inputs.folders.push(root, ...all.folders);
  } catch {
    // The folder the pattern starts in is not there, so nothing matches.
  }
  const files = all.files.filter((path) => isMatch(nameOf(path)));
  // A pattern for all depths means the files there; one for a level may mean folders, as a shell would give them.
  const folders = pattern.includes("**") ? [] : all.folders.filter((path) => isMatch(nameOf(path)));
  if (files.length + folders.length === 0) {
    inputs.bad.push({ file: pattern, reason: "the pattern matches no file" });
  }
  const real = await realPath(root);
  for (const path of files) {
    const inside = relative(root, path);
    inputs.takeFile(join(real, inside), path, nameOf(path), inside);
  }
  for (const path of folders) await inputs.takeFolder(path, nameOf(path));
}

/**
 * What is read when nothing is named: standard input if it is not a terminal, else the default log folder.
 * @throws Problem if there is neither
 */
export async function defaultInputs(io: Io): Promise<readonly string[]> {
  if (io.stdin.isTTY !== true) return ["-"];
  const folder = await stat(join(io.cwd, defaultFolder)).catch(() => undefined);
  if (folder?.isDirectory()) return [defaultFolder];
  throw new Problem(
    `no input named, and there is no ${defaultFolder} here`,
    "name files, folders, quoted globs, or - for standard input",
  );
}
