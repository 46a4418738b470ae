import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { configName, readConfig, type Config } from "../contract/config.ts";
import { compileContract, type Contract } from "../contract/contract.ts";
import type { ExtensionSource } from "../contract/extensions.ts";
import { escapeToken } from "../contract/pointer.ts";
import { Problem } from "../contract/problem.ts";
import { reasonOf } from "../io/reason.ts";
import { parseJsonFile } from "./json-file.ts";
import type { Io } from "../io/io.ts";
import { readIfThere } from "../io/output.ts";
import { readSchemaFolder } from "../io/schema-folder.ts";

/** Options of every command that knows events. */
export interface ContractOptions {
  readonly schemas: readonly string[];
  /** A file, false for none, undefined to look for one. */
  readonly config: string | false | undefined;
}

/** The contract as the user has set it up. */
export interface ContractSetup extends Contract {
  readonly config: Config;
  /** The folder paths of the configuration are relative to. */
  readonly configFolder: string;
}

/**
 * Finds the configuration and the extension schemas and compiles them.
 * @throws Problem for anything wrong in them
 */
export async function setUpContract(options: ContractOptions, io: Io): Promise<ContractSetup> {
  const found = await findConfig(options.config, io.cwd);
  const config = found ? readConfig(found.name, parseJsonFile(found.name, found.text)) : {};
  const configFolder = found ? dirname(found.path) : io.cwd;
  const folders = [
    ...(config.schemas ?? []).map((folder) => resolve(configFolder, folder)),
    ...options.schemas.map((folder) => resolve(io.cwd, folder)),
  ];
  const sources: ExtensionSource[] = [];
  for (const folder of new Set(folders))
    sources.push(...(await readSchemaFolder(folder, io.cwd, parseJsonFile)));
  for (const [name, schema] of Object.entries(config.events ?? {})) {
    sources.push({ name, file: found!.name, place: `/events/${escapeToken(name)}`, schema });
  }
  return { ...(await compileContract(sources)), config, configFolder };
}

async function findConfig(named: string | false | undefined, cwd: string) {
  if (named === false) return undefined;
  if (named !== undefined) {
    const path = resolve(cwd, named);
    try {
      return { path, name: named, text: await readFile(path, "utf8") };
    } catch (error) {
      throw new Problem(`cannot read the configuration ${named}: ${reasonOf(error)}`);
    }
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, configName);
    const text = await readConfigFile(path, relative(cwd, path));
    if (text !== undefined) return { path, name: relative(cwd, path), text };
    if (dirname(folder) === folder) return undefined;
  }
}

async function readConfigFile(path: string, name: string): Promise<string | undefined> {
  try {
    return await readIfThere(path);
  } catch (error) {
    throw new Problem(`cannot read the configuration ${name}: ${reasonOf(error)}`);
  }
}
