// src/contract/generated/{first-error,all-errors}.js: the core schemas compiled by ajv ahead of time.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { eventNames } from "./schemas.mjs";

const annotations = ["x-unit", "x-metric", "x-redact", "x-span", "x-outcome"];
const read = (file) => JSON.parse(readFileSync(`schemas/0.1/${file}.schema.json`, "utf8"));

export async function validatorModule(allErrors) {
  const ajv = new Ajv2020({ allErrors, allowUnionTypes: true, code: { source: true, esm: true } });
  ajv.addVocabulary(annotations);
  const names = { envelope: "envelope" };
  for (const name of eventNames) names[name.replace(".", "_")] = `events/${name}`;
  const ids = {};
  for (const [exported, file] of Object.entries(names)) {
    const schema = read(file);
    ajv.addSchema(schema);
    ids[exported] = schema.$id;
  }
  return bundled(standaloneCode(ajv, ids));
}

const { default: standaloneCode = standalone } = standalone;

/** The validators of files that people write: name of the validator to name of the schema. */
export async function fileValidatorModule(files) {
  const ajv = new Ajv2020({ allErrors: true, code: { source: true, esm: true }, strict: false });
  const ids = {};
  for (const [name, file] of Object.entries(files)) {
    const schema = JSON.parse(readFileSync(`schemas/${file}.schema.json`, "utf8"));
    ajv.addSchema(schema);
    ids[name] = schema.$id;
  }
  return bundled(standaloneCode(ajv, ids));
}

async function bundled(contents) {
  // ajv emits require() for its few helpers even for ESM; bundling takes them in.
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: "." },
    bundle: true,
    format: "esm",
    platform: "neutral",
    write: false,
  });
  return `// Generated from schemas/ by npm run generate; do not edit.\n${outputFiles[0].text}`;
}

export const exportedNames = ["envelope", ...eventNames.map((name) => name.replace(".", "_"))];

export function validatorTypes(names) {
  return `// Generated from schemas/ by npm run generate; do not edit.
import type { Validator } from "../judge.ts";

${names.map((name) => `export const ${name}: Validator;`).join("\n")}
`;
}
