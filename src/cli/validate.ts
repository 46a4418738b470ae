import type { Command } from "commander";
import type { Io } from "../io/io.ts";
import { today } from "./today.ts";
import type { ValidateOptions } from "../commands/validate/options.ts";
import { failOn, format, jobs, repeated, report, rule, share, wholeNumber } from "./parse.ts";
import {
  contractOptions,
  logCommand,
  optionsOf,
  toContract,
  type ContractParsed,
} from "./options.ts";

const examples = `
Examples:
  $ telemetry validate logs/telemetry
  $ telemetry validate 'logs/**/*.jsonl.gz' --format pretty
  $ telemetry validate runs --report sarif=findings.sarif --fail-on warn
  $ telemetry validate runs --require-event review.decision --min-events 100
  $ tail -f run.jsonl | telemetry validate --pass-through - | consumer
  $ telemetry validate --explain redaction.leak

Exit codes: 0 clean, 1 findings, 2 wrong option, configuration or schema,
3 an input could not be read or an output not be written.`;

interface Parsed
  extends
    ContractParsed,
    Partial<Omit<ValidateOptions, keyof ContractParsed | "reports" | "rules">> {
  readonly report?: ValidateOptions["reports"];
  readonly rule?: ValidateOptions["rules"];
  readonly requireEvent?: readonly string[];
  readonly failOnCoverageBelow?: number;
  readonly listRules?: boolean;
  readonly explain?: string;
}

/** Runs a command with what only the process knows. */
export type Start = (run: (io: Io, color: boolean) => Promise<number>) => void;

export function validateCommand(start: Start, version: string): Command {
  const command = logCommand(
    "validate",
    "check recorded runs against the contract",
    "Check recorded runs against the contract: every line of every input.",
    examples,
  );
  const option = optionsOf(command);
  command.optionsGroup("Reports:");
  option(
    "--format <format>",
    "what to print: table, pretty, json, jsonl, sarif, junit, github, gitlab, markdown (default: table)",
    format,
  );
  option("--report <format=file>", "write a report to a file too; repeatable", report);
  option(
    "--max-findings <n>",
    "groups to list, 0 for all; counts stay exact (default: 100)",
    wholeNumber,
  );
  option("--coverage", "show which catalog events and optional fields were seen");
  command.optionsGroup("What fails:");
  option(
    "--fail-on <severity>",
    "mildest severity that fails: error, warn, info, never (default: error)",
    failOn,
  );
  option("--strict", "raise warnings to errors and information to warnings");
  option(
    "--rule <code=severity>",
    "off, info, warn or error for a code (span.* for several); repeatable",
    rule,
  );
  option("--allow-empty", "accept inputs without any event");
  option("--min-events <n>", "fail below this number of events", wholeNumber);
  option("--require-event <name>", "fail unless the event was seen; repeatable", repeated);
  option(
    "--fail-on-coverage-below <share>",
    "fail below this share of catalog events, 0 to 1",
    share,
  );
  option("--baseline <file>", "accept the findings recorded in a file");
  option("--write-baseline <file>", "record the findings as accepted");
  option("--strict-baseline", "fail on entries of the baseline that no longer occur");
  command.optionsGroup("Contract:");
  contractOptions(command, "skip");
  option(
    "--jobs <n>",
    "threads that scan (default: one a core, and one alone for less than 256 MiB)",
    jobs,
  );
  command.optionsGroup("Output:");
  option(
    "--repair <dir>",
    "write a cleaned copy of each input, and what was rejected, to a folder",
  );
  option("--pass-through", "copy valid lines to stdout, findings to stderr");
  option("--files-from <file>", "read names of inputs from a file, one a line, - for stdin");
  command.optionsGroup("Rules:");
  option("--list-rules", "print all finding codes and their severities");
  option("--explain <code>", "print what a finding means and what to do");

  return command.action((inputs: string[], parsed: Parsed) => {
    start(async (io, color) => {
      if (parsed.listRules === true || parsed.explain !== undefined) {
        const { showRules } = await import("../commands/rules.ts");
        return showRules(parsed.explain, color, io);
      }
      const { validate } = await import("../commands/validate/validate.ts");
      return validate(inputs, toOptions(parsed, color, version), io, today());
    });
  });
}

function toOptions(parsed: Parsed, color: boolean, version: string): ValidateOptions {
  return {
    ...toContract(parsed),
    format: parsed.format,
    minEvents: parsed.minEvents,
    baseline: parsed.baseline,
    writeBaseline: parsed.writeBaseline,
    repair: parsed.repair,
    filesFrom: parsed.filesFrom,
    reports: parsed.report ?? [],
    rules: parsed.rule ?? [],
    requireEvents: parsed.requireEvent ?? [],
    failOn: parsed.failOn ?? "error",
    strict: parsed.strict ?? false,
    allowEmpty: parsed.allowEmpty ?? false,
    maxFindings: parsed.maxFindings ?? 100,
    coverage: parsed.coverage ?? false,
    jobs: parsed.jobs,
    coverageBelow: parsed.failOnCoverageBelow,
    strictBaseline: parsed.strictBaseline ?? false,
    passThrough: parsed.passThrough ?? false,
    color,
    version,
  };
}
