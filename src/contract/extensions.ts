import type { ErrorObject } from "ajv";
import { coreEvents, envelopeSchema } from "./catalog.ts";
import type { ValidatorPair } from "./judge.ts";
import { problemIn } from "./problem.ts";
import type { EventSchema, Schema } from "./schema.ts";
import { suggest } from "./suggest.ts";

/** A schema of the user's: the event, where it comes from, and the parsed text. */
export interface ExtensionSource {
  readonly name: string;
  readonly file: string;
  /** JSON Pointer to the schema in the file, "" for all of it. */
  readonly place: string;
  readonly schema: unknown;
}

/** Extension events, compiled; in order of name. */
export interface Extensions {
  readonly events: readonly EventSchema[];
  readonly validators: readonly ValidatorPair[];
}

const coreNames: ReadonlySet<string> = new Set(coreEvents.map(({ name }) => name));
const eventPattern = new RegExp(envelopeSchema.properties!["event"]!.pattern!);

/**
 * Checks and compiles extension schemas.
 * @throws Problem naming file and place
 */
export async function compileExtensions(sources: readonly ExtensionSource[]): Promise<Extensions> {
  if (sources.length === 0) return { events: [], validators: [] };
  const { annotations, createCompiler } = await import("./compiler.ts");
  const compiler = createCompiler();
  const sorted = sources.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const validators = sorted.map((source, i) => {
    checkName(source, sorted[i - 1]);
    if (!compiler.checkSchema(source.schema)) {
      throw schemaProblem(source, compiler.checkSchema.errors ?? [], annotations);
    }
    try {
      return compiler.compile(source.schema as Schema);
    } catch (error) {
      throw problemIn(source.file, source.place, (error as Error).message);
    }
  });
  return {
    events: sorted.map(({ name, schema }) => ({ name, schema: schema as Schema })),
    validators,
  };
}

function checkName({ name, file, place }: ExtensionSource, before: ExtensionSource | undefined) {
  if (!eventPattern.test(name)) {
    throw problemIn(
      file,
      place,
      `"${name}" is not an event name`,
      "use module.action in lower snake case",
    );
  }
  if (coreNames.has(name)) {
    throw problemIn(file, place, `an extension may not redefine the core event ${name}`);
  }
  if (before?.name === name) {
    throw problemIn(file, place, `the event ${name} is defined twice, also in ${before.file}`);
  }
}

/** The most telling error: a wrong annotation before the rules of JSON Schema around it. */
function schemaProblem(
  { file, place, schema }: ExtensionSource,
  errors: readonly ErrorObject[],
  annotations: readonly string[],
) {
  if (typeof schema !== "object") return problemIn(file, place, "a schema must be a JSON object");
  const plain = errors.filter(
    ({ keyword }) => !["if", "anyOf", "oneOf", "allOf"].includes(keyword),
  );
  const unknown = plain.find(
    ({ instancePath, keyword }) => keyword === "false schema" && /\/x-[^/]*$/.test(instancePath),
  );
  const error = unknown ?? plain.toSorted((a, b) => depth(b) - depth(a))[0] ?? errors[0]!;
  const where = `${place}${error.instancePath}`;
  const key = error.instancePath.split("/").at(-1)!;
  if (error.keyword === "false schema") {
    if (key === "x-span")
      return problemIn(file, where, "x-span belongs on the payload schema itself");
    const meant = suggest(key, annotations);
    const hint =
      meant === undefined ? `known are ${annotations.join(", ")}` : `did you mean ${meant}?`;
    return problemIn(file, where, `unknown annotation ${key}`, hint);
  }
  const misplaced = /\$defs\/(numeric|measurable|decidable)/.exec(error.schemaPath)?.[1];
  if (misplaced) {
    const [keyword, on] = placement[misplaced as keyof typeof placement];
    return problemIn(file, where, `${keyword} stands only on ${on}`);
  }
  const allowed = error.params["allowedValues"] as unknown[] | undefined;
  const extra = error.params["additionalProperty"] as string | undefined;
  const detail = allowed ? `: ${allowed.join(", ")}` : extra ? `: ${extra}` : "";
  return problemIn(file, where === "" ? "the top" : where, `${error.message}${detail}`);
}

const depth = (error: ErrorObject): number => error.instancePath.split("/").length;

const placement = {
  numeric: ["x-unit", "a number"],
  measurable: ["x-metric", "a number, a boolean or an enum"],
  decidable: ["x-outcome", "an enum, a text, a boolean or an integer"],
} as const;
