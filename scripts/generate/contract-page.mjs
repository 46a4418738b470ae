// docs/contract.md: the envelope and every core event, from the schemas.
import { readFileSync } from "node:fs";
import { eventNames } from "./schemas.mjs";

const read = (file) => JSON.parse(readFileSync(`schemas/0.1/${file}.schema.json`, "utf8"));

const typeOf = (field) => {
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(", ");
  const type = [field.type ?? "any"].flat().join(" or ");
  const items = field.items?.type ? ` of ${[field.items.type].flat().join(" or ")}` : "";
  return `${type}${items}`;
};

function limitsOf(field) {
  const limits = [];
  if (field.minimum !== undefined) limits.push(`>= ${field.minimum}`);
  if (field.maximum !== undefined) limits.push(`<= ${field.maximum}`);
  if (field["x-unit"]) limits.push(`unit \`${field["x-unit"]}\``);
  if (field["x-redact"]) limits.push(`redact: ${field["x-redact"]}`);
  if (field["x-metric"]) limits.push(`metric: ${field["x-metric"].type}`);
  return limits.join("; ");
}

function table(schema) {
  const rows = Object.entries(schema.properties).map(
    ([name, field]) =>
      `| \`${name}\` | ${schema.required?.includes(name) ? "yes" : "no"} | ${typeOf(field)} | ${field.description ?? ""} | ${limitsOf(field)} |`,
  );
  return [
    "| field | required | type | meaning | limits |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

const example = (schema) => `\`\`\`json\n${JSON.stringify(schema.examples[0], null, 2)}\n\`\`\``;

export function contractPage() {
  const envelope = read("envelope");
  const events = eventNames.map((name) => {
    const schema = read(`events/${name}`);
    const span = schema["x-span"];
    const note = span
      ? `\n\n${span.edge === "start" ? "Opens" : "Closes"} the span \`${span.name}\`${span.key ? `, told apart by ${span.key.map((key) => `\`${key}\``).join(", ")}` : ", in order"}.`
      : "";
    return `### ${name}\n\n${schema.description}${note}\n\n${table(schema)}\n\n${example(schema)}`;
  });
  return `<!-- Generated from schemas/ by npm run generate; do not edit. -->

# The contract, schema version 0.1

One JSON object a line, in UTF-8, each ended by a newline. Unknown fields are accepted everywhere.

## Envelope

${table(envelope)}

${example(envelope)}

## Core events

${events.join("\n\n")}
`;
}
