import { ownEvents } from "../contract/own-events.ts";
import type { Contract } from "../contract/contract.ts";
import { atExit } from "./at-exit.ts";
import { RunEmitter } from "./emitter.ts";
import type { Drops } from "./drops.ts";
import { fromEnvironment, cycleOf, type Environment } from "./environment.ts";
import { createGuard, wordsOf, type Guard } from "./guard.ts";
import type { Emitter, Tags } from "./index.ts";
import { InvalidEvent } from "./invalid-event.ts";
import { frameOf, lineOf, timestampOf } from "./line.ts";
import type { EmitterOptions, ErrorHandler } from "./options.ts";
import { Outlet } from "./outlet.ts";
import { openTransports } from "./transports.ts";
import { spansOf } from "./spans.ts";
import { createTold, wordsOfAny } from "./told.ts";

/** How long sockets are given to take what is left when the emitter is closed, ms. */
const patience = 2000;
const defaultFolder = "logs/telemetry";
/** Findings that are remembered, so that each is told once. */
const mostTold = 1000;
const defaultQueue = 32 * 1024 ** 2;

/** An emitter with what it is made of. */
export interface Run {
  readonly emitter: Emitter;
  readonly outlet: Outlet;
}

/** What several runs may share. */
interface Shared {
  readonly guard?: Guard;
  /** Gets what is written, as it is written. */
  readonly copy?: ((lines: Uint8Array) => void) | undefined;
}

/** @throws TypeError or RangeError for options that can't work */
export function openRun(
  options: EmitterOptions,
  contract: Contract,
  env: Environment,
  { copy, guard = createGuard(contract, options.redact ?? true) }: Shared = {},
): Run {
  const given = fromEnvironment(env);
  const runId = required("runId", "TELEMETRY_RUN_ID", options.runId ?? given.runId);
  const source = required("source", "TELEMETRY_SOURCE", options.source ?? given.source);
  const cycle = cycleOf("cycle", options.cycle ?? given.cycle ?? 1);
  const tags = { ...given.tags, ...options.tags };
  const folder = options.folder ?? given.folder ?? defaultFolder;
  const onError = safely(options.onError ?? createTold());
  const validate = options.validate ?? (env["NODE_ENV"] === "production" ? "off" : "warn");
  const state = { runId, cycle };
  const told = new Set<string>();
  const outlet = new Outlet({
    ...openTransports(options, runId, folder, onError),
    copy,
    most: options.maxQueueBytes ?? defaultQueue,
    isPrompt: options.fsync === "event",
    onError,
    pass(lines) {
      const redacted = guard.redact(lines);
      if (validate === "warn") tellFindings(guard, redacted, told, onError);
      return redacted;
    },
    dropLine: (drops) => dropLine(drops, runId, state.cycle, tags),
  });
  const forget = atExit((isLast) => (isLast ? outlet.endNow() : outlet.writeNow()));
  const run = Object.assign(state, {
    outlet,
    spans: spansOf(contract.catalog),
    onError,
    demand: validate === "throw" ? demandOf(guard) : undefined,
    async close() {
      await outlet.close(patience);
      forget();
    },
  });
  return { emitter: new RunEmitter(run, source, tags), outlet };
}

function dropLine(drops: Drops, runId: string, cycle: number, tags: Tags): string {
  const { count, first, last, reasons } = drops;
  const reason = [...reasons].join("; ");
  const payload = { count, first: timestampOf(first), last: timestampOf(last), reason };
  const frame = frameOf("telemetry", runId, tags);
  return lineOf(frame, timestampOf(Date.now()), cycle, ownEvents.dropped, JSON.stringify(payload));
}

/** A hook that throws must not break what has called it. */
const safely =
  (onError: ErrorHandler): ErrorHandler =>
  (error) => {
    try {
      onError(error);
    } catch (thrown) {
      process.emitWarning(`onError has thrown: ${wordsOfAny(thrown)}`, {
        type: "TelemetryWarning",
      });
    }
  };

function required(name: string, variable: string, value: string | undefined): string {
  if (typeof value !== "string" || value === "") {
    throw new TypeError(`an emitter needs ${name}, as an option or in ${variable}`);
  }
  if (/[\u0000-\u001f\u007f]/.test(value)) {
    throw new TypeError(`${name} must have no control characters`);
  }
  return value;
}

/** Tells what is wrong with lines that are written all the same, each thing once: a hook may emit what is wrong again. */
function tellFindings(
  guard: Guard,
  lines: Uint8Array,
  told: Set<string>,
  onError: ErrorHandler,
): void {
  for (const finding of guard.check(lines)) {
    const error = new InvalidEvent(finding.event || "an event", [wordsOf(finding)]);
    if (told.has(error.message) || told.size >= mostTold) continue;
    told.add(error.message);
    onError(error);
  }
}

const demandOf = (guard: Guard) => (event: string, line: string) => {
  const errors = guard.check(Buffer.from(line)).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new InvalidEvent(event, errors.map(wordsOf));
};
