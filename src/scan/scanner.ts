import type { Catalog } from "../contract/catalog.ts";
import type { Validators } from "../contract/judge.ts";
import { verdicts, type Batch, type Chunk, type Scanner } from "./batch.ts";
import { Columns } from "./columns.ts";
import { createLineJudge, type LineJudge } from "./line-judge.ts";
import { countLines } from "./lines.ts";
import { canProve, createProver } from "./prover.ts";
import { createReference } from "./reference.ts";

/** What a small input may have, bytes: the kernel is started for more. */
const small = 1 << 16;
const firstLines = 2048;

/** The fast way from bytes to columns: the kernel proves most lines, the judge has the rest. */
export interface KernelScanner extends Scanner {
  /** Lines that were handed to the judge so far. */
  readonly judged: number;
}

/** @param wasm the kernel; another one only where it is put to the test */
export function createScanner(
  catalog: Catalog,
  validators: Validators,
  wasm?: Uint8Array<ArrayBuffer>,
): KernelScanner {
  const prover = createProver(catalog, 1, { bytes: 0, lines: firstLines }, wasm);
  const columns = new Columns(catalog, prover.columns(0));
  const judge = createLineJudge(catalog, validators);
  let size = { bytes: 0, lines: firstLines };
  let input = prover.input(0);
  let judged = 0;

  function layOut(bytes: number, lines: number): void {
    size = { bytes, lines };
    prover.layOut(size);
    input = prover.input(0);
    columns.arrays = prover.columns(0);
  }

  function prove({ bytes }: Chunk): number {
    if (bytes.length > size.bytes) layOut(bytes.length, size.lines);
    input.set(bytes);
    const lines = prover.prove(0, bytes.length);
    if (lines >= 0) return lines;
    layOut(size.bytes, countLines(bytes));
    input.set(bytes);
    return prover.prove(0, bytes.length);
  }

  const scan = (chunk: Chunk): Batch => {
    const lines = prove(chunk);
    columns.forget(prover.texts(0));
    judged += judgeDoubtful(judge, chunk, columns, lines);
    return columns.finish(chunk, lines, judge.findings());
  };
  return Object.defineProperty(scan, "judged", { get: () => judged }) as KernelScanner;
}

/** Judges the lines of a chunk that were not proven; returns how many. */
export function judgeDoubtful(
  judge: LineJudge,
  chunk: Chunk,
  columns: Columns,
  lines: number,
): number {
  const { start, end, verdict } = columns.arrays;
  let judged = 0;
  judge.open(chunk, columns);
  for (
    let at = verdict.indexOf(verdicts.doubtful);
    at >= 0 && at < lines;
    at = verdict.indexOf(verdicts.doubtful, at + 1)
  ) {
    judge.line(at, start[at]!, end[at]!, true);
    judged++;
  }
  return judged;
}

/** Judges small inputs line by line, and starts the kernel only once there is more than that, if it runs here. */
export function createFrugalScanner(catalog: Catalog, validators: Validators): Scanner {
  const reference = createReference(catalog, validators);
  let scanner: Scanner | undefined;
  let seen = 0;
  return (chunk) => {
    seen += chunk.bytes.length;
    if (seen > small) scanner ??= canProve() ? createScanner(catalog, validators) : reference;
    return (scanner ?? reference)(chunk);
  };
}
