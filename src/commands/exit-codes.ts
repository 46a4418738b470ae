/** Exit codes of the process. When several apply, the highest wins. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  /** Wrong option, configuration or schema. */
  usage: 2,
  /** An input could not be read, or an output not written. */
  unreadable: 3,
  /** Our bug. */
  internal: 70,
  /** Ctrl-C, 128 + SIGINT. */
  interrupted: 130,
} as const;
