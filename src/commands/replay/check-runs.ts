import type { Io } from "../../io/io.ts";
import { validate } from "../validate/validate.ts";
import type { ReplayOptions } from "./options.ts";

/** What a run that follows the state machine never shows (docs/findings.md). */
const machine = ["order.cycle", "cycle.*", "span.*", "plan.*", "review.*"];

/**
 * Holds runs against the state machine: `validate` with the rules over a run as errors.
 * @param today YYYY-MM-DD
 */
export const checkRuns = (
  named: readonly string[],
  { schemas, config, maxLineBytes, color }: ReplayOptions,
  io: Io,
  version: string,
  today: string,
): Promise<number> =>
  validate(
    named,
    {
      schemas,
      config,
      maxLineBytes,
      color,
      version,
      format: "pretty",
      rules: machine.map((code) => ({ code, setting: "error" })),
      reports: [],
      requireEvents: [],
      failOn: "error",
      strict: false,
      allowEmpty: false,
      maxFindings: 0,
      coverage: false,
      jobs: undefined,
      coverageBelow: undefined,
      strictBaseline: false,
      passThrough: false,
      minEvents: undefined,
      baseline: undefined,
      writeBaseline: undefined,
      repair: undefined,
      filesFrom: undefined,
    },
    io,
    today,
  );
