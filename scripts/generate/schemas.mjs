// src/contract/generated/schemas.ts: the core schemas as modules, in order of name.
import { readdirSync } from "node:fs";

export const eventNames = readdirSync("schemas/0.1/events")
  .map((file) => file.replace(".schema.json", ""))
  .toSorted();

const identifier = (name) => name.replace(/[._](\w)/g, (_, letter) => letter.toUpperCase());

export function schemaModule() {
  const imports = eventNames.map(
    (name) =>
      `import ${identifier(name)} from "../../../schemas/0.1/events/${name}.schema.json" with { type: "json" };`,
  );
  const entries = eventNames.map(
    (name) => `    { name: ${JSON.stringify(name)}, schema: ${identifier(name)} as Schema },`,
  );
  return `// Generated from schemas/ by npm run generate; do not edit.
import envelope from "../../../schemas/0.1/envelope.schema.json" with { type: "json" };
${imports.join("\n")}
import type { EventSchema, Schema } from "../schema.ts";

export const schemas: { readonly envelope: Schema; readonly events: readonly EventSchema[] } = {
  envelope: envelope as Schema,
  events: [
${entries.join("\n")}
  ],
};
`;
}
