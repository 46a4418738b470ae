import type { Command } from "commander";
import type { ReplayMode } from "../commands/replay/options.ts";
import type { SendOptions } from "../commands/replay/send.ts";
import { choiceOptions, showOptions, toChoice, toShow, type EventParsed } from "./event-options.ts";
import {
  contractOptions,
  logCommand,
  optionsOf,
  toContract,
  type ContractParsed,
} from "./options.ts";
import { diffFormat, ends, repeated, speed, type Ends } from "./parse.ts";
import { today } from "./today.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ telemetry replay run.jsonl --speed 10 --max-gap 2s
  $ telemetry replay logs --from 10:02 --to +90s --break-on executor.error
  $ telemetry replay run.jsonl --explain            why each cycle ended so
  $ telemetry replay run.jsonl --state --at cycle=4
  $ telemetry replay run.jsonl --lanes
  $ telemetry replay logs/telemetry --map
  $ telemetry replay run.jsonl --html run.html
  $ telemetry replay --diff old.jsonl new.jsonl
  $ telemetry replay run.jsonl --to tcp://127.0.0.1:4560 --speed max
  $ telemetry replay run.jsonl --retime now --run-id demo >> logs/telemetry/demo.jsonl

Exit codes: 0 done, 1 --diff found differences or --check errors, 2 wrong option, 3 an
input could not be read, 130 Ctrl-C, 143 SIGTERM.`;

interface Parsed
  extends
    EventParsed,
    ContractParsed,
    Partial<
      Omit<
        SendOptions,
        keyof EventParsed | keyof ContractParsed | "output" | "newRun" | "to" | "sendTo"
      >
    > {
  /** A time, and addresses. */
  readonly to?: Ends;
  readonly state?: boolean;
  readonly explain?: boolean;
  readonly map?: boolean;
  readonly lanes?: boolean;
  readonly diff?: boolean;
  readonly check?: boolean;
  readonly runId?: string;
  readonly player?: boolean;
}

/** What is made of the events; at most one may be asked for. */
const modes = [
  "state",
  "explain",
  "map",
  "lanes",
  "diff",
  "check",
] as const satisfies readonly ReplayMode[];

const others = (mode: ReplayMode) => modes.filter((other) => other !== mode);

export function replayCommand(start: Start, version: string): Command {
  const command = logCommand(
    "replay",
    "see again what a run did and why it ended so",
    "Replay runs: in time, as states, as pictures, side by side.",
    examples,
  );
  const option = optionsOf(command);
  command.optionsGroup("Playing:");
  option("--speed <factor>", "how many times as fast as it was, or max (default: 1)", speed);
  option("--max-gap <time>", "the longest wait between two events, of the log's time, such as 2s");
  option("--from <time>", "begin there: an ISO time, 10:02, or +90s after the first event");
  option(
    "--to <time|address>",
    "end there; with tcp://, tls:// or zmq+tcp://host:port, send the lines there; repeatable",
    ends,
  );
  option(
    "--break-on <event>",
    "end after this event, or where an expression holds; repeatable",
    repeated,
  );
  option("--no-player", "print events as they play, also on a terminal");
  option("--follow", "go on with what comes once all was played");
  command.optionsGroup("Looking:");
  option("--state", "print the state of the run as JSON").conflicts(others("state"));
  option("--at <place>", "of --state: cycle=4, event=120 or a time (default: the end)");
  option("--explain", "say in a few lines why each cycle ended as it did").conflicts(
    others("explain"),
  );
  option("--lanes", "draw a lane a source, and what was open as bars").conflicts(others("lanes"));
  option("--map", "draw a row a cycle, a glyph an event").conflicts(others("map"));
  option("--check", "hold the runs against the state machine; exit 1 if one breaks it").conflicts(
    others("check"),
  );
  option("--html <file>", "write a page that replays the runs offline").conflicts([...modes]);
  command.optionsGroup("Comparing:");
  option("--diff", "compare two inputs; exit 1 if they differ").conflicts(others("diff"));
  option("--timing", "of --diff: times and durations count too");
  option("--format <format>", "of --diff: text or json (default: text)", diffFormat);
  command.optionsGroup("Emitting again:");
  option(
    "--retime <time>",
    "give events new times from now, or from a time, on; prints JSON lines",
  );
  option("--run-id <run>", "give events another run; prints JSON lines");
  option("--token-file <file>", "of --to: the token a collector asks for");
  option("--tls-ca <file>", "of --to tls://: the authority (PEM) to trust");
  option("--tls-cert <file>", "of --to tls://: a certificate (PEM) of one's own");
  option("--tls-key <file>", "of --to tls://: its key (PEM)");
  choiceOptions(command);
  showOptions(command);
  command.optionsGroup("Contract:");
  contractOptions(command, "leave out");

  return command.action((inputs: string[], parsed: Parsed) => {
    start(async (io, color) => {
      const options = toOptions(parsed, color);
      if (options.mode === "check") {
        const { checkRuns } = await import("../commands/replay/check-runs.ts");
        return checkRuns(inputs, options, io, version, today());
      }
      if (options.sendTo.length > 0) {
        const { sendReplay } = await import("../commands/replay/send.ts");
        return sendReplay(inputs, options, io);
      }
      const { replay } = await import("../commands/replay/replay.ts");
      return replay(inputs, options, io);
    });
  });
}

function toOptions(parsed: Parsed, color: boolean): SendOptions {
  return {
    ...toChoice(parsed),
    ...toShow(parsed, color),
    ...toContract(parsed),
    mode: modes.find((mode) => parsed[mode] === true) ?? "play",
    follow: parsed.follow ?? false,
    lines: { from: 1 },
    untilEvents: [],
    speed: parsed.speed ?? 1,
    maxGap: parsed.maxGap,
    from: parsed.from,
    to: parsed.to?.time,
    sendTo: parsed.to?.addresses ?? [],
    tokenFile: parsed.tokenFile,
    tlsCa: parsed.tlsCa,
    tlsCert: parsed.tlsCert,
    tlsKey: parsed.tlsKey,
    breakOn: parsed.breakOn ?? [],
    at: parsed.at,
    timing: parsed.timing ?? false,
    html: parsed.html,
    format: parsed.format ?? "text",
    retime: parsed.retime,
    newRun: parsed.runId,
    plain: parsed.player === false,
  };
}
