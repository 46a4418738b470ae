import type { WriteComparison, WriteStats } from "./report.ts";
import type { StatsFormat } from "./formats.ts";

/** How each format is loaded: a start pays for the one that is written. */
export const statsWriters: Readonly<Record<StatsFormat, () => Promise<WriteStats>>> = {
  table: async () => (await import("./table.ts")).tableStats,
  json: async () => (await import("./json.ts")).jsonStats,
  jsonl: async () => (await import("./json.ts")).jsonlStats,
  csv: async () => (await import("./csv.ts")).csvStats,
  markdown: async () => (await import("./markdown.ts")).markdownStats,
  prometheus: async () => (await import("./prometheus.ts")).prometheusStats,
  html: async () => (await import("./html/page.ts")).htmlStats,
};

/** Formats that show two logs side by side. */
export const comparisonWriters = {
  table: async () => (await import("./comparison.ts")).tableComparison,
  json: async () => (await import("./comparison.ts")).jsonComparison,
  jsonl: async () => (await import("./comparison.ts")).jsonlComparison,
  csv: async () => (await import("./comparison.ts")).csvComparison,
  markdown: async () => (await import("./comparison.ts")).markdownComparison,
} as const satisfies Partial<Record<StatsFormat, () => Promise<WriteComparison>>>;
