import { Option, type Command } from "commander";
import type { RedactOptions } from "../commands/redact/options.ts";
import { listing, repeated } from "./parse.ts";
import {
  contractOptions,
  logCommand,
  optionsOf,
  toContract,
  type ContractParsed,
} from "./options.ts";
import { today } from "./today.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ tail -f run.jsonl | telemetry redact > clean.jsonl
  $ telemetry redact logs/telemetry --out-dir clean
  $ telemetry redact logs/telemetry --in-place
  $ telemetry redact logs/telemetry --check --report sarif=secrets.sarif
  $ telemetry redact --new-key ~/.telemetry.key
  $ telemetry redact logs --out-dir clean --hash --key-file ~/.telemetry.key
  $ telemetry redact --verify run.jsonl clean/run.jsonl
  $ telemetry redact --explain run.jsonl:12

Exit codes: 0 done, 1 --check found secrets or a line was refused, 2 wrong option
or policy, 3 an input could not be read or an output not be written.`;

interface Parsed
  extends
    ContractParsed,
    Partial<Omit<RedactOptions, keyof ContractParsed | "profiles" | "listings" | "knownFiles">> {
  readonly profile?: RedactOptions["profiles"];
  readonly report?: RedactOptions["listings"];
  readonly knownFile?: readonly string[];
  readonly newKey?: string;
  readonly explain?: string;
  readonly verify?: boolean;
  readonly find?: boolean;
  readonly listRules?: boolean;
}

export function redactCommand(start: Start, version: string): Command {
  const command = logCommand(
    "redact",
    "replace secrets, and leave every other byte as it is",
    "Replace secrets in logs, and leave every other byte as it is.",
    examples,
  );
  const option = optionsOf(command);
  command.optionsGroup("Output:");
  option("--out-dir <dir>", "write a redacted copy of each input to a folder");
  option("--in-place", "replace each file by its redacted copy, whole or not at all");
  option("--check", "write nothing, exit 1 if anything would be replaced");
  option("--dry-run", "write nothing, list what would be replaced");
  option(
    "--report <format[=file]>",
    "list what is replaced: table, json or sarif; repeatable",
    listing,
  );
  option("--files-from <file>", "read names of inputs from a file, one a line, - for stdin");
  command.optionsGroup("What goes:");
  option("--policy <file>", "rules of your own (default: redact in the configuration)");
  command.addOption(
    new Option("--profile <name...>", "rules that are off by default: pii").choices(["pii"]),
  );
  option(
    "--known-env <name>",
    "values of variables to take everywhere; * is a wildcard; repeatable",
    repeated,
  );
  option("--known-file <file>", "values to take everywhere, one a line; repeatable", repeated);
  command.addOption(
    new Option(
      "--on-bad-line <what>",
      "a line that is no JSON: scrub it as text, withhold it, error (default: scrub)",
    ).choices(["scrub", "withhold", "error"]),
  );
  option("--require-classification", "fail for a field that no schema classifies by x-redact");
  command.optionsGroup("What takes its place:");
  option("--hash", "HMACs that tell equal values, not REDACTED; needs a key");
  option("--key-file <file>", "the key, 32 bytes or more (default: TELEMETRY_REDACT_KEY)");
  option("--new-key <file>", "write a new key to a file of its own");
  command.optionsGroup("Proof:");
  option(
    "--verify",
    "prove that REDACTED is ORIGINAL without its secrets: --verify ORIGINAL REDACTED",
  );
  option("--explain <file:line>", "say which rule takes what in a line, and why");
  option("--find", "list where the value on stdin stands in logs redacted with the key");
  option("--list-rules", "print all rules");
  command.optionsGroup("Contract:");
  contractOptions(command, "withhold");

  return command.action((inputs: string[], parsed: Parsed) => {
    start(async (io, color) => {
      const options = toOptions(parsed, color, version);
      if (parsed.newKey !== undefined) {
        return (await import("../commands/redact/key.ts")).makeKey(parsed.newKey, io);
      }
      if (parsed.listRules === true) {
        return (await import("../commands/redact/list-rules.ts")).listRules(color, io);
      }
      if (parsed.explain !== undefined) {
        const { explain } = await import("../commands/redact/explain.ts");
        return explain(parsed.explain, options, io, today());
      }
      if (parsed.verify === true) {
        return (await import("../commands/redact/verify.ts")).verify(inputs, options, io, today());
      }
      if (parsed.find === true) {
        return (await import("../commands/redact/find.ts")).find(inputs, options, io);
      }
      const { redact } = await import("../commands/redact/redact.ts");
      return redact(inputs, options, io, today());
    });
  });
}

function toOptions(parsed: Parsed, color: boolean, version: string): RedactOptions {
  return {
    ...toContract(parsed),
    policy: parsed.policy,
    profiles: parsed.profile ?? [],
    hash: parsed.hash,
    keyFile: parsed.keyFile,
    knownEnv: parsed.knownEnv ?? [],
    knownFiles: parsed.knownFile ?? [],
    onBadLine: parsed.onBadLine,
    requireClassification: parsed.requireClassification ?? false,
    outDir: parsed.outDir,
    inPlace: parsed.inPlace ?? false,
    check: parsed.check ?? false,
    dryRun: parsed.dryRun ?? false,
    listings: parsed.report ?? [],
    filesFrom: parsed.filesFrom,
    color,
    version,
  };
}
