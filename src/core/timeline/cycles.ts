import type { Catalog } from "../../contract/catalog.ts";
import { createOutcome } from "../query/failure.ts";
import type { EventRecord } from "../record.ts";
import { advance, initialState, type RunState } from "./state.ts";

/** A line of what a cycle tells, with the number of the event it comes from. */
export interface Evidence {
  readonly text: string;
  /** Counted from 1, over all events that are replayed. */
  readonly event: number;
}

/** What a cycle came to. */
export interface CycleStory {
  readonly run: string;
  readonly cycle: number;
  readonly first: number;
  readonly last: number;
  /** Epoch ms, NaN if unknown. */
  readonly begin: number;
  readonly end: number;
  readonly events: number;
  readonly failedSteps: Evidence[];
  readonly failedCommands: Evidence[];
  readonly errors: Evidence[];
  readonly unhandled: number;
  readonly openSteps: number;
  readonly blocking: readonly string[];
  /** Before the first and after the last event; null where there is none. */
  readonly confidence: { readonly from: number | null; readonly to: number | null };
  readonly verdict: string | null;
  readonly verdictAt: number | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Evidence of one kind that is kept for a cycle. */
const mostEvidence = 100;

/** Tells the story of each cycle of each run, in the order they begin. */
export function createCycles(catalog: Catalog): {
  see(record: EventRecord): void;
  finish(): CycleStory[];
} {
  const outcomeOf = createOutcome(catalog);
  const stories = new Map<string, Mutable<CycleStory>>();
  const states = new Map<string, RunState>();
  let number = 0;

  function storyOf({ run, cycle, time }: EventRecord, before: RunState): Mutable<CycleStory> {
    const key = `${cycle} ${run}`;
    let story = stories.get(key);
    if (!story) {
      story = {
        run,
        cycle,
        first: number,
        last: number,
        begin: time,
        end: time,
        events: 0,
        failedSteps: [],
        failedCommands: [],
        errors: [],
        unhandled: 0,
        openSteps: 0,
        blocking: [],
        confidence: { from: before.confidence, to: before.confidence },
        verdict: null,
        verdictAt: null,
      };
      stories.set(key, story);
    }
    return story;
  }

  const add = (list: Evidence[], text: string): void => {
    if (list.length < mostEvidence) list.push({ text, event: number });
  };

  return {
    see(record) {
      number++;
      const { run, cycle, event, payload, time } = record;
      if (record.value === undefined || Number.isNaN(cycle)) return;
      const before = states.get(run) ?? initialState(run);
      const state = advance(before, record);
      states.set(run, state);
      const story = storyOf(record, before);
      story.events++;
      story.last = number;
      if (!Number.isNaN(time)) story.end = time;
      const isFailure = outcomeOf(record) === "failure";
      if (event === "plan.step_completed" && isFailure) {
        const step = state.steps.findLast(({ index }) => index === payload["index"]);
        const name = step?.description ?? step?.tool ?? "";
        add(story.failedSteps, `step ${step?.index ?? "?"} ${name}: ${step?.result ?? ""}`);
      } else if (event === "executor.command_completed" && isFailure) {
        const { command, args } = before.command ?? { command: "", args: [] };
        const name = typeof payload["command"] === "string" ? payload["command"] : command;
        const how = payload["exit_code"] ?? payload["signal"] ?? "by a signal";
        const exit = typeof how === "string" ? how : JSON.stringify(how);
        const words = [name, ...args.filter((arg) => typeof arg === "string")].join(" ");
        add(story.failedCommands, `${words}: exit ${exit}`);
      } else if (event === "executor.error") {
        const error = state.errors.at(-1)!;
        add(story.errors, `${error.exception}: ${error.message}`);
        if (!error.handled) story.unhandled++;
      }
      if (typeof payload["verdict"] === "string") {
        story.verdict = payload["verdict"];
        story.verdictAt = number;
      }
      story.openSteps = state.steps.filter(({ status }) => status === null).length;
      story.blocking = textsOf(state.blocking_issues);
      story.confidence = {
        from: story.confidence.from ?? state.confidence,
        to: state.confidence,
      };
    },
    finish: () => [...stories.values()],
  };
}

const textsOf = (issues: readonly unknown[]): string[] =>
  issues.map((issue) => (typeof issue === "string" ? issue : JSON.stringify(issue)));
