import { Command, Option } from "commander";
import { collectCommand } from "./collect.ts";
import { metricsCommand } from "./metrics.ts";
import { emitCommand } from "./emit.ts";
import { redactCommand } from "./redact.ts";
import { replayCommand } from "./replay.ts";
import { schemaCommand } from "./schema.ts";
import { statsCommand } from "./stats.ts";
import { tailCommand } from "./tail.ts";
import { validateCommand, type Start } from "./validate.ts";

const examples = `
Examples:
  $ telemetry validate logs/telemetry             check every recorded run
  $ telemetry redact logs/telemetry --in-place    take the secrets out of them
  $ telemetry tail -f logs/telemetry              watch runs live
  $ telemetry help validate                       all options of a command`;

/** The whole command line; help, docs/cli.md and parsing are made from it. */
export function createProgram(start: Start, version: string): Command {
  const program = new Command("telemetry")
    .description("Make the telemetry of autonomous agent runs trustworthy and readable.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .addOption(
      new Option("--color <when>", "colour: auto, always or never")
        .choices(["auto", "always", "never"])
        .default("auto"),
    )
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", examples);
  const commands = [
    validateCommand(start, version),
    redactCommand(start, version),
    tailCommand(start),
    replayCommand(start, version),
    statsCommand(start),
    emitCommand(start),
    collectCommand(start),
    schemaCommand(start),
    metricsCommand(start, version),
  ];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  return program;
}
