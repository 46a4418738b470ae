import { opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { Problem } from "../contract/problem.ts";
import type { Io } from "./io.ts";
import { reasonOf } from "./reason.ts";

/** One input to read. */
export interface Input {
  /** As the user would name it; `stdin` for standard input. */
  readonly name: string;
  /** Absolute path; undefined for standard input. */
  readonly path: string | undefined;
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
}

const logFile = /\.(?:jsonl|ndjson)(?:\.gz)?$/;
const defaultFolder = join("logs", "telemetry");

/** Folders under which a file's path is its run_id. */
function runOf(path: string, folder: string | undefined): string | undefined {
  if (!logFile.test(path)) return undefined;
  const root =
    folder ?? path.slice(0, path.lastIndexOf(`${sep}${defaultFolder}${sep}`) + 1) + defaultFolder;
  const inside = relative(root, path);
  if (inside.startsWith("..") || inside === "") return undefined;
  if (folder === undefined && !path.includes(`${sep}${defaultFolder}${sep}`)) return undefined;
  return inside.replace(logFile, "").split(sep).join("/");
}

/**
 * Resolves what a user named: files, folders (walked, each visited once), globs and `-`. Order is as named, sorted
 * within a folder or glob; a file named twice is read once.
 */
export async function resolveInputs(named: readonly string[], cwd: string): Promise<Inputs> {
  const found: Input[] = [];
  const bad: BadInput[] = [];
  const seen = new Set<string>();
  const take = (path: string, name: string, folder?: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    found.push({ name, path, run: runOf(path, folder) });
  };
  for (const name of named) {
    if (name === "-") {
      if (!seen.has("-")) found.push({ name: "stdin", path: undefined, run: undefined });
      seen.add("-");
      continue;
    }
    const path = resolve(cwd, name);
    try {
      const status = await stat(path);
      if (!status.isDirectory()) {
        take(path, name);
        continue;
      }
      // A folder called telemetry is taken for the log folder itself; below logs/telemetry the default rule holds.
      const folder = basename(path) === "telemetry" ? path : undefined;
      const files = await walk(
        path,
        () => true,
        (file, reason) => bad.push({ file, reason }),
      );
      const logs = files.filter((file) => logFile.test(file));
      if (logs.length === 0)
        bad.push({ file: name, reason: "no .jsonl or .ndjson file in this folder" });
      for (const file of logs) take(file, join(name, relative(path, file)), folder);
    } catch (error) {
      const { default: picomatch } = await import("picomatch");
      const { base, isGlob } = picomatch.scan(name);
      if (!isGlob) {
        bad.push({ file: name, reason: reasonOf(error) });
        continue;
      }
      const matches = await expand(picomatch(name.replace(/^\.\//, "")), name, base, cwd, bad);
      if (matches.length === 0) bad.push({ file: name, reason: "the pattern matches no file" });
      for (const match of matches) take(resolve(cwd, match), match);
    }
  }
  return { found, bad };
}

/** A path without symbolic links, also of a file that is not there yet. */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await realPath(above), basename(path));
  }
}

async function expand(
  isMatch: (name: string) => boolean,
  pattern: string,
  base: string,
  cwd: string,
  bad: BadInput[],
): Promise<string[]> {
  const root = resolve(cwd, base);
  const nameOf = (path: string) =>
    pattern.startsWith("/") ? path : join(base === "" ? "." : base, relative(root, path));
  const deep = pattern.includes("**") ? Number.POSITIVE_INFINITY : pattern.split("/").length;
  const within = (depth: number) => depth < deep;
  try {
    const files = await walk(root, within, (file, reason) => bad.push({ file, reason }));
    return files.map(nameOf).filter((name) => isMatch(name));
  } catch {
    return [];
  }
}

/** All files below a folder, sorted; symbolic links are followed, and each folder is visited once. */
async function walk(
  root: string,
  enter: (depth: number) => boolean,
  onError: (folder: string, reason: string) => void,
): Promise<string[]> {
  const files: string[] = [];
  const visited = new Set<string>([await realpath(root)]);
  const pending = [{ folder: root, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { folder, depth } = next;
    try {
      for await (const entry of await opendir(folder)) {
        const path = join(folder, entry.name);
        try {
          const status = entry.isSymbolicLink() ? await stat(path) : entry;
          if (status.isFile()) files.push(path);
          if (!status.isDirectory() || !enter(depth + 1)) continue;
          const real = await realpath(path);
          if (visited.has(real)) continue;
          visited.add(real);
          pending.push({ folder: path, depth: depth + 1 });
        } catch (error) {
          // A dangling link is only missed where it would have been read.
          if (logFile.test(path)) onError(path, reasonOf(error));
        }
      }
    } catch (error) {
      onError(folder, reasonOf(error));
    }
  }
  return files.toSorted();
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
