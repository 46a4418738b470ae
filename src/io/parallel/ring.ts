import { closeSync, openSync, readSync } from "node:fs";
import type { Catalog } from "../../contract/catalog.ts";
import type { Finding } from "../../contract/finding.ts";
import type { Validators } from "../../contract/judge.ts";
import { Columns } from "../../scan/columns.ts";
import { createLineJudge } from "../../scan/line-judge.ts";
import { createProver, type SharedAreas } from "../../scan/prover.ts";
import { judgeDoubtful } from "../../scan/scanner.ts";
import { sniff } from "../../scan/sniff.ts";
import { isGzip } from "../blocks.ts";
import { isSystemError } from "../reason.ts";
import { areaBytes, type Part } from "./plan.ts";

/** Lines that were scanned; their columns and bytes are in an area until it is released. */
export interface Lines {
  readonly kind: "lines";
  readonly area: number;
  readonly lines: number;
  readonly bytes: number;
  readonly firstByte: number;
  readonly last: boolean;
  /** Whether the part ends here. */
  readonly ends: boolean;
  readonly texts: string[];
  readonly unknown: Map<number, string>;
  /** Their lines are counted from the first one of these. */
  readonly findings: readonly Finding[];
}

/** What scanning a part tells, in order. */
export type PartResult =
  | Lines
  /** From here on the part has to be scanned as a stream: it is compressed, no text, cut short, or has a huge line. */
  | { readonly kind: "rest"; readonly from: number };

/** Areas of the ring of a scanner that works ahead. */
export const areasAhead = 6;
/** Lines an area has columns for. */
const areaLines = 1 << 12;

/** Scans parts of files into areas of shared memory, one after the other and round again. */
export interface Ring {
  /** Scans a part; before each step the next area must be free. */
  scan(part: Part): Generator<PartResult>;
  readonly shared: SharedAreas;
  close(): void;
}

export function createRing(catalog: Catalog, validators: Validators, areas: number): Ring {
  const prover = createProver(catalog, areas, { bytes: areaBytes, lines: areaLines });
  const judge = createLineJudge(catalog, validators);
  const columns = Array.from(
    { length: areas },
    (_, area) => new Columns(catalog, prover.columns(area)),
  );
  const inputs = Array.from({ length: areas }, (_, area) => prover.input(area));
  let next = 0;

  /** Proves and judges the first bytes of the next area; undefined if they are too many lines for it. */
  function scanArea(part: Part, length: number, firstByte: number): Lines | undefined {
    const area = next;
    const lines = prover.prove(area, length);
    if (lines < 0) return undefined;
    next = (next + 1) % areas;
    const ends = firstByte + length === part.to;
    const last = part.last && ends;
    const bytes = inputs[area]!.subarray(0, length);
    const chunk = { file: part.name, bytes, firstLine: 1, firstByte, last };
    const its = columns[area]!;
    its.forget(prover.texts(area));
    judgeDoubtful(judge, chunk, its, lines);
    const { texts, unknown } = its;
    return {
      kind: "lines",
      area,
      lines,
      bytes: length,
      firstByte,
      last,
      ends,
      texts,
      unknown,
      findings: judge.findings(),
    };
  }

  /** Scans what stands at an offset; undefined if that takes a stream. */
  function scanAt(part: Part, file: number, from: number): Lines | undefined {
    const input = inputs[next]!;
    const wanted = Math.min(areaBytes, part.to - from);
    if (!readAll(file, input, wanted, from)) return undefined;
    const read = input.subarray(0, wanted);
    const length = from + wanted === part.to ? wanted : read.lastIndexOf(0x0a) + 1;
    const isPlain = from > 0 || (!isGzip(read) && sniff(read, wanted === part.to) === "text");
    return length > 0 && isPlain ? scanArea(part, length, from) : undefined;
  }

  /** The file that was scanned last is kept open, as the next part is often of it, too. */
  let open: { readonly path: string; readonly file: number } | undefined;

  function close(): void {
    if (open) closeSync(open.file);
    open = undefined;
  }

  function fileOf({ path }: Part): number {
    if (open?.path !== path) {
      close();
      open = { path, file: openSync(path, "r") };
    }
    return open.file;
  }

  return {
    *scan(part) {
      let { from } = part;
      try {
        while (from < part.to) {
          const result = scanAt(part, fileOf(part), from);
          if (!result) break;
          from += result.bytes;
          yield result;
        }
      } catch (error) {
        // Whoever scans the rest meets it again, and tells it.
        if (!isSystemError(error)) throw error;
      }
      if (from < part.to) yield { kind: "rest", from };
    },
    shared: prover.share(),
    close,
  };
}

/** Reads so many bytes of a file; false if it has fewer. */
function readAll(file: number, into: Uint8Array, length: number, from: number): boolean {
  let read = 0;
  while (read < length) {
    const more = readSync(file, into, read, length - read, from + read);
    if (more === 0) return false;
    read += more;
  }
  return true;
}
