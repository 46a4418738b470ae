import { basename, dirname, join } from "node:path";
import type { Code } from "../../contract/codes.ts";
import type { Finding } from "../../contract/finding.ts";
import type { Input } from "../../io/inputs.ts";
import { openDraft, removeFile, type Draft } from "../../io/output.ts";
import { verdicts, type Batch } from "../../scan/batch.ts";
import { planCopies } from "../copies.ts";

/** Where the copy of an input goes. */
export interface Target {
  readonly clean: string;
  readonly rejects: string;
}

const ending = /(?:\.(?:jsonl|ndjson|json|log|txt))?(?:\.gz)?$/;

/**
 * Plans the copies of `--repair DIR` and the files of what is rejected.
 * @throws Problem if two inputs would get one copy, or a copy would replace an original
 */
export const planRepair = (
  inputs: readonly Input[],
  folder: string,
  cwd: string,
): Promise<ReadonlyMap<Input, Target>> =>
  planCopies(inputs, folder, cwd, {
    option: "--repair",
    verb: "repair",
    targetOf(root, name) {
      const stem = join(root, dirname(name), basename(name).replace(ending, ""));
      return { clean: join(root, name.replace(/\.gz$/, "")), rejects: `${stem}.rejects.jsonl` };
    },
    pathsOf: ({ clean, rejects }) => [clean, rejects],
  });

/** Writes the cleaned copy of one input and what was rejected from it. */
export interface Repair {
  /** A settled line; `reason` if it is rejected. */
  line(batch: Batch, line: number, reason: Finding | undefined): void;
  /** What was never held in memory: the original still has it at this place. */
  reject(record: { line: number; reason: Code; byteOffset: number; bytes: number }): void;
  /** Waits until the lines so far are on their way; the scanner uses its buffer again. */
  flush(): Promise<void>;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

const newline = Buffer.from("\n");

export async function openRepair(target: Target): Promise<Repair> {
  const clean = await openDraft(target.clean);
  let rejects: Draft | undefined;
  let kept: Uint8Array[] = [];
  let rejected = "";
  let isText = true;
  const reject = (record: object) => {
    rejected += `${JSON.stringify(record)}\n`;
  };
  return {
    line(batch, line, reason) {
      const verdict = batch.verdict[line];
      if (verdict === verdicts.blank) return;
      const bytes = batch.bytes.subarray(batch.start[line], batch.end[line]);
      if (!reason && verdict !== verdicts.unreadable) {
        kept.push(bytes, newline);
        return;
      }
      const code = reason?.code ?? "json.syntax";
      reject({ line: batch.firstLine + line, reason: code, ...rawOf(bytes) });
    },
    reject(record) {
      if (record.reason === "log.binary") isText = false;
      reject(record);
    },
    async flush() {
      if (kept.length > 0) await clean.write(Buffer.concat(kept));
      kept = [];
      if (rejected === "") return;
      rejects ??= await openDraft(target.rejects);
      await rejects.write(rejected);
      rejected = "";
    },
    async keep() {
      // Of an input that is no text there is nothing to keep.
      if (isText) await clean.keep();
      else await clean.discard();
      if (rejects) await rejects.keep();
      else await removeFile(target.rejects);
    },
    async discard() {
      await clean.discard();
      await rejects?.discard();
    },
  };
}

/** The bytes of a line as text, or in base64 where text would change them. */
function rawOf(bytes: Uint8Array): { raw: string } | { rawBase64: string } {
  const buffer = Buffer.from(bytes);
  const raw = buffer.toString("utf8");
  return Buffer.from(raw).equals(buffer) ? { raw } : { rawBase64: buffer.toString("base64") };
}
