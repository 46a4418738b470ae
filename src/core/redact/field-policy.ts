import type { Catalog } from "../../contract/catalog.ts";
import { globOf } from "../../contract/glob.ts";
import type { PathPolicy } from "../../contract/redaction-policy.ts";
import type { Schema } from "../../contract/schema.ts";
import { parseSelector, type Selector } from "./selector.ts";

/** Which fields of which events go whole, by `x-redact` in their schemas and by the paths of a policy. */
export interface FieldPolicy {
  readonly fields: (event: string) => ((path: readonly string[]) => string | undefined) | undefined;
  readonly hasFields: boolean;
  /** Words of which a line with such a field holds one; undefined if any line may have one. */
  readonly words: readonly string[] | undefined;
}

/** The rule of a field that no rule for names may take. */
const keep = "keep";

interface Entry {
  readonly selector: Selector;
  readonly matchesEvent: (event: string) => boolean;
  readonly rule: string;
}

/** @throws Problem for a path that can't be read */
export function createFieldPolicy(catalog: Catalog, paths: readonly PathPolicy[]): FieldPolicy {
  const entries: Entry[] = [
    ...catalog.events
      .filter(({ core }) => !core)
      .flatMap(({ name, schema }) =>
        annotated(schema, ["payload"]).map(({ path, action }) => ({
          selector: exactly(path),
          matchesEvent: (event: string) => event === name,
          rule: action === "never" ? keep : `schema.${action}`,
        })),
      ),
    ...paths.map(({ path, event, action = "redact" }) => ({
      selector: parseSelector(path),
      matchesEvent: event === undefined ? () => true : globOf(event),
      rule: action === "keep" ? keep : `path.${action}`,
    })),
  ];
  const taking = entries.filter(({ rule }) => rule !== keep);
  const isNamed = taking.every(({ selector }) => selector.names !== undefined);
  const cache = new Map<string, readonly Entry[]>();
  return {
    hasFields: entries.length > 0,
    words: isNamed
      ? taking.flatMap(({ selector }) =>
          selector.names!.map((name) => JSON.stringify(name).toLowerCase()),
        )
      : undefined,
    fields(event) {
      let matching = cache.get(event);
      if (!matching) {
        // Names of events come from logs; there is no end of them.
        if (cache.size > 1000) cache.clear();
        matching = entries.filter(({ matchesEvent }) => matchesEvent(event));
        cache.set(event, matching);
      }
      if (matching.length === 0) return undefined;
      const list = matching;
      return (path) => list.findLast(({ selector }) => selector.matches(path))?.rule;
    },
  };
}

type Action = NonNullable<Schema["x-redact"]>;

/** Every field of a schema that says what becomes of it; `*` stands for each element of an array. */
function annotated(
  schema: Schema,
  path: readonly string[],
): { path: readonly string[]; action: Action }[] {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => ({ name, field }));
  if (typeof schema.items === "object") fields.push({ name: "*", field: schema.items });
  return fields.flatMap(({ name, field }) => {
    const here = [...path, name];
    const action = field["x-redact"];
    return [...(action ? [{ path: here, action }] : []), ...annotated(field, here)];
  });
}

const exactly = (path: readonly string[]): Selector => ({
  matches: (other) =>
    other.length === path.length && path.every((name, i) => name === "*" || name === other[i]),
  names: [path.findLast((name) => name !== "*")!],
});
