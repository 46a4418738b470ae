import { createCatalog, type Catalog } from "../../../../src/contract/catalog.ts";
import { coreValidators } from "../../../../src/contract/core-validators.ts";
import { compileExtensions } from "../../../../src/contract/extensions.ts";
import { createMetrics, type FamilySeries } from "../../../../src/core/metrics/fold.ts";
import { exposedOf } from "../../../../src/report/metrics/exposed.ts";
import { openMetricsText } from "../../../../src/report/metrics/open-metrics.ts";
import { metricsText } from "../../../../src/report/metrics/text.ts";
import { safe } from "../../../../src/report/safe.ts";
import { createReference } from "../../../../src/scan/reference.ts";
import type { Fields } from "../../contract/events.ts";
import { chunkOf, encode } from "../../scan/scanning.ts";

export interface Asked {
  /** Schemas of extension events, by name. */
  readonly schemas?: Fields;
  readonly tags?: readonly string[];
  readonly mostRuns?: number;
  /** When lines are read, epoch ms. */
  readonly now?: number;
}

/** What some lines come to. */
export interface Folded {
  readonly families: readonly FamilySeries[];
  readonly text: string;
  readonly openMetrics: string;
  /** The value of a sample as it is written, `name{label="value"}`; undefined if it is not there. */
  readonly value: (sample: string) => number | undefined;
  /** Samples whose names begin like this, with their values; those that are 0 aside. */
  readonly samples: (start: string) => readonly string[];
}

async function contractOf(schemas: Fields) {
  const sources = Object.entries(schemas).map(([name, schema]) => ({
    name,
    file: `${name}.json`,
    place: "",
    schema,
  }));
  const { events, validators } = await compileExtensions(sources);
  return { catalog: createCatalog(events), validators };
}

export const catalogOf = async (schemas: Fields): Promise<Catalog> =>
  (await contractOf(schemas)).catalog;

const own = { version: "1.2.3", start: 1, unreadable: 0 };
const decoder = new TextDecoder();

/** Folds events, or lines as they are, a batch each group. */
export async function folded(
  groups: readonly (readonly (Fields | string)[])[],
  { schemas = {}, tags = [], mostRuns, now = 0 }: Asked = {},
): Promise<Folded> {
  const { catalog, validators } = await contractOf(schemas);
  const scan = createReference(catalog, {
    envelope: coreValidators.envelope,
    events: [...coreValidators.events, ...validators],
  });
  const metrics = createMetrics({
    catalog,
    policy: ({ severity }) => severity,
    tags,
    textOf: (bytes, start, end) => decoder.decode(bytes.subarray(start, end)),
    safe,
    ...(mostRuns !== undefined && { mostRuns }),
  });
  for (const group of groups) {
    const lines = group.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
    const bytes = encode(lines.map((line) => `${line}\n`).join(""));
    metrics.batch(scan(chunkOf(bytes, { firstByte: 1, last: false })), now);
  }
  const families = metrics.series(own);
  const text = metricsText(exposedOf(families));
  const all = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const values = new Map(all.map((line) => [line.replace(/ \S+$/, ""), Number(/\S+$/.exec(line))]));
  return {
    families,
    text,
    openMetrics: openMetricsText(exposedOf(families)),
    value: (sample) => values.get(`agent_telemetry_${sample}`),
    samples: (start) =>
      all
        .filter((line) => line.startsWith(`agent_telemetry_${start}`) && !/ (?:0|NaN)$/.test(line))
        .map((line) => line.slice("agent_telemetry_".length)),
  };
}
