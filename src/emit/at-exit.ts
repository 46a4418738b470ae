const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** Writes what waits. @param isLast whether nothing comes after it */
type Write = (isLast: boolean) => void;

/** What is to be written before the process ends, and what listens for that. */
interface Registry {
  readonly open: Set<Write>;
  stop: (() => void) | undefined;
}

const key = Symbol.for("agent-telemetry.at-exit");
/** One for all copies of the library in a process: each would take the other's listening for the agent's. */
const registry = ((globalThis as { [key]?: Registry })[key] ??= {
  open: new Set(),
  stop: undefined,
});

/**
 * Calls a function, which must not wait, when the process ends: by itself, by process.exit(), an uncaught error, or a
 * signal. Returns what takes it back. kill -9 can't be seen.
 */
export function atExit(write: Write): () => void {
  registry.stop ??= listen();
  registry.open.add(write);
  return () => {
    registry.open.delete(write);
    if (registry.open.size > 0) return;
    registry.stop?.();
    registry.stop = undefined;
  };
}

function listen(): () => void {
  process.on("exit", onExit);
  // First, as what listens once is gone when the next one is called.
  for (const name of signals) process.prependListener(name, onSignal);
  return () => {
    process.off("exit", onExit);
    for (const name of signals) process.off(name, onSignal);
  };
}

const onExit = (): void => writeAll(true);

function writeAll(isLast: boolean): void {
  for (const write of registry.open) {
    try {
      write(isLast);
    } catch (error) {
      // The others are written all the same.
      process.emitWarning(String(error), { type: "TelemetryWarning" });
    }
  }
}

function onSignal(name: NodeJS.Signals): void {
  // Listening has taken the signal's own effect away; it is given back unless the agent listens as well.
  const isLast = process.listenerCount(name) === 1;
  writeAll(isLast);
  if (!isLast) return;
  process.off(name, onSignal);
  process.kill(process.pid, name);
}
