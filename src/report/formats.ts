/** The names of the report formats, apart from the reports so that listing them loads none. */
export const reportFormats = [
  "table",
  "pretty",
  "json",
  "jsonl",
  "sarif",
  "junit",
  "github",
  "gitlab",
  "markdown",
] as const;

export type ReportFormat = (typeof reportFormats)[number];
