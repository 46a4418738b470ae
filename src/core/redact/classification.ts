import type { Catalog } from "../../contract/catalog.ts";
import type { Schema } from "../../contract/schema.ts";

/** Tells a field of an event that no schema classifies; undefined if all are. */
export type Classification = (event: string, fields: Iterable<string>) => string | undefined;

/**
 * A field is classified by `x-redact` in its schema, or in those of all below it. Fields of core events are: the
 * rules search what is text in them.
 */
export function createClassification(catalog: Catalog): Classification {
  return (event, fields) => {
    const known = catalog.events[catalog.indexOf(event)];
    if (!known) return `the event ${event} has no schema`;
    for (const name of fields) {
      if (name === "redacted_fields") continue;
      const field = Object.hasOwn(known.schema.properties ?? {}, name)
        ? known.schema.properties![name]!
        : undefined;
      if (!field || !(known.core || isClassified(field))) {
        return `payload.${name} of ${event} has no x-redact in any schema`;
      }
    }
    return undefined;
  };
}

const isClassified = ({ "x-redact": action, properties, items }: Schema): boolean =>
  action !== undefined ||
  (properties !== undefined && Object.values(properties).every(isClassified)) ||
  (typeof items === "object" && isClassified(items));
