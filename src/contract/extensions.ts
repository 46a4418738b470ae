import type { ErrorObject } from "ajv";
import vocabulary from "../../schemas/vocabulary.schema.json" with { type: "json" };
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

const annotations = ["x-unit", "x-metric", "x-redact", "x-span", "x-outcome"] as const;

const coreNames: ReadonlySet<string> = new Set(coreEvents.map(({ name }) => name));
const eventPattern = new RegExp(envelopeSchema.properties!["event"]!.pattern!);

/**
 * Checks and compiles extension schemas. ajv's compiler costs 80 ms to load, so it is only loaded when there are any.
 * @throws Problem naming file and place
 */
export async function compileExtensions(sources: readonly ExtensionSource[]): Promise<Extensions> {
  if (sources.length === 0) return { events: [], validators: [] };
  const [{ default: ajv2020 }, { default: addFormats }] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv-formats"),
  ]);
  // Both are CommonJS; bundled and not, only the default import is the same thing.
  const { Ajv2020 } = ajv2020;
  const sorted = sources.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const meta = new Ajv2020({ allErrors: true, strict: false });
  const checkSchema = meta.compile(vocabulary);
  const compilers = [false, true].map((allErrors) => {
    const ajv = new Ajv2020({
      allErrors,
      allowUnionTypes: true,
      strictRequired: false,
      strictTypes: false,
    });
    ajv.addVocabulary([...annotations]);
    // ajv-formats is CommonJS: its types name the function differently from what Node gives.
    (addFormats as unknown as (to: typeof ajv) => void)(ajv);
    return ajv;
  }) as [InstanceType<typeof Ajv2020>, InstanceType<typeof Ajv2020>];
  const [firsts, alls] = compilers;
  const validators = sorted.map((source, i) => {
    checkName(source, sorted[i - 1]);
    if (!checkSchema(source.schema)) throw schemaProblem(source, checkSchema.errors ?? []);
    try {
      const schema = source.schema as Schema;
      return { first: firsts.compile(schema), all: alls.compile(schema) };
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
function schemaProblem({ file, place, schema }: ExtensionSource, errors: readonly ErrorObject[]) {
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
