// Generated from schemas/ by npm run generate; do not edit.

/**
 * The eight fields every telemetry event carries. Unknown fields are accepted: additions must not break parsers (SPEC, Event Envelope).
 */
export interface Envelope {
  /**
   * Version of the telemetry contract, MAJOR.MINOR.
   */
  schema_version: string;
  /**
   * ISO 8601 date-time in UTC (RFC 3339 with Z or +00:00), 0 to 9 fraction digits.
   */
  timestamp: string;
  /**
   * The subsystem that wrote the event. Known: planner, executor, reviewer, memory, optimizer; others are welcome.
   */
  source: string;
  /**
   * Unique identifier of the autonomous run, no control characters; a slash makes folders in the log's place.
   */
  run_id: string;
  /**
   * Improvement cycle number, starting at 1.
   */
  cycle: number;
  /**
   * Key/value pairs for filtering: environment, hardware, manifest and the like. Values are string, number or boolean.
   */
  tags: {
    [k: string]: string | number | boolean;
  };
}

/**
 * A command of the executor has ended.
 */
export interface ExecutorCommandCompletedPayload {
  /**
   * Exit code of the command; null when a signal ended it.
   */
  exit_code: number | null;
  /**
   * Digest of all the command wrote to standard output, <algorithm>:<hex>.
   */
  stdout_digest: string;
  /**
   * Digest of all the command wrote to standard error, <algorithm>:<hex>.
   */
  stderr_digest: string;
  /**
   * Name of the command.
   */
  command?: string;
  /**
   * Wall time of the command, ms.
   */
  duration_ms?: number;
  /**
   * Name of the signal that ended the command.
   */
  signal?: string;
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * The executor has started a command.
 */
export interface ExecutorCommandStartedPayload {
  /**
   * Name of the command.
   */
  command: string;
  /**
   * Arguments of the command, redacted where necessary.
   */
  args: (string | number | boolean | null)[];
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * The executor has met an error.
 */
export interface ExecutorErrorPayload {
  /**
   * Class of the exception.
   */
  exception: string;
  /**
   * Message of the exception.
   */
  message: string;
  /**
   * Whether the executor recovered from the error by itself.
   */
  handled: boolean;
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * A benchmark of the optimizer has ended.
 */
export interface OptimizerBenchmarkCompletedPayload {
  /**
   * Throughput, tokens/s.
   */
  throughput_tokens_s: number;
  /**
   * Latency, ms.
   */
  latency_ms: number;
  /**
   * Name of the profile that was measured; without it, the one selected last in the run.
   */
  profile?: string;
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * The optimizer has chosen a profile for the hardware.
 */
export interface OptimizerProfileSelectedPayload {
  /**
   * Hardware signature.
   */
  hardware:
    | string
    | {
        [k: string]: unknown;
      };
  /**
   * Name of the profile.
   */
  profile: string;
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * The planner has made the plan of a cycle.
 */
export interface PlanGeneratedPayload {
  /**
   * Number of steps in the plan.
   */
  steps: number;
  /**
   * Reasoning score of the plan, 0 to 1.
   */
  confidence: number;
  /**
   * Names of the selected tools.
   */
  tools?: string[];
  /**
   * Names of what the planner worked from.
   */
  inputs?: string[];
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * A step of the plan has ended.
 */
export interface PlanStepCompletedPayload {
  /**
   * Wall time of the step, ms.
   */
  duration_ms: number;
  /**
   * Summary of the step's result.
   */
  result: string;
  /**
   * How the step ended. Well-known values: ok, failed, skipped, aborted.
   */
  status: string;
  /**
   * Position of the step in the plan, counted from 0.
   */
  index?: number;
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * A step of the plan has begun.
 */
export interface PlanStepStartedPayload {
  /**
   * Position of the step in the plan, counted from 0.
   */
  index: number;
  /**
   * Name of the tool the step uses.
   */
  tool: string;
  /**
   * What the step sets out to do.
   */
  description: string;
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * The reviewer's final verdict on a cycle.
 */
export interface ReviewDecisionPayload {
  /**
   * Final verdict: accept, revise or abort.
   */
  verdict: "accept" | "revise" | "abort";
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

/**
 * The reviewer has given feedback on a cycle.
 */
export interface ReviewFeedbackGeneratedPayload {
  /**
   * Change of confidence, -1 to 1.
   */
  confidence_delta: number;
  /**
   * What the reviewer remarks.
   */
  comments: (
    | string
    | {
        [k: string]: unknown;
      }
  )[];
  /**
   * What has to be solved before the work can be accepted.
   */
  blocking_issues: (
    | string
    | {
        [k: string]: unknown;
      }
  )[];
  /**
   * The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.
   */
  redacted_fields?: string[];
  [k: string]: unknown;
}

export interface ExecutorCommandCompleted extends Envelope {
  event: "executor.command_completed";
  payload: ExecutorCommandCompletedPayload;
}

export interface ExecutorCommandStarted extends Envelope {
  event: "executor.command_started";
  payload: ExecutorCommandStartedPayload;
}

export interface ExecutorError extends Envelope {
  event: "executor.error";
  payload: ExecutorErrorPayload;
}

export interface OptimizerBenchmarkCompleted extends Envelope {
  event: "optimizer.benchmark_completed";
  payload: OptimizerBenchmarkCompletedPayload;
}

export interface OptimizerProfileSelected extends Envelope {
  event: "optimizer.profile_selected";
  payload: OptimizerProfileSelectedPayload;
}

export interface PlanGenerated extends Envelope {
  event: "plan.generated";
  payload: PlanGeneratedPayload;
}

export interface PlanStepCompleted extends Envelope {
  event: "plan.step_completed";
  payload: PlanStepCompletedPayload;
}

export interface PlanStepStarted extends Envelope {
  event: "plan.step_started";
  payload: PlanStepStartedPayload;
}

export interface ReviewDecision extends Envelope {
  event: "review.decision";
  payload: ReviewDecisionPayload;
}

export interface ReviewFeedbackGenerated extends Envelope {
  event: "review.feedback_generated";
  payload: ReviewFeedbackGeneratedPayload;
}

/** Every core event of schema version 0.1; `event` tells them apart. */
export type CoreEvent =
  | ExecutorCommandCompleted
  | ExecutorCommandStarted
  | ExecutorError
  | OptimizerBenchmarkCompleted
  | OptimizerProfileSelected
  | PlanGenerated
  | PlanStepCompleted
  | PlanStepStarted
  | ReviewDecision
  | ReviewFeedbackGenerated;

/** The payload of every core event. */
export interface CorePayloads {
  "executor.command_completed": ExecutorCommandCompletedPayload;
  "executor.command_started": ExecutorCommandStartedPayload;
  "executor.error": ExecutorErrorPayload;
  "optimizer.benchmark_completed": OptimizerBenchmarkCompletedPayload;
  "optimizer.profile_selected": OptimizerProfileSelectedPayload;
  "plan.generated": PlanGeneratedPayload;
  "plan.step_completed": PlanStepCompletedPayload;
  "plan.step_started": PlanStepStartedPayload;
  "review.decision": ReviewDecisionPayload;
  "review.feedback_generated": ReviewFeedbackGeneratedPayload;
}

type Known<Payload, Names> = {
  [Name in keyof Payload as Name extends Names ? never : Name]: Payload[Name];
} & { [Name in keyof Payload as Name extends Names ? Name : never]?: Payload[Name] };

/** The spans of the core events: what is given when they begin and when they end. */
export interface CoreSpans {
  "executor.command": {
    start: ExecutorCommandStartedPayload;
    end: Known<ExecutorCommandCompletedPayload, "duration_ms">;
  };
  "plan.step": {
    start: PlanStepStartedPayload;
    end: Known<PlanStepCompletedPayload, "index" | "duration_ms">;
  };
}
