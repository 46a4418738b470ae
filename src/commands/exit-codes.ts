/** Exit codes of the process. When several apply, the highest wins. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  /** Wrong option, configuration or schema. */
  usage: 2,
  /** An input could not be read, or an output not written. */
  unreadable: 3,
  /** Nothing came for the time that was given. */
  idle: 4,
  /** Our bug. */
  internal: 70,
  /** Ended by a signal: 128 and its number. */
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** The exit code of a command that a signal has ended, by the signal's name. */
export function exitBySignal(reason: unknown): number {
  if (reason === "SIGTERM") return exitCodes.terminated;
  return reason === "SIGHUP" ? exitCodes.hungUp : exitCodes.interrupted;
}
