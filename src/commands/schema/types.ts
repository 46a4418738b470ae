import { Problem } from "../../contract/problem.ts";
import type { Io } from "../../io/io.ts";
import { setUpContract, type ContractOptions } from "../contract-setup.ts";
import { exitCodes } from "../exit-codes.ts";
import { declarationFile } from "./declarations.ts";

/**
 * Prints the declaration of extension events; returns the exit code.
 * @throws Problem for wrong schemas, or if there are none
 */
export async function printTypes(options: ContractOptions, io: Io): Promise<number> {
  const { catalog } = await setUpContract(options, io);
  const events = catalog.events.filter(({ core }) => !core);
  if (events.length === 0) {
    throw new Problem("there are no extension events", "name a folder: telemetry schema types DIR");
  }
  const folders = options.schemas.map((folder) => ` ${folder}`).join("");
  const command = `telemetry schema types${folders}`;
  await io.stdout.write(await declarationFile(events, command));
  return exitCodes.clean;
}
