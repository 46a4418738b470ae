import { createCatalog, type Catalog } from "../../../../src/contract/catalog.ts";
import { coreValidators } from "../../../../src/contract/core-validators.ts";
import { createFailure } from "../../../../src/core/query/failure.ts";
import { createStats } from "../../../../src/core/stats/fold.ts";
import type { FoldOptions } from "../../../../src/core/stats/options.ts";
import type { Snapshot } from "../../../../src/core/stats/snapshot.ts";
import { createReference } from "../../../../src/scan/reference.ts";
import { chunkOf, encode } from "../../scan/scanning.ts";

export const catalog: Catalog = createCatalog();
const decoder = new TextDecoder();

const foldOptions = (change: Partial<FoldOptions> = {}): FoldOptions => ({
  catalog,
  policy: ({ severity }) => severity,
  includeInvalid: false,
  unitsOf: (bytes, start, end) => Buffer.from(bytes).toString("latin1", start, end),
  textOf: (bytes, start, end) => decoder.decode(bytes.subarray(start, end)),
  isFailure: createFailure(catalog),
  by: [],
  slowest: 20,
  ...change,
});

/** The statistics of some lines of a file; `skip` are those before them. */
export function statsOf(
  lines: readonly string[],
  change: Partial<FoldOptions> = {},
  skip = 0,
): Snapshot {
  const stats = createStats(foldOptions(change));
  const scan = createReference(catalog, coreValidators);
  const bytes = encode(lines.map((line) => `${line}\n`).join(""));
  stats.batch(scan(chunkOf(bytes, { firstLine: skip + 1, firstByte: skip, last: false })));
  return stats.snapshot();
}

/** Snapshots as they are after a round to a file. */
export const saved = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot));
