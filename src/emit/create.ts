import { checkOptions } from "./check-options.ts";
import { contractOf } from "./contracts.ts";
import type { Emitter } from "./index.ts";
import type { EmitterOptions } from "./options.ts";
import { openRun } from "./run.ts";

/**
 * Makes the emitter of a run. What is not given comes from the environment: TELEMETRY_RUN_ID, TELEMETRY_SOURCE,
 * TELEMETRY_CYCLE, TELEMETRY_TAGS and TELEMETRY_DIR.
 * @throws TypeError or RangeError for options that can't work; nothing throws after that unless `validate` is `throw`
 */
export function createEmitter(options: EmitterOptions = {}): Emitter {
  checkOptions(options);
  return openRun(options, contractOf(options.schemas), process.env).emitter;
}
