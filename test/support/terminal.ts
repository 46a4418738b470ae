// A real terminal: tmux, driven by keys and read as text.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "./cli.ts";

const patience = 15_000;

export const hasTmux = spawnSync("tmux", ["-V"]).status === 0;

export interface Terminal {
  /** The rows of the screen, without the spaces at their ends. */
  screen(): string[];
  keys(...keys: string[]): void;
  resize(columns: number, rows: number): void;
  /** Waits until a row of the screen matches. */
  shows(pattern: RegExp): Promise<string>;
}

/** Runs a command line in a terminal of its own; `telemetry` is the built command. */
export async function inTerminal(
  line: string,
  size: readonly [columns: number, rows: number],
  work: (terminal: Terminal) => Promise<void>,
): Promise<void> {
  const socket = `telemetry-test-${process.pid}-${performance.now()}`;
  const tmux = (...args: string[]): string =>
    execFileSync("tmux", ["-L", socket, "-f", "/dev/null", ...args], { encoding: "utf8" });
  const [columns, rows] = size;
  const command = [process.execPath, join(root, "bin/telemetry.js")].map((word) => `'${word}'`);
  const script = `cd '${root}'; telemetry() { ${command.join(" ")} "$@"; }; ${line}`;
  const shell = ["bash", "--noprofile", "--norc", "-c", `${script}; echo "ended with $?"; cat`];
  tmux("new-session", "-d", "-s", "t", "-x", String(columns), "-y", String(rows), ...shell);
  const screen = (): string[] => tmux("capture-pane", "-t", "t", "-p").split("\n");
  try {
    await work({
      screen,
      keys: (...keys) => void tmux("send-keys", "-t", "t", ...keys),
      resize: (x, y) => void tmux("resize-window", "-t", "t", "-x", String(x), "-y", String(y)),
      async shows(pattern) {
        for (const deadline = performance.now() + patience; ; await pause(30)) {
          const row = screen().find((text) => pattern.test(text));
          if (row !== undefined) return row;
          if (performance.now() > deadline) {
            throw new Error(`never showed ${String(pattern)}:\n${screen().join("\n")}`);
          }
        }
      },
    });
  } finally {
    spawnSync("tmux", ["-L", socket, "kill-server"]);
  }
}
