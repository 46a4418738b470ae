import type { ReportFormat } from "./formats.ts";
import type { CreateReport } from "./report.ts";

/** How each report format is loaded: a check pays for the one it prints. */
export const reports: Readonly<Record<ReportFormat, () => Promise<CreateReport>>> = {
  table: async () => (await import("./formats/table.ts")).tableReport,
  pretty: async () => (await import("./formats/pretty.ts")).prettyReport,
  json: async () => (await import("./formats/json.ts")).jsonReport,
  jsonl: async () => (await import("./formats/json.ts")).jsonlReport,
  sarif: async () => (await import("./formats/sarif.ts")).sarifReport,
  junit: async () => (await import("./formats/junit.ts")).junitReport,
  github: async () => (await import("./formats/github.ts")).githubReport,
  gitlab: async () => (await import("./formats/gitlab.ts")).gitlabReport,
  markdown: async () => (await import("./formats/markdown.ts")).markdownReport,
};
