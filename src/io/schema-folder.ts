import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { ExtensionSource } from "../contract/extensions.ts";
import { Problem } from "../contract/problem.ts";
import { reasonOf } from "./reason.ts";

const ending = ".schema.json";

/**
 * Reads the schemas of extension events, files `<event>.schema.json`.
 * @param folder an absolute path
 * @param cwd what names are told from
 * @param parse parses the text of a file; throws a Problem if it is no JSON
 * @throws Problem if the folder or a file can't be read, or there is no schema in it
 */
export async function readSchemaFolder(
  folder: string,
  cwd: string,
  parse: (file: string, text: string) => unknown,
): Promise<ExtensionSource[]> {
  const shown = relative(cwd, folder) || ".";
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted();
  } catch (error) {
    throw new Problem(`cannot read the schema folder ${shown}: ${reasonOf(error)}`);
  }
  if (names.length === 0) {
    throw new Problem(
      `no *${ending} in the schema folder ${shown}`,
      "name files <event>.schema.json",
    );
  }
  return Promise.all(
    names.map(async (name) => {
      const file = join(shown, name);
      const schema = parse(file, await readSchema(join(folder, name), file));
      return { name: name.slice(0, -ending.length), file, place: "", schema };
    }),
  );
}

async function readSchema(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new Problem(`cannot read the schema ${name}: ${reasonOf(error)}`);
  }
}
