import type { EventRecord, Json } from "../record.ts";

/** A step of the plan. */
export interface StepState {
  readonly index: number;
  readonly tool: string | null;
  readonly description: string | null;
  /** How it ended; null while it is open. */
  readonly status: string | null;
  readonly result: string | null;
  readonly duration_ms: number | null;
}

export interface CommandState {
  readonly command: string;
  readonly args: readonly unknown[];
  readonly since: string;
}

export interface ExitState {
  readonly command: string | null;
  /** Null if a signal ended it, or if it is redacted. */
  readonly exit_code: number | null;
  readonly signal: string | null;
}

export interface ErrorState {
  readonly exception: string;
  readonly message: string;
  readonly handled: boolean;
}

/** What is known of a run after an event; its names are those of the log. */
export interface RunState {
  readonly run_id: string;
  readonly cycle: number | null;
  /** The timestamp of the event, as written. */
  readonly timestamp: string | null;
  /** Events so far, and lines that are none. */
  readonly events: number;
  readonly bad_lines: number;
  readonly plan: {
    readonly steps: number | null;
    readonly confidence: number | null;
    readonly tools: readonly string[];
  } | null;
  /** The steps of this cycle. */
  readonly steps: readonly StepState[];
  readonly command: CommandState | null;
  /** The last ones of this cycle, the latest at the end. */
  readonly exits: readonly ExitState[];
  readonly errors: readonly ErrorState[];
  readonly counts: {
    readonly steps_done: number;
    readonly steps_failed: number;
    readonly exits_nonzero: number;
    readonly errors: number;
    readonly errors_unhandled: number;
  };
  /** The plan's confidence and all changes since, null before there is one. */
  readonly confidence: number | null;
  readonly blocking_issues: readonly unknown[];
  readonly profile: { readonly hardware: unknown; readonly profile: string } | null;
  /** The last verdict of the run. */
  readonly verdict: string | null;
}

const noCounts: RunState["counts"] = {
  steps_done: 0,
  steps_failed: 0,
  exits_nonzero: 0,
  errors: 0,
  errors_unhandled: 0,
};

/** Exits and errors that are kept; their counts are of all. */
const kept = 5;
const mostSteps = 1000;

export const initialState = (run_id: string): RunState => ({
  run_id,
  cycle: null,
  timestamp: null,
  events: 0,
  bad_lines: 0,
  plan: null,
  steps: [],
  command: null,
  exits: [],
  errors: [],
  counts: noCounts,
  confidence: null,
  blocking_issues: [],
  profile: null,
  verdict: null,
});

type Change = (state: RunState, payload: Json, record: EventRecord) => Partial<RunState>;

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const last = <T>(list: readonly T[], item: T): T[] => [...list, item].slice(-kept);

/** Sums of decimal fractions stay decimal. */
const rounded = (number: number): number => Math.round(number * 1e9) / 1e9;

/** What each event changes (SPEC, Core Events). */
const changes: Readonly<Record<string, Change>> = {
  "plan.generated": (_, payload) => ({
    plan: {
      steps: numberOf(payload["steps"]),
      confidence: numberOf(payload["confidence"]),
      tools: listOf(payload["tools"]).filter((tool) => typeof tool === "string"),
    },
    confidence: numberOf(payload["confidence"]),
    steps: [],
  }),
  "plan.step_started": ({ steps }, payload) => ({
    steps: [
      ...steps.slice(-mostSteps + 1),
      {
        index: numberOf(payload["index"]) ?? steps.length,
        tool: textOf(payload["tool"]),
        description: textOf(payload["description"]),
        status: null,
        result: null,
        duration_ms: null,
      },
    ],
  }),
  "plan.step_completed": ({ steps, counts }, payload) => {
    const index = numberOf(payload["index"]);
    const status = textOf(payload["status"]) ?? "unknown";
    const at = steps.findIndex(
      (step) => step.status === null && (index === null || step.index === index),
    );
    const step: StepState = {
      ...(steps[at] ?? { index: index ?? steps.length, tool: null, description: null }),
      status,
      result: textOf(payload["result"]),
      duration_ms: numberOf(payload["duration_ms"]),
    };
    const isFailed = status === "failed" || status === "aborted";
    return {
      steps: at < 0 ? [...steps.slice(-mostSteps + 1), step] : steps.with(at, step),
      counts: {
        ...counts,
        steps_done: counts.steps_done + (isFailed ? 0 : 1),
        steps_failed: counts.steps_failed + (isFailed ? 1 : 0),
      },
    };
  },
  "executor.command_started": (_, payload, { value }) => ({
    command: {
      command: textOf(payload["command"]) ?? "",
      args: listOf(payload["args"]),
      since: textOf(value?.["timestamp"]) ?? "",
    },
  }),
  "executor.command_completed": ({ command, exits, counts }, payload) => {
    const exit_code = numberOf(payload["exit_code"]);
    const name = textOf(payload["command"]) ?? command?.command ?? null;
    const isBad = exit_code !== 0 && typeof payload["exit_code"] !== "string";
    return {
      command: null,
      exits: last(exits, { command: name, exit_code, signal: textOf(payload["signal"]) }),
      counts: { ...counts, exits_nonzero: counts.exits_nonzero + (isBad ? 1 : 0) },
    };
  },
  "executor.error": ({ errors, counts }, payload) => {
    const handled = payload["handled"] === true;
    const error = {
      exception: textOf(payload["exception"]) ?? "",
      message: textOf(payload["message"]) ?? "",
      handled,
    };
    return {
      errors: last(errors, error),
      counts: {
        ...counts,
        errors: counts.errors + 1,
        errors_unhandled: counts.errors_unhandled + (handled ? 0 : 1),
      },
    };
  },
  "review.feedback_generated": ({ confidence }, payload) => {
    const delta = numberOf(payload["confidence_delta"]);
    return {
      confidence: delta === null ? confidence : rounded((confidence ?? 0) + delta),
      blocking_issues: listOf(payload["blocking_issues"]),
    };
  },
  "review.decision": ({ blocking_issues }, payload) => {
    const verdict = textOf(payload["verdict"]);
    return { verdict, blocking_issues: verdict === "accept" ? [] : blocking_issues };
  },
  "optimizer.profile_selected": (_, payload) => ({
    profile: { hardware: payload["hardware"] ?? null, profile: textOf(payload["profile"]) ?? "" },
  }),
};

/** What a new cycle begins with. */
const anew: Partial<RunState> = {
  plan: null,
  steps: [],
  command: null,
  exits: [],
  errors: [],
  counts: noCounts,
};

/** The state after an event; a line that is none only counts. States are values: none is changed. */
export function advance(state: RunState, record: EventRecord): RunState {
  if (record.value === undefined) return { ...state, bad_lines: state.bad_lines + 1 };
  const cycle = Number.isNaN(record.cycle) ? state.cycle : record.cycle;
  const isNew = cycle !== state.cycle && state.cycle !== null;
  const begun: RunState = {
    ...state,
    ...(isNew && anew),
    cycle,
    timestamp: textOf(record.value["timestamp"]) ?? state.timestamp,
    events: state.events + 1,
  };
  const change = Object.hasOwn(changes, record.event) ? changes[record.event] : undefined;
  return change ? { ...begun, ...change(begun, record.payload, record) } : begun;
}
