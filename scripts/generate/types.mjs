// src/contract/generated/events.ts: a TypeScript type for every core event, discriminated by `event`.
import { readFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";
import { eventNames } from "./schemas.mjs";

const typeName = (name) =>
  name.replace(/(^|[._])(\w)/g, (_, _separator, letter) => letter.toUpperCase());

const read = (file) => JSON.parse(readFileSync(`schemas/0.1/${file}.schema.json`, "utf8"));

/** Titles would become names of types, the same ones in every event. */
function withoutTitles(schema) {
  if (Array.isArray(schema)) return schema.map(withoutTitles);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !((key === "title" && typeof value === "string") || key === "$id"),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutTitles(value)]));
}

async function interfaceOf(schema, name) {
  const text = await compile(withoutTitles(schema), name, {
    bannerComment: "",
    additionalProperties: true,
    style: { printWidth: 100 },
  });
  return text.trim();
}

export async function eventTypes() {
  const payloads = [];
  for (const name of eventNames) {
    payloads.push(await interfaceOf(read(`events/${name}`), `${typeName(name)}Payload`));
  }
  const { event: _event, payload: _payload, ...shared } = read("envelope").properties;
  const required = Object.keys(shared);
  const base = { ...read("envelope"), properties: shared, required, additionalProperties: false };
  const envelope = await interfaceOf(base, "Envelope");
  const events = eventNames.map(
    (name) => `export interface ${typeName(name)} extends Envelope {
  event: ${JSON.stringify(name)};
  payload: ${typeName(name)}Payload;
}`,
  );
  return `// Generated from schemas/ by npm run generate; do not edit.

${[envelope, ...payloads, ...events].join("\n\n")}

/** Every core event of schema version 0.1; \`event\` tells them apart. */
export type CoreEvent = ${eventNames.map(typeName).join(" | ")};
`;
}
