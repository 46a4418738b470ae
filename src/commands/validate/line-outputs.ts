import type { Finding } from "../../contract/finding.ts";
import type { Input } from "../../io/inputs.ts";
import type { Sink } from "../../io/io.ts";
import { verdicts, type Batch } from "../../scan/batch.ts";
import { openRepair, type Repair, type Target } from "./repair.ts";

/** Where settled lines go: the repaired copy of their input, and standard output with --pass-through. */
export interface LineOutputs {
  open(input: Input): Promise<void>;
  /** A settled line; `reason` if it is rejected. */
  line(batch: Batch, line: number, reason: Finding | undefined): void;
  longLine(line: number, byteOffset: number, bytes: number): void;
  /** The input is no text. */
  binary(bytes: number): void;
  /** Waits until the lines so far have left; their bytes may be used again. */
  flush(): Promise<void>;
  /** Keeps what was written of the input, or takes it away if that is not all of it. */
  close(isWhole: boolean): Promise<void>;
}

const newline = Buffer.from("\n");

/**
 * @param targets where the repaired copies go, if they are asked for
 * @param passed where valid lines go, if they are asked for
 */
export function createLineOutputs(
  targets: ReadonlyMap<Input, Target> | undefined,
  passed: Sink | undefined,
): LineOutputs {
  let repair: Repair | undefined;
  let valid: Uint8Array[] = [];
  return {
    async open(input) {
      const target = targets?.get(input);
      repair = target && (await openRepair(target));
    },
    line(batch, line, reason) {
      repair?.line(batch, line, reason);
      if (passed && !reason && batch.verdict[line]! <= verdicts.doubtful) {
        valid.push(batch.bytes.subarray(batch.start[line], batch.end[line]), newline);
      }
    },
    longLine(line, byteOffset, bytes) {
      repair?.reject({ line, reason: "log.line-too-long", byteOffset, bytes });
    },
    binary(bytes) {
      repair?.reject({ line: 0, reason: "log.binary", byteOffset: 0, bytes });
    },
    async flush() {
      await repair?.flush();
      if (valid.length === 0) return;
      const bytes = Buffer.concat(valid);
      valid = [];
      await passed?.write(bytes);
    },
    async close(isWhole) {
      if (isWhole) await repair?.keep();
      else await repair?.discard();
      repair = undefined;
    },
  };
}
