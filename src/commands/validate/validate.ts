import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import { suggest } from "../../contract/suggest.ts";
import { toBaseline } from "../../core/validate/baseline.ts";
import { createCheck, type Check } from "../../core/validate/check.ts";
import { createCollector } from "../../core/validate/collector.ts";
import { createCoverage, type CoverageCounter } from "../../core/validate/coverage.ts";
import { hasFailed, settle } from "../../core/validate/outcome.ts";
import { defaultInputs, resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { readList } from "../../io/list.ts";
import { writeWhole } from "../../io/output.ts";
import { createReference } from "../../scan/reference.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import { setUpContract, type ContractSetup } from "../contract-setup.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { openScans } from "../scans.ts";
import { createProgress } from "../progress.ts";
import { readBaseline } from "./baseline-file.ts";
import { checkInputs } from "./check-inputs.ts";
import { openConsole } from "./console.ts";
import { checkReportFiles } from "./output-files.ts";
import { createLineOutputs } from "./line-outputs.ts";
import type { ValidateOptions } from "./options.ts";
import { policyOf } from "./policy.ts";
import { planRepair } from "./repair.ts";
import { createSecretCheck } from "./secrets.ts";

/**
 * Checks recorded runs against the contract; returns the exit code.
 * @param today YYYY-MM-DD, for allowances of the redaction policy that expire
 */
export async function validate(
  named: readonly string[],
  options: ValidateOptions,
  io: Io,
  today: string,
): Promise<number> {
  const setup = await setUpContract(options, io);
  checkRequired(options.requireEvents, setup);
  if (options.strictBaseline && options.baseline === undefined) {
    throw new Problem("--strict-baseline needs a baseline", "name it with --baseline FILE");
  }
  const baseline = options.baseline ? await readBaseline(options.baseline, io.cwd) : undefined;
  const inputs = await resolveInputs(await inputsOf(named, options, io), io.cwd);
  const targets = options.repair
    ? await planRepair(inputs.found, options.repair, io.cwd)
    : undefined;

  await checkReportFiles(options, inputs.found, targets?.values() ?? [], io.cwd);

  const { catalog, config, configFolder } = setup;
  const collector = createCollector();
  const coverage = createCoverage(catalog);
  const needsPayload = options.coverage || options.coverageBelow !== undefined;
  const console = await openConsole(options, baseline, io);
  const progress = createProgress(io.stderr, inputs.found.length, () => performance.now());
  const lines = createLineOutputs(targets, options.passThrough ? io.stdout : undefined);
  const missing = new Set(options.requireEvents);
  const needsLines = targets !== undefined || options.passThrough || missing.size > 0;
  const check = createCheck({
    catalog,
    policy: await policyOf(config, configFolder, io.cwd, options),
    collector,
    allowEmpty: options.allowEmpty,
    events: {
      finding: console.finding,
      ...(needsLines && {
        line(batch, line, reason) {
          lines.line(batch, line, reason);
          if (missing.size > 0) missing.delete(batch.eventName(line));
        },
      }),
    },
  });
  // What is counted in payloads only the judge sees, and only here.
  const scan = needsPayload
    ? createReference(catalog, setup.validators, coverage.add)
    : createFrugalScanner(catalog, setup.validators);
  const { stdin, signal } = io;
  const { maxLineBytes } = options;
  const jobs = needsPayload ? 1 : options.jobs;
  const scanning = { scan, maxLineBytes, stdin, signal };
  const scans = await openScans(inputs.found, scanning, setup, jobs, io);
  const checking = checkInputs(inputs.found, {
    scans,
    signal,
    check,
    maxLineBytes,
    lines,
    secrets: await createSecretCheck(options, setup, io, today),
    async settled(bytes) {
      await console.flush();
      await progress.step(bytes);
    },
    fileDone: () => progress.file(),
  });
  const close = (): Promise<void> => scans.close();
  await checking.then(close, close);
  await progress.clear();
  const { totals, files, unreadable } = await checking;

  const interrupted = signal.aborted;
  if (!interrupted) {
    checkWhole(check, options, totals.events, [...missing], catalog.names, coverage);
  }
  const judged = settle(collector, baseline);
  const bad = [...inputs.bad, ...unreadable];
  await console.finish({
    summary: { ...totals, findings: collector.counts },
    files,
    moreFiles: totals.files - files.length,
    unreadable: bad,
    ...judged,
    maxFindings: options.maxFindings,
    ...(needsPayload && { coverage: coverage.finish() }),
    interrupted,
  });
  if (interrupted) return exitBySignal(signal.reason);
  if (options.writeBaseline) {
    const text = `${JSON.stringify(toBaseline(collector.groups.values()), null, 2)}\n`;
    await writeWhole(resolve(io.cwd, options.writeBaseline), text);
  }
  if (bad.length > 0) return exitCodes.unreadable;
  if (options.writeBaseline) return exitCodes.clean;
  if (hasFailed(judged, options.failOn, options.strictBaseline)) return exitCodes.findings;
  if (check.readable() > 0 || options.allowEmpty || options.failOn === "never") {
    return exitCodes.clean;
  }
  // Rules that are off, or a baseline, may hide why; a check that read nothing is not green.
  await io.stderr.write("error: no event was read; --allow-empty accepts that\n");
  return exitCodes.findings;
}

async function inputsOf(
  named: readonly string[],
  options: ValidateOptions,
  io: Io,
): Promise<readonly string[]> {
  if (options.filesFrom !== undefined) {
    return [...named, ...(await readList(options.filesFrom, io))];
  }
  return named.length > 0 ? named : defaultInputs(io);
}

/** A misspelt --require-event would fail every check for the wrong reason. */
function checkRequired(names: readonly string[], { catalog }: ContractSetup): void {
  for (const name of names) {
    const meant = catalog.indexOf(name) < 0 ? suggest(name, catalog.names) : undefined;
    if (meant)
      throw new Problem(`--require-event ${name}: no such event`, `did you mean ${meant}?`);
  }
}

/** Findings about all inputs together. */
function checkWhole(
  check: Check,
  { minEvents, coverageBelow }: ValidateOptions,
  events: number,
  missing: readonly string[],
  names: readonly string[],
  coverage: CoverageCounter,
): void {
  if (minEvents !== undefined && events < minEvents) {
    check.overall("coverage.min-events", { events, limit: minEvents });
  }
  for (const name of missing) {
    const suggestion = suggest(name, names);
    check.overall("coverage.required-event", suggestion ? { name, suggestion } : { name });
  }
  if (coverageBelow !== undefined) {
    const { seen, total } = coverage.finish();
    if (seen / total < coverageBelow) {
      check.overall("coverage.below", { seen, total, limit: coverageBelow });
    }
  }
}
