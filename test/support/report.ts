import { telemetry, type World } from "./cli.ts";

/** A finding as the json report shows it. */
export interface ReportedFinding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly byteOffset: number;
  readonly pointer: string;
  readonly event: string;
  readonly message: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly related?: { readonly file: string; readonly line: number };
}

export interface JsonReport {
  readonly summary: {
    readonly files: number;
    readonly lines: number;
    readonly bytes: number;
    readonly events: number;
    readonly blank: number;
    readonly rejected: number;
    readonly findings: Readonly<Record<"error" | "warn" | "info", number>>;
  };
  readonly findings: readonly ReportedFinding[];
  readonly groups: readonly { readonly fingerprint: string; readonly count: number }[];
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** Runs `telemetry validate` and reads its json report. */
export async function validate(
  args: readonly string[],
  world: World = {},
): Promise<{ readonly report: JsonReport; readonly code: number; readonly stderr: string }> {
  const { stdout, stderr, code } = await telemetry(
    ["validate", "--format", "json", ...args],
    world,
  );
  return { report: JSON.parse(stdout) as JsonReport, code, stderr };
}
