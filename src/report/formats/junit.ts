import type { Finding } from "../../contract/finding.ts";
import type { FileResult } from "../../core/validate/result.ts";
import { messageOf } from "../messages.ts";
import { counted } from "../numbers.ts";
import { placeOf, subjectOf } from "../place.ts";
import type { CreateReport } from "../report.ts";
import { safe } from "../safe.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text for XML 1.0: no control characters, no lone surrogates, markup escaped. */
const xml = (text: string): string =>
  safe(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (character) => entities[character]!);

/** A testsuite for each file, a failure for each error, for CI servers that read JUnit XML. */
export const junitReport: CreateReport = () => ({
  finish({ files, findings, unreadable, baseline }) {
    const byFile = group(findings);
    const general = byFile.get("") ?? [];
    const suites = [
      ...files.map((file) => suiteOf(file, byFile.get(file.name) ?? [], baseline === undefined)),
      ...(general.length > 0 ? [suite("telemetry", 0, general.map(caseOf), "")] : []),
      ...unreadable.map(
        ({ file, reason }) =>
          `  <testsuite name="${xml(file)}" tests="1" failures="0" errors="1">\n    <testcase classname="telemetry" name="readable"><error message="${xml(`cannot read: ${reason}`)}"/></testcase>\n  </testsuite>\n`,
      ),
    ];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="telemetry validate">\n${suites.join("")}</testsuites>\n`;
  },
});

function group(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = groups.get(finding.file);
    if (list) list.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}

/** @param isAll whether findings that are not listed were left out for their number, not accepted */
function suiteOf(file: FileResult, findings: readonly Finding[], isAll: boolean): string {
  const { error, warn, info } = file.counts;
  const left = error + warn + info - findings.length;
  const note =
    left > 0 && isAll
      ? `    <system-out>${counted(left, "more finding")} left out</system-out>\n`
      : "";
  return suite(file.name, file.events, findings.map(caseOf), note);
}

interface Case {
  readonly text: string;
  readonly failed: boolean;
}

function suite(name: string, events: number, cases: readonly Case[], note: string): string {
  const failures = cases.filter(({ failed }) => failed).length;
  const all =
    failures > 0
      ? cases
      : [
          {
            text: `    <testcase classname="telemetry" name="${counted(events, "event")} valid"/>\n`,
          },
          ...cases,
        ];
  const texts = all.map(({ text }) => text).join("");
  return `  <testsuite name="${xml(name)}" tests="${all.length}" failures="${failures}" errors="0">\n${texts}${note}  </testsuite>\n`;
}

/** Errors are failures; what is milder is told as output of a passed case. */
function caseOf(finding: Finding): Case {
  const name = xml(`${finding.code} ${placeOf(finding)}`);
  const message = xml(messageOf(finding));
  const detail = xml(subjectOf(finding));
  const failed = finding.severity === "error";
  const body = failed
    ? `<failure type="${finding.code}" message="${message}">${detail}</failure>`
    : `<system-out>${finding.severity}: ${message} ${detail}</system-out>`;
  return {
    text: `    <testcase classname="telemetry" name="${name}">${body}</testcase>\n`,
    failed,
  };
}
