import { createHash } from "node:crypto";
import { codes, codeNames, type Code } from "../../contract/codes.ts";
import type { Severity } from "../../contract/codes/info.ts";
import type { Finding } from "../../contract/finding.ts";
import { fingerprintOf } from "../../core/validate/fingerprint.ts";
import { messageOf } from "../messages.ts";
import { counted } from "../numbers.ts";
import { bySeverity } from "../record.ts";
import type { CreateReport } from "../report.ts";
import { safeJson } from "../safe.ts";

/** Results a code-scanning service takes of one run. */
const maxResults = 5_000;

const levels = { error: "error", warn: "warning", info: "note" } as const satisfies Record<
  Severity,
  string
>;

const ruleOf = (code: Code) => ({
  id: code,
  shortDescription: { text: codes[code].title },
  fullDescription: { text: codes[code].why },
  help: { text: codes[code].fix },
  defaultConfiguration: { level: levels[codes[code].severity] },
});

/** A path as a relative URI reference; a name that looks like a scheme or has odd characters is encoded. */
const uriOf = (file: string): string =>
  file.split("/").map(encodeURIComponent).join("/").replace(/^\/\//, "/.//");

const regionOf = ({ line, column, byteOffset }: Finding) =>
  line > 0 ? { region: { startLine: line, startColumn: column, byteOffset } } : {};

const locationOf = (file: string, region: object) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region },
});

function resultOf(finding: Finding, ruleIndex: ReadonlyMap<Code, number>) {
  const { code, severity, file, related, pointer } = finding;
  const hash = createHash("sha256").update(fingerprintOf(finding)).digest("hex");
  const logical = pointer === "" ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] };
  const relatedRegion = related && related.line > 0 ? { region: { startLine: related.line } } : {};
  return {
    ruleId: code,
    ruleIndex: ruleIndex.get(code),
    level: levels[severity],
    message: { text: messageOf(finding) },
    ...(file !== "" && { locations: [{ ...locationOf(file, regionOf(finding)), ...logical }] }),
    ...(related && { relatedLocations: [{ id: 1, ...locationOf(related.file, relatedRegion) }] }),
    partialFingerprints: { "telemetryFinding/v1": hash },
  };
}

/** SARIF 2.1.0 (OASIS), for code scanning. */
export const sarifReport: CreateReport = ({ version }) => ({
  finish({ findings, summary, unreadable }) {
    const shown = bySeverity(findings).slice(0, maxResults);
    const total = summary.findings.error + summary.findings.warn + summary.findings.info;
    const used = codeNames.filter((code) => shown.some((finding) => finding.code === code));
    const ruleIndex = new Map(used.map((code, i) => [code, i]));
    const notes = [
      ...(total > shown.length
        ? [
            {
              level: "note",
              message: {
                text: `${counted(total - shown.length, "more finding")} left out, the mildest`,
              },
            },
          ]
        : []),
      ...unreadable.map(({ file, reason }) => ({
        level: "error",
        message: { text: `cannot read ${file}: ${reason}` },
      })),
    ];
    const log = {
      $schema:
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "telemetry",
              version,
              rules: used.map(ruleOf),
            },
          },
          invocations: [
            {
              executionSuccessful: unreadable.length === 0,
              ...(notes.length > 0 && { toolExecutionNotifications: notes }),
            },
          ],
          columnKind: "utf16CodeUnits",
          results: shown.map((finding) => resultOf(finding, ruleIndex)),
        },
      ],
    };
    return safeJson(log, 2);
  },
});
