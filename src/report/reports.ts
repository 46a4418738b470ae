import { githubReport } from "./formats/github.ts";
import { gitlabReport } from "./formats/gitlab.ts";
import { jsonlReport, jsonReport } from "./formats/json.ts";
import { junitReport } from "./formats/junit.ts";
import { markdownReport } from "./formats/markdown.ts";
import { prettyReport } from "./formats/pretty.ts";
import { sarifReport } from "./formats/sarif.ts";
import { tableReport } from "./formats/table.ts";
import type { CreateReport } from "./report.ts";
import type { ReportFormat } from "./formats.ts";

/** How each report format is made. */
export const reports: Readonly<Record<ReportFormat, CreateReport>> = {
  table: tableReport,
  pretty: prettyReport,
  json: jsonReport,
  jsonl: jsonlReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
  gitlab: gitlabReport,
  markdown: markdownReport,
};
