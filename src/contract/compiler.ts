// ajv's compiler, which costs 80 ms to load: only imported when there are extension schemas.
import ajv2020 from "ajv/dist/2020.js";
import ajvEqual from "ajv/dist/runtime/equal.js";
import ajvFormats from "ajv-formats";
import vocabulary from "../../schemas/vocabulary.schema.json" with { type: "json" };
import { isSame } from "./equal.ts";
import type { Validator, ValidatorPair } from "./judge.ts";
import type { Schema } from "./schema.ts";

// Both are CommonJS: their types name what they export differently from what Node gives.
const { Ajv2020 } = ajv2020;
const addFormats = ajvFormats as unknown as (to: InstanceType<typeof Ajv2020>) => void;

// ajv's own comparison calls what the data has under `valueOf` and `toString`, and a log may have anything there.
const equal = ajvEqual as unknown as { default: typeof isSame & { code: string } };
equal.default = Object.assign(isSame, { code: equal.default.code });

/** The annotations of event schemas (CONTRACT, Schema annotations). */
export const annotations = ["x-unit", "x-metric", "x-redact", "x-span", "x-outcome"] as const;

/** Compiles payload schemas, and checks them against the vocabulary of annotations first. */
export interface Compiler {
  /** The meta-schema: JSON Schema 2020-12 with our annotations. */
  readonly checkSchema: Validator;
  /** @throws Error if the schema does not compile, such as for a reference that leads nowhere */
  compile(schema: Schema): ValidatorPair;
}

export function createCompiler(): Compiler {
  const checkSchema = new Ajv2020({ allErrors: true, strict: false }).compile(vocabulary);
  const [first, all] = [ajvFor(false), ajvFor(true)];
  return {
    checkSchema,
    compile: (schema) => ({ first: first.compile(schema), all: all.compile(schema) }),
  };
}

function ajvFor(allErrors: boolean): InstanceType<typeof Ajv2020> {
  const ajv = new Ajv2020({
    allErrors,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    // Otherwise an object without a field called constructor would seem to have one.
    ownProperties: true,
  });
  ajv.addVocabulary([...annotations]);
  addFormats(ajv);
  return ajv;
}
