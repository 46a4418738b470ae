import { Problem } from "../../contract/problem.ts";
import { createMetrics, type FamilySeries, type Metrics } from "../../core/metrics/fold.ts";
import { plain } from "../../core/metrics/naming.ts";
import type { Io } from "../../io/io.ts";
import { exposedOf } from "../../report/metrics/exposed.ts";
import { openMetricsText } from "../../report/metrics/open-metrics.ts";
import { metricsText } from "../../report/metrics/text.ts";
import { safe } from "../../report/safe.ts";
import { setUpContract, type ContractSetup } from "../contract-setup.ts";
import type { Fold } from "../stats/gather.ts";
import { lineTextOf } from "../stats/line-text.ts";
import { policyOf } from "../validate/policy.ts";
import type { MetricsFormat, MetricsOptions } from "./options.ts";

/** The metrics of a command, and what they are made by. */
export interface Sidecar {
  readonly setup: ContractSetup;
  readonly metrics: Metrics;
  /** Takes what is read. */
  readonly fold: Fold;
  /** All families as they are now. @param unreadable inputs that can't be read */
  readonly series: (unreadable: number) => readonly FamilySeries[];
  readonly text: (format: MetricsFormat, unreadable: number) => string;
}

/** @throws Problem for schemas that ask for what can't be, or a label that is no tag */
export async function setUpSidecar(options: MetricsOptions, io: Io): Promise<Sidecar> {
  const { version, labels } = options;
  const tags = tagsOf(labels);
  const setup = await setUpContract(options, io);
  const { catalog, config, configFolder } = setup;
  const policy = await policyOf(config, configFolder, io.cwd, { rules: [], strict: false });
  const metrics = createMetrics({ catalog, policy, tags, textOf: lineTextOf, safe });
  const start = Date.now() / 1000;
  const series: Sidecar["series"] = (unreadable) => metrics.series({ version, start, unreadable });
  return {
    setup,
    metrics,
    fold: {
      input: () => undefined,
      batch: (batch) => metrics.batch(batch, Date.now()),
      skipped: (lines, bytes) => metrics.skipped(lines, bytes),
    },
    series,
    text: (format, unreadable) => {
      const families = exposedOf(series(unreadable));
      return format === "text" ? metricsText(families) : openMetricsText(families);
    },
  };
}

/** @throws Problem for what is no tag, and for two tags that would be one label */
function tagsOf(labels: readonly string[]): string[] {
  const tags = [...new Set(labels)];
  for (const [i, tag] of tags.entries()) {
    if (!/^tags\.[^\s.]+$/.test(tag)) {
      throw new Problem(
        `--label: ${JSON.stringify(tag)} is no tag`,
        "write one as tags.model; schemas name the fields that are labels (x-metric)",
      );
    }
    const same = tags.slice(0, i).find((other) => plain(other) === plain(tag));
    if (same !== undefined) {
      throw new Problem(`--label: ${same} and ${tag} are one label to Prometheus`, "take one");
    }
  }
  return tags;
}
