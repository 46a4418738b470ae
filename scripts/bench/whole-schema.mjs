// The contract as one JSON Schema of a line, for validators that take one: the envelope, and the payload by event.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const ending = ".schema.json";

/** Drops what is ours alone: another validator may know neither the annotations nor the addresses. */
function plain(schema) {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !key.startsWith("x-") && !["$id", "$schema", "examples"].includes(key))
      .map(([key, value]) => [key, plain(value)]),
  );
}

/** Writes the schema; returns its file. */
export function wholeSchema() {
  const folder = "schemas/0.1/events";
  const byEvent = readdirSync(folder).map((file) => {
    const event = { const: file.slice(0, -ending.length) };
    const payload = plain(read(`${folder}/${file}`));
    return {
      if: { properties: { event }, required: ["event"] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { properties: { payload } },
    };
  });
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...plain(read("schemas/0.1/envelope.schema.json")),
    allOf: byEvent,
  };
  mkdirSync(".bench", { recursive: true });
  const file = ".bench/line.schema.json";
  writeFileSync(file, JSON.stringify(schema));
  return file;
}
