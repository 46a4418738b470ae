import type { Finding } from "../../contract/finding.ts";
import type { ValidationResult } from "../../core/validate/result.ts";
import type { Io, Sink } from "../../io/io.ts";
import { append, writeWhole } from "../../io/output.ts";
import { resolve } from "node:path";
import type { ReportFormat } from "../../report/formats.ts";
import { lineOf } from "../../report/line.ts";
import type { Report, ReportContext } from "../../report/report.ts";
import { reports } from "../../report/reports.ts";
import { createStyle } from "../../report/style.ts";
import { summaryOf } from "../../report/summary.ts";
import type { ValidateOptions } from "./options.ts";

/** Where the findings of a check go: the console, the files of --report, and GitHub's places. */
export interface Console {
  readonly finding: (finding: Finding) => void;
  /** Writes what has come together since. */
  flush(): Promise<void>;
  finish(result: ValidationResult): Promise<void>;
}

interface Open {
  readonly report: Report;
  text: string;
  readonly write: (text: string) => Promise<void>;
  /** Whether text goes out as it comes. */
  readonly streams: boolean;
}

const plain = { color: false, columns: undefined };

export function openConsole(options: ValidateOptions, io: Io): Console {
  const { version } = options;
  // In a pipe of events stdout is theirs, and findings are talk.
  const sink: Sink = options.passThrough ? io.stderr : io.stdout;
  const style = createStyle(options.color, sink.columns);
  const context: ReportContext = { style, version };
  const bare: ReportContext = { style: createStyle(plain.color, plain.columns), version };
  const open: Open[] = [
    {
      report: mainReport(options, context),
      text: "",
      write: (text) => sink.write(text),
      streams: true,
    },
    ...options.reports.map(({ format, file }) => ({
      report: reports[format](bare),
      text: "",
      write: (text: string) => writeWhole(resolve(io.cwd, file), text),
      streams: false,
    })),
    ...githubPlaces(options, io, bare),
  ];
  return {
    finding(finding) {
      for (const to of open) if (to.report.finding) to.text += to.report.finding(finding);
    },
    async flush() {
      for (const to of open) {
        if (!to.streams || to.text === "") continue;
        const { text } = to;
        to.text = "";
        await to.write(text);
      }
    },
    async finish(result) {
      for (const to of open) {
        const text = to.text + to.report.finish(result);
        if (text !== "" || !to.streams) await to.write(text);
      }
      await io.stderr.write(
        summaryOf(result, createStyle(options.color && io.stderr.isTTY, io.stderr.columns)),
      );
    },
  };
}

function mainReport(options: ValidateOptions, context: ReportContext): Report {
  if (options.format === undefined && options.passThrough) {
    return { finding: (finding) => lineOf(finding, context.style), finish: () => "" };
  }
  return reports[options.format ?? "table"](context);
}

/** Under GitHub Actions: annotations, and a step summary, unless they were asked for otherwise. */
function githubPlaces(options: ValidateOptions, io: Io, context: ReportContext): Open[] {
  if (io.env["GITHUB_ACTIONS"] !== "true") return [];
  const named: readonly (ReportFormat | undefined)[] = [
    options.format,
    ...options.reports.map(({ format }) => format),
  ];
  const isText =
    options.format === undefined || options.format === "table" || options.format === "pretty";
  const sink = isText && !options.passThrough ? io.stdout : io.stderr;
  const summary = io.env["GITHUB_STEP_SUMMARY"];
  return [
    ...(named.includes("github")
      ? []
      : [
          {
            report: reports.github(context),
            text: "",
            write: (text: string) => sink.write(text),
            streams: true,
          },
        ]),
    ...(summary
      ? [
          {
            report: reports.markdown(context),
            text: "",
            write: (text: string) => append(summary, text),
            streams: false,
          },
        ]
      : []),
  ];
}
