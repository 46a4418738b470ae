import type { Finding } from "../../contract/finding.ts";
import { createAllowance, type Baseline } from "../../core/validate/baseline.ts";
import { fingerprintOf } from "../../core/validate/fingerprint.ts";
import type { ValidationResult } from "../../core/validate/result.ts";
import type { Io, Sink } from "../../io/io.ts";
import { append, CannotWrite, writeWhole } from "../../io/output.ts";
import { resolve } from "node:path";
import { lineOf } from "../../report/line.ts";
import type { Report, ReportContext } from "../../report/report.ts";
import { reports } from "../../report/reports.ts";
import { createStyle, plainStyle } from "../../report/style.ts";
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

export async function openConsole(
  options: ValidateOptions,
  baseline: Baseline | undefined,
  io: Io,
): Promise<Console> {
  const isAccepted = baseline && createAllowance(baseline);
  const { version } = options;
  // In a pipe of events stdout is theirs, and findings are talk.
  const sink: Sink = options.passThrough ? io.stderr : io.stdout;
  const style = await createStyle(options.color, sink.columns);
  const context: ReportContext = { style, version };
  const bare: ReportContext = { style: plainStyle(), version };
  const open: Open[] = [
    {
      report: await mainReport(options, context),
      text: "",
      write: (text) => sink.write(text),
      streams: true,
    },
    ...(await Promise.all(
      options.reports.map(async ({ format, file }) => ({
        report: (await reports[format]())(bare),
        text: "",
        write: (text: string) => writeWhole(resolve(io.cwd, file), text),
        streams: false,
      })),
    )),
    ...(await githubPlaces(options, io, bare)),
  ];
  return {
    finding(finding) {
      if (isAccepted?.(fingerprintOf(finding), finding.code) === true) return;
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
      // Files first, and each whatever becomes of the others: a closed pipe must not cost them.
      const failures: unknown[] = [];
      for (const to of open.toSorted((a, b) => Number(a.streams) - Number(b.streams))) {
        const text = to.text + to.report.finish(result);
        if (text === "" && to.streams) continue;
        await to.write(text).catch((error: unknown) => failures.push(error));
      }
      const isColored = options.color && io.stderr.isTTY;
      await io.stderr.write(summaryOf(result, await createStyle(isColored, io.stderr.columns)));
      if (failures.length > 0) throw failures.find(isWriteError) ?? failures[0];
    },
  };
}

const isWriteError = (error: unknown): boolean => error instanceof CannotWrite;

async function mainReport(options: ValidateOptions, context: ReportContext): Promise<Report> {
  if (options.format === undefined && options.passThrough) {
    return { finding: (finding) => lineOf(finding, context.style), finish: () => "" };
  }
  return (await reports[options.format ?? "table"]())(context);
}

/** Under GitHub Actions: annotations, and a step summary, unless they were asked for otherwise. */
async function githubPlaces(
  options: ValidateOptions,
  io: Io,
  context: ReportContext,
): Promise<Open[]> {
  if (io.env["GITHUB_ACTIONS"] !== "true") return [];
  const { format, passThrough } = options;
  const isText = format === undefined || format === "table" || format === "pretty";
  const sink = isText && !passThrough ? io.stdout : io.stderr;
  const summary = io.env["GITHUB_STEP_SUMMARY"];
  const places: Open[] = [];
  if (format !== "github" && !options.reports.some((report) => report.format === "github")) {
    const report = (await reports.github())(context);
    places.push({ report, text: "", write: (text) => sink.write(text), streams: true });
  }
  if (summary) {
    const report = (await reports.markdown())(context);
    places.push({ report, text: "", write: (text) => append(summary, text), streams: false });
  }
  return places;
}
