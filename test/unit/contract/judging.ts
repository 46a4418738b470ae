import { createCatalog } from "../../../src/contract/catalog.ts";
import { coreValidators } from "../../../src/contract/core-validators.ts";
import type { Emit } from "../../../src/contract/errors.ts";
import { compileContract } from "../../../src/contract/contract.ts";
import type { ExtensionSource } from "../../../src/contract/extensions.ts";
import { inspect } from "../../../src/contract/inspect.ts";
import { createJudge, type Judge } from "../../../src/contract/judge.ts";
import { escapeToken } from "../../../src/contract/pointer.ts";
import type { Fields } from "./events.ts";

export interface Found {
  readonly code: string;
  readonly pointer: string;
  readonly args: unknown;
}

const coreJudge = createJudge(createCatalog(), coreValidators);

function findingsOf(judge: Judge, event: Fields, bytes: number): Found[] {
  const found: Found[] = [];
  const emit: Emit = (code, path, args) => {
    found.push({ code, pointer: path.map((token) => `/${escapeToken(token)}`).join(""), args });
  };
  const inspection = { keys: 0, markers: false, infinite: false };
  inspect(event, inspection);
  judge(event, { markers: inspection.markers, bytes }, emit);
  return found;
}

/** What the judge of the core events finds in an event. */
export const findings = (event: Fields, bytes = JSON.stringify(event).length): Found[] =>
  findingsOf(coreJudge, event, bytes);

const brief = ({ code, pointer }: Found): string => `${code} ${pointer}`;

/** The same as `code pointer`, sorted. */
export const verdict = (event: Fields): string[] => findings(event).map(brief).toSorted();

/** Extension schemas by name, as if each were read from a file of its own. */
export const sourcesOf = (schemas: Fields): ExtensionSource[] =>
  Object.entries(schemas).map(([name, schema]) => ({
    name,
    file: `${name}.schema.json`,
    place: "",
    schema,
  }));

/** A judge that knows extension events too, by name. */
export async function judgeWith(schemas: Fields): Promise<(event: Fields) => string[]> {
  const { catalog, validators } = await compileContract(sourcesOf(schemas));
  const judge = createJudge(catalog, validators);
  return (event) => findingsOf(judge, event, 1000).map(brief).toSorted();
}
