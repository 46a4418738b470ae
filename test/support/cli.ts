import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/main.ts";
import type { Sink } from "../../src/io/io.ts";

/** The repository's top folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a command printed and its exit code. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface World {
  /** Default: the repository. */
  readonly cwd?: string;
  /** Blocks of standard input; without any it is a terminal. */
  readonly stdin?: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  /** Width of a terminal on stdout. */
  readonly columns?: number;
  readonly signal?: AbortSignal;
}

/** Runs the command line in this process, from source. */
export async function telemetry(args: readonly string[], world: World = {}): Promise<Output> {
  const stdout = collect(world.columns);
  const stderr = collect(undefined);
  const stdin = Object.assign(Readable.from(world.stdin ?? []), { isTTY: !world.stdin });
  const code = await run(args, {
    stdin,
    stdout,
    stderr,
    cwd: world.cwd ?? root,
    env: world.env ?? {},
    cores: 1,
    scanWorker: join(root, "dist/apart/scan-worker.cjs"),
    signal: world.signal ?? new AbortController().signal,
    outlast: () => undefined,
  });
  return { stdout: stdout.text(), stderr: stderr.text(), code };
}

function collect(columns: number | undefined): Sink & { text(): string } {
  const parts: Buffer[] = [];
  return {
    isTTY: columns !== undefined,
    columns,
    rows: undefined,
    onResize: () => undefined,
    write: async (text) => {
      parts.push(Buffer.from(text as string));
    },
    hasReader: () => true,
    text: () => Buffer.concat(parts).toString("utf8"),
  };
}
