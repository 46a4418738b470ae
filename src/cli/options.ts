import { Option, type Command } from "commander";

/** Adds options to a command, each with what reads its value. */
export const optionsOf =
  (command: Command) =>
  (flags: string, text: string, read?: (value: string, before: never) => unknown): Option => {
    const option = new Option(flags, text);
    if (read) option.argParser(read as (value: string) => unknown);
    command.addOption(option);
    return option;
  };
