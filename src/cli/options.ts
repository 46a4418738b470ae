import { Command, Option } from "commander";
import type { ContractOptions } from "../commands/contract-setup.ts";
import { byteCount, repeated } from "./parse.ts";

/** A subcommand that reads logs. */
export const logCommand = (name: string, summary: string, description: string, examples: string) =>
  new Command(name)
    .summary(summary)
    .description(description)
    .argument(
      "[inputs...]",
      "files, folders, globs or - (default: stdin if piped, else logs/telemetry)",
    )
    .addHelpText("after", examples);

/** Adds options to a command, each with what reads its value. */
export const optionsOf =
  (command: Command) =>
  (flags: string, text: string, read?: (value: string, before: never) => unknown): Option => {
    const option = new Option(flags, text);
    if (read) option.argParser(read as (value: string) => unknown);
    command.addOption(option);
    return option;
  };

/** The values of the options below. */
export interface ContractParsed {
  readonly schemas?: readonly string[];
  /** commander gives true for neither --config nor --no-config when both exist. */
  readonly config?: string | boolean;
  readonly maxLineBytes?: number;
}

/**
 * Options of every command that knows events.
 * @param withLong what becomes of a line over the limit
 */
export function contractOptions(command: Command, withLong: string): void {
  const option = optionsOf(command);
  option(
    "--schemas <dir>",
    "folder with <event>.schema.json of extension events; repeatable",
    repeated,
  );
  option("--config <file>", "configuration (default: telemetry.config.json, looked for upward)");
  option("--no-config", "use no configuration");
  option(
    "--max-line-bytes <bytes>",
    `${withLong} lines longer than this (default: 64M)`,
    byteCount,
  );
}

/** The longest line where nothing else is asked for, bytes. */
const longestLine = 64 * 1024 ** 2;

export const toContract = ({
  schemas = [],
  config,
  maxLineBytes = longestLine,
}: ContractParsed): ContractOptions & { readonly maxLineBytes: number } => ({
  schemas,
  config: config === true ? undefined : config,
  maxLineBytes,
});
