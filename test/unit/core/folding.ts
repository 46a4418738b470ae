import { createCatalog } from "../../../src/contract/catalog.ts";
import { coreValidators } from "../../../src/contract/core-validators.ts";
import { compileExtensions } from "../../../src/contract/extensions.ts";
import type { Finding } from "../../../src/contract/finding.ts";
import { createCheck, type CheckOptions } from "../../../src/core/validate/check.ts";
import { createCollector } from "../../../src/core/validate/collector.ts";
import { createPolicy } from "../../../src/core/validate/policy.ts";
import type { FileContext } from "../../../src/core/validate/runs.ts";
import { createReference } from "../../../src/scan/reference.ts";
import type { Fields } from "../contract/events.ts";
import { chunkOf, encode } from "../scan/scanning.ts";

/** Folds whole inputs through scanner and check; gathers every finding. */
export async function createFold(schemas: Fields = {}, change: Partial<CheckOptions> = {}) {
  const sources = Object.entries(schemas).map(([name, schema]) => ({
    name,
    file: `${name}.json`,
    place: "",
    schema,
  }));
  const { events, validators } = await compileExtensions(sources);
  const catalog = createCatalog(events);
  const scan = createReference(catalog, {
    envelope: coreValidators.envelope,
    events: [...coreValidators.events, ...validators],
  });
  const collector = createCollector();
  const findings: Finding[] = [];
  const check = createCheck({
    catalog,
    collector,
    policy: createPolicy([], false),
    allowEmpty: false,
    ...change,
    events: { ...change.events, finding: (finding) => findings.push(finding) },
  });
  const read = (text: string, context: Partial<FileContext> = {}) => {
    const file = { name: "log.jsonl", isStream: false, ...context };
    check.open(file);
    check.batch(scan(chunkOf(encode(text), { file: file.name })));
    return check.close(true);
  };
  return { check, collector, findings, read, scan };
}

/** Lines of JSON. */
export const linesOf = (events: readonly object[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join("");

/** `line code` and, if there are two, `<related line`, of the findings of a log. */
export const brief = ({ line, code, related }: Finding): string =>
  `${line} ${code}${related ? ` <${related.line}` : ""}`;

/** What is found in events that make up one file. */
export async function found(
  events: readonly object[],
  context: Partial<FileContext> = {},
  schemas: Fields = {},
): Promise<string[]> {
  const { findings, read } = await createFold(schemas);
  read(linesOf(events), context);
  return findings.map(brief);
}
