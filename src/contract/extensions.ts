import type { ErrorObject } from "ajv";
import { misfitOf } from "./annotations.ts";
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
    if (!checked(source, () => compiler.checkSchema(source.schema))) {
      throw schemaProblem(source, compiler.checkSchema.errors ?? [], annotations);
    }
    const misfit = misfitOf(source.schema as Schema);
    if (misfit) {
      const { place, what, hint } = misfit;
      throw problemIn(source.file, `${source.place}${place}`, what, hint);
    }
    return checked(source, () => compiler.compile(source.schema as Schema));
  });
  return {
    events: sorted.map(({ name, schema }) => ({ name, schema: schema as Schema })),
    validators,
  };
}

/** Runs what ajv does with a schema; what it throws is about the schema. */
function checked<T>({ file, place }: ExtensionSource, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const what = error instanceof RangeError ? "nested too deeply" : (error as Error).message;
    throw problemIn(file, place, what);
  }
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
  const misplaced = errors.find(
    ({ keyword, schemaPath }) => keyword === "if" && ruleOf(schemaPath),
  );
  if (misplaced) {
    const [keyword, on] = ruleOf(misplaced.schemaPath)!;
    return problemIn(
      file,
      `${place}${misplaced.instancePath}/${keyword}`,
      `${keyword} stands only on ${on}`,
    );
  }
  const unknown = plain.find(
    ({ instancePath, keyword }) =>
      keyword === "false schema" && /\/(?:x-[^/]*|\$async)$/.test(instancePath),
  );
  const error = unknown ?? plain.toSorted((a, b) => depth(b) - depth(a))[0] ?? errors[0]!;
  const where = `${place}${error.instancePath}`;
  const key = error.instancePath.split("/").at(-1)!;
  if (error.keyword === "false schema") {
    if (key === "x-span")
      return problemIn(file, where, "x-span belongs on the payload schema itself");
    if (key === "$async") return problemIn(file, where, "$async is no keyword of JSON Schema");
    const meant = suggest(key, annotations);
    const hint =
      meant === undefined ? `known are ${annotations.join(", ")}` : `did you mean ${meant}?`;
    return problemIn(file, where, `unknown annotation ${key}`, hint);
  }
  const allowed = error.params["allowedValues"] as unknown[] | undefined;
  const extra = error.params["additionalProperty"] as string | undefined;
  const detail = allowed ? `: ${allowed.join(", ")}` : extra ? `: ${extra}` : "";
  return problemIn(file, where === "" ? "the top" : where, `${error.message}${detail}`);
}

const depth = (error: ErrorObject): number => error.instancePath.split("/").length;

/** What each rule of the vocabulary's allOf is about, by its index. */
const placement: Readonly<Record<string, readonly [keyword: string, on: string]>> = {
  1: ["x-unit", "a number"],
  2: ["x-metric", "a number, a boolean, an enum, or a text with x-outcome"],
  3: ["x-outcome", "an enum, a text, a boolean or an integer"],
};

const ruleOf = (schemaPath: string) => placement[/\/allOf\/(\d+)\/if$/.exec(schemaPath)?.[1] ?? ""];
