import { compile } from "json-schema-to-typescript";
import type { EventSchema, Schema } from "../../contract/schema.ts";

/** The name of the type of an event: `plan.step_started` is `PlanStepStarted`. */
export const typeName = (event: string): string =>
  event.replaceAll(/(^|[._])(\w)/g, (_, _separator, letter: string) => letter.toUpperCase());

/** Titles would become names of types, the same ones in every event. */
function withoutTitles(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutTitles);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key, value]) => !((key === "title" && typeof value === "string") || key === "$id"),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutTitles(value)]));
}

/** The TypeScript interface of what a schema accepts. References to other files are not followed. */
export async function interfaceOf(schema: Schema, name: string): Promise<string> {
  const text = await compile(withoutTitles(schema) as Parameters<typeof compile>[0], name, {
    bannerComment: "",
    additionalProperties: true,
    format: false,
    $refOptions: { resolve: { external: false } },
  });
  return text.trim();
}

export const payloadType = (event: string): string => `${typeName(event)}Payload`;

/**
 * Members of an interface of spans: the payloads of the two events of each. What the emitter knows of the second by
 * itself, its time and the key of the first, may be left out.
 */
export function spanMembers(events: readonly EventSchema[]): string[] {
  const edge = (span: string, wanted: "start" | "end"): EventSchema | undefined =>
    events.find(({ schema }) => {
      const its = schema["x-span"];
      return its?.name === span && its.edge === wanted;
    });
  const spans = new Set(events.flatMap(({ schema }) => schema["x-span"]?.name ?? []));
  return [...spans].flatMap((span) => {
    const start = edge(span, "start");
    const end = edge(span, "end");
    if (!start || !end) return [];
    const known = [...(end.schema["x-span"]?.key ?? []), ...timeFields(end.schema)];
    const names = known.map((name) => JSON.stringify(name)).join(" | ") || "never";
    const ending = `Known<${payloadType(end.name)}, ${names}>`;
    return [`${JSON.stringify(span)}: { start: ${payloadType(start.name)}; end: ${ending} };`];
  });
}

/** Fields that say how long something took. */
export const timeFields = ({ properties = {} }: Schema): string[] =>
  Object.entries(properties)
    .filter(([, { "x-unit": unit }]) => unit === "ms" || unit === "s")
    .map(([name]) => name);

/** A payload of which some fields may be left out, as they are known already. */
export const knownType = `type Known<Payload, Names> =
  { [Name in keyof Payload as Name extends Names ? never : Name]: Payload[Name] } &
  { [Name in keyof Payload as Name extends Names ? Name : never]?: Payload[Name] };`;

/** A declaration file that makes extension events known to the emitter's types. */
export async function declarationFile(events: readonly EventSchema[], command: string) {
  const payloads = await Promise.all(
    events.map(({ name, schema }) => interfaceOf(schema, payloadType(name))),
  );
  const members = events.map(({ name }) => `    ${JSON.stringify(name)}: ${payloadType(name)};`);
  const spans = spanMembers(events).map((member) => `    ${member}`);
  const spanParts = spans.length > 0 ? ["  interface Spans {", ...spans, "  }"] : [];
  const helper = spans.length > 0 ? [knownType, ""] : [];
  return [
    `// Made by ${command}; make it again when the schemas change.`,
    'import "agent-telemetry";',
    "",
    payloads.join("\n\n"),
    "",
    ...helper,
    'declare module "agent-telemetry" {',
    "  interface Events {",
    ...members,
    "  }",
    ...spanParts,
    "}",
    "",
  ].join("\n");
}
