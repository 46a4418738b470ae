import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import { suggest } from "../../contract/suggest.ts";
import { toBaseline } from "../../core/validate/baseline.ts";
import { createCheck, type Check } from "../../core/validate/check.ts";
import { createCollector } from "../../core/validate/collector.ts";
import { createCoverage } from "../../core/validate/coverage.ts";
import { hasFailed, settle } from "../../core/validate/outcome.ts";
import type { FileResult, Summary, Unreadable } from "../../core/validate/result.ts";
import { defaultInputs, reasonOf, resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { writeWhole } from "../../io/output.ts";
import { readList } from "../../io/list.ts";
import { createReference } from "../../scan/reference.ts";
import { setUpContract, type ContractSetup } from "../contract-setup.ts";
import { exitCodes } from "../exit-codes.ts";
import { createProgress } from "../progress.ts";
import { readBaseline } from "./baseline-file.ts";
import { openConsole } from "./console.ts";
import type { ValidateOptions } from "./options.ts";
import { policyOf } from "./policy.ts";
import { openRepair, planRepair, type Repair } from "./repair.ts";
import { readInput } from "./read.ts";

/** Files a report tells of one by one. */
const maxFiles = 10_000;

/** Checks recorded runs against the contract; returns the exit code. */
export async function validate(
  named: readonly string[],
  options: ValidateOptions,
  io: Io,
): Promise<number> {
  const setup = await setUpContract(options, io);
  const { catalog, config, configFolder } = setup;
  checkRequired(options.requireEvents, setup);
  const baseline = options.baseline ? await readBaseline(options.baseline, io.cwd) : undefined;
  const inputs = await resolveInputs(await inputsOf(named, options, io), io.cwd);
  const plan = options.repair ? planRepair(inputs.found, options.repair, io.cwd) : undefined;

  const collector = createCollector();
  const coverage = createCoverage(catalog);
  const needsPayload = options.coverage || options.coverageBelow !== undefined;
  const scan = createReference(catalog, setup.validators, needsPayload ? coverage.add : undefined);
  const console = await openConsole(options, io);
  const progress = createProgress(io.stderr, inputs.found.length, () => performance.now());
  const required = new Set(options.requireEvents);
  let passed: Uint8Array[] = [];
  let repair: Repair | undefined;
  const check = createCheck({
    catalog,
    policy: await policyOf(config, configFolder, io.cwd, options),
    collector,
    allowEmpty: options.allowEmpty,
    events: {
      finding: console.finding,
      line(batch, line, reason) {
        repair?.line(batch, line, reason);
        if (required.size > 0) required.delete(batch.eventName(line));
        if (options.passThrough && !reason && batch.verdict[line]! <= 1) {
          passed.push(batch.bytes.subarray(batch.start[line], batch.end[line]), newline);
        }
      },
    },
  });

  const unreadable: Unreadable[] = [...inputs.bad];
  const files: FileResult[] = [];
  const summary: Summary = { ...noTotals(), findings: collector.counts };
  const settled = async (bytes: number) => {
    if (passed.length > 0) {
      const bytesOut = Buffer.concat(passed);
      passed = [];
      await io.stdout.write(bytesOut);
    }
    await console.flush();
    await progress.step(bytes);
  };
  for (const input of inputs.found) {
    if (io.signal.aborted) break;
    const isStream = input.path === undefined;
    check.open({ name: input.name, isStream, ...(input.run !== undefined && { run: input.run }) });
    const target = plan?.get(input);
    let isWhole = true;
    try {
      repair = target && (await openRepair(target));
      await readInput(input, {
        io,
        check,
        scan,
        repair,
        settled,
        maxLineBytes: options.maxLineBytes,
      });
      isWhole = !io.signal.aborted;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      isWhole = false;
      unreadable.push({ file: input.name, reason: reasonOf(error) });
    }
    if (isWhole) await repair?.keep();
    else await repair?.discard();
    close(check, isWhole, summary, files);
    progress.file();
  }
  await progress.clear();

  const interrupted = io.signal.aborted;
  if (!interrupted) checkWhole(check, options, summary, [...required], catalog.names, coverage);
  const judged = settle(collector, baseline);
  if (options.writeBaseline) {
    const text = `${JSON.stringify(toBaseline(collector.groups.values()), null, 2)}\n`;
    await writeWhole(resolve(io.cwd, options.writeBaseline), text);
  }
  await console.finish({
    summary,
    files,
    moreFiles: summary.files - files.length,
    unreadable,
    ...judged,
    maxFindings: options.maxFindings,
    ...(needsPayload && { coverage: coverage.finish() }),
    interrupted,
  });
  if (interrupted) return exitCodes.interrupted;
  if (unreadable.length > 0) return exitCodes.unreadable;
  if (options.writeBaseline) return exitCodes.clean;
  return hasFailed(judged, options.failOn, options.strictBaseline)
    ? exitCodes.findings
    : exitCodes.clean;
}

const newline = Buffer.from("\n");

const noTotals = () => ({ files: 0, lines: 0, bytes: 0, events: 0, blank: 0, rejected: 0 });

/** Errors of the file system and of zlib carry a code and are about the input; others are bugs of ours. */
const isSystemError = (error: unknown): boolean =>
  typeof (error as NodeJS.ErrnoException).code === "string" &&
  /^(?:E[A-Z]+|Z_[A-Z_]+)$/.test((error as NodeJS.ErrnoException).code!);

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

/** Closes an input and adds it up. One that could not be read is told as such, not as empty. */
function close(check: Check, isWhole: boolean, summary: Summary, files: FileResult[]): void {
  const result = check.close(isWhole);
  summary.files++;
  summary.lines += result.lines;
  summary.bytes += result.bytes;
  summary.events += result.events;
  summary.blank += result.blank;
  summary.rejected += result.rejected;
  if (files.length < maxFiles) files.push(result);
}

/** Findings about all inputs together. */
function checkWhole(
  check: Check,
  options: ValidateOptions,
  summary: Summary,
  missing: readonly string[],
  names: readonly string[],
  coverage: ReturnType<typeof createCoverage>,
): void {
  const { minEvents, coverageBelow } = options;
  if (minEvents !== undefined && summary.events < minEvents) {
    check.overall("coverage.min-events", { events: summary.events, limit: minEvents });
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
