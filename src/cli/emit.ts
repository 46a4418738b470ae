import { Command } from "commander";
import type { EmitOptions } from "../commands/emit/options.ts";
import { contractOptions, optionsOf, toContract, type ContractParsed } from "./options.ts";
import { fsyncWhen, repeated, validateHow } from "./parse.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ export TELEMETRY_RUN_ID=2026-11-25T10-00-00Z/refactor
  $ telemetry emit plan.generated steps:=3 confidence:=0.61
  $ telemetry emit review.decision verdict=accept --cycle 2 --tag agent=default
  $ my-agent --json | telemetry emit -             events, a JSON object a line
  $ jq -c .plan out.json | telemetry emit - --event plan.generated
  $ telemetry emit --exec -- npm test              a command with its time and digests
  $ telemetry emit plan.generated steps:=3 confidence:=0.61 --to tcp://127.0.0.1:4560

Variables: TELEMETRY_RUN_ID, TELEMETRY_CYCLE, TELEMETRY_SOURCE, TELEMETRY_TAGS (key=value,...),
TELEMETRY_DIR.

Exit codes: 0 written, 1 an event was refused, 2 wrong option, 3 it could not be written or
sent; with --exec the program's own.`;

interface Parsed
  extends
    ContractParsed,
    Partial<
      Pick<
        EmitOptions,
        "run" | "cycle" | "source" | "dir" | "to" | "tokenFile" | "spool" | "print" | "redact"
      >
    >,
    Partial<Pick<EmitOptions, "validate" | "fsync" | "event" | "exec">> {
  readonly tag?: readonly string[];
  /** False with --no-file, else the name of one. */
  readonly file?: string | boolean;
}

export function emitCommand(start: Start): Command {
  const command = new Command("emit")
    .summary("write events from shells and any language")
    .description("Write an event, the events on standard input, or what becomes of a command.")
    .argument(
      "[event...]",
      "an event and its fields, - for lines of JSON, or a command with --exec",
    )
    .addHelpText("after", examples);
  const option = optionsOf(command);
  command.optionsGroup("The event:");
  option("--run <id>", "run_id (default: TELEMETRY_RUN_ID)");
  option("--cycle <n>", "cycle (default: TELEMETRY_CYCLE, else 1)");
  option("--source <name>", "source (default: TELEMETRY_SOURCE, else by the event's module)");
  option("--tag <key=value>", "a tag; repeatable, on top of TELEMETRY_TAGS", repeated);
  option("--event <name>", "with -, take each line as the payload of this event");
  option("--exec", "run a command as itself and emit its start and its end");
  command.optionsGroup("Where it goes:");
  option(
    "--dir <dir>",
    "folder of logs, <run_id>.jsonl in it (default: TELEMETRY_DIR, else logs/telemetry)",
  );
  option("--file <file>", "write to this log, whatever the run");
  option("--no-file", "write to no file");
  option(
    "--to <address>",
    "send a copy to tcp://, tls:// or zmq+tcp://host:port; repeatable",
    repeated,
  );
  option("--token-file <file>", "the token a collector asks for");
  option("--spool <file>", "keep here what can't be sent yet");
  option("-p, --print", "print the lines instead of writing them to a file");
  option(
    "--fsync <when>",
    "sync the file to the disk: never, batch or event (default: never)",
    fsyncWhen,
  );
  command.optionsGroup("What is written:");
  option(
    "--validate <how>",
    "events with errors: error (refuse), warn or off (default: error)",
    validateHow,
  );
  option("--no-redact", "write secrets as they are");
  contractOptions(command, "refuse");

  return command.action((operands: string[], parsed: Parsed) => {
    start(async (io, color) => {
      const { emit } = await import("../commands/emit/emit.ts");
      return emit(operands, toOptions(parsed), color, io);
    });
  });
}

const toOptions = (parsed: Parsed): EmitOptions => ({
  ...toContract(parsed),
  run: parsed.run,
  cycle: parsed.cycle,
  source: parsed.source,
  tags: parsed.tag ?? [],
  dir: parsed.dir,
  file: typeof parsed.file === "string" ? parsed.file : undefined,
  toFile: parsed.file !== false,
  to: parsed.to ?? [],
  tokenFile: parsed.tokenFile,
  spool: parsed.spool,
  print: parsed.print ?? false,
  redact: parsed.redact ?? true,
  validate: parsed.validate ?? "error",
  fsync: parsed.fsync ?? "never",
  event: parsed.event,
  exec: parsed.exec ?? false,
});
