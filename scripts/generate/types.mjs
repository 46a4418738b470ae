// src/contract/generated/events.ts: a TypeScript type for every core event, discriminated by `event`.
import { readFileSync } from "node:fs";
import { bundled } from "./bundled.mjs";
import { eventNames } from "./schemas.mjs";

const read = (file) => JSON.parse(readFileSync(`schemas/0.1/${file}.schema.json`, "utf8"));

export async function eventTypes() {
  const { interfaceOf, knownType, payloadType, spanMembers, typeName } = await bundled(
    "src/commands/schema/declarations.ts",
  );
  const schemas = eventNames.map((name) => ({ name, schema: read(`events/${name}`) }));
  const payloads = [];
  for (const { name, schema } of schemas)
    payloads.push(await interfaceOf(schema, payloadType(name)));
  const { event: _event, payload: _payload, ...shared } = read("envelope").properties;
  const required = Object.keys(shared);
  const base = { ...read("envelope"), properties: shared, required, additionalProperties: false };
  const envelope = await interfaceOf(base, "Envelope");
  const events = eventNames.map(
    (name) => `export interface ${typeName(name)} extends Envelope {
  event: ${JSON.stringify(name)};
  payload: ${payloadType(name)};
}`,
  );
  return `// Generated from schemas/ by npm run generate; do not edit.

${[envelope, ...payloads, ...events].join("\n\n")}

/** Every core event of schema version 0.1; \`event\` tells them apart. */
export type CoreEvent = ${eventNames.map(typeName).join(" | ")};

/** The payload of every core event. */
export interface CorePayloads {
${eventNames.map((name) => `  ${JSON.stringify(name)}: ${payloadType(name)};`).join("\n")}
}

${knownType}

/** The spans of the core events: what is given when they begin and when they end. */
export interface CoreSpans {
${spanMembers(schemas).join("\n")}
}
`;
}
