import { resolve } from "node:path";
import { compileContract } from "../contract/contract.ts";
import { problemIn } from "../contract/problem.ts";
import { readSchemaFolder } from "../io/schema-folder.ts";
import { remember } from "./contracts.ts";

/** The core events and those of a folder of schemas, compiled; from loadSchemas(). */
export interface Schemas {
  /** The names of all events, the core ones first. */
  readonly events: readonly string[];
}

/**
 * Reads and compiles the schemas of extension events, files `<event>.schema.json`.
 * @throws Error for anything wrong in them
 */
export async function loadSchemas(folder: string): Promise<Schemas> {
  const cwd = process.cwd();
  const contract = await compileContract(await readSchemaFolder(resolve(cwd, folder), cwd, parse));
  return remember({ events: contract.catalog.names }, contract);
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw problemIn(file, "", `this is not JSON: ${(error as Error).message}`);
  }
}
