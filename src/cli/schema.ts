import { Argument, Command } from "commander";
import { contractOptions, toContract, type ContractParsed } from "./options.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ telemetry schema types schemas > telemetry-events.d.ts

What it prints makes the events of a folder known to the types of the library's emitter;
put the file where TypeScript finds it.`;

export function schemaCommand(start: Start): Command {
  const command = new Command("schema")
    .summary("make types from the schemas of extension events")
    .description("Print what is made from the schemas of extension events.")
    .addArgument(new Argument("<what>", "types: a TypeScript declaration").choices(["types"]))
    .argument("[dirs...]", "folders with <event>.schema.json, on top of --schemas")
    .addHelpText("after", examples);
  contractOptions(command, "refuse");
  return command.action((_what: "types", dirs: string[], parsed: ContractParsed) => {
    start(async (io) => {
      const { printTypes } = await import("../commands/schema/types.ts");
      const options = toContract(parsed);
      return printTypes({ ...options, schemas: [...options.schemas, ...dirs] }, io);
    });
  });
}
