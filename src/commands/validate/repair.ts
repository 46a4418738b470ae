import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import type { Finding } from "../../contract/finding.ts";
import type { Input } from "../../io/inputs.ts";
import { openDraft, removeFile, type Draft } from "../../io/output.ts";
import { realPath } from "../../io/inputs.ts";
import { verdicts, type Batch } from "../../scan/batch.ts";

/** Where the copy of an input goes. */
export interface Target {
  readonly clean: string;
  readonly rejects: string;
}

const ending = /(?:\.(?:jsonl|ndjson|json|log|txt))?(?:\.gz)?$/;

/**
 * Plans the copies of `--repair DIR`: the input's path below the working directory, or its name, in DIR.
 * @throws Problem if two inputs would get one copy, or a copy would replace an original
 */
export async function planRepair(
  inputs: readonly Input[],
  folder: string,
  cwd: string,
): Promise<ReadonlyMap<Input, Target>> {
  const originals = new Set<string>();
  for (const { path } of inputs) if (path !== undefined) originals.add(await realPath(path));
  const taken = new Map<string, string>();
  const plan = new Map<Input, Target>();
  for (const input of inputs) {
    const target = targetOf(input, resolve(cwd, folder), cwd);
    for (const path of [target.clean, target.rejects]) {
      const real = await realPath(path);
      const other = taken.get(real);
      if (other !== undefined) {
        throw new Problem(
          `--repair would write ${relative(cwd, path)} for both ${other} and ${input.name}`,
          "repair them into folders of their own",
        );
      }
      if (originals.has(real)) {
        throw new Problem(
          `--repair would write over the original ${relative(cwd, path)}`,
          "name another folder",
        );
      }
      taken.set(real, input.name);
    }
    plan.set(input, target);
  }
  return plan;
}

function targetOf(input: Input, root: string, cwd: string): Target {
  const inside = input.path === undefined ? "stdin.jsonl" : relative(cwd, input.path);
  const isOutside = inside.startsWith("..") || isAbsolute(inside);
  const name = isOutside ? basename(inside) : inside;
  const stem = join(root, dirname(name), basename(name).replace(ending, ""));
  return { clean: join(root, name.replace(/\.gz$/, "")), rejects: `${stem}.rejects.jsonl` };
}

/** Writes the cleaned copy of one input and what was rejected from it. */
export interface Repair {
  /** A settled line; `reason` if it is rejected. */
  line(batch: Batch, line: number, reason: Finding | undefined): void;
  longLine(line: number, byteOffset: number, bytes: number): void;
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
    longLine(line, byteOffset, bytes) {
      // The line was never held; the original still has it at this place.
      reject({ line, reason: "log.line-too-long", byteOffset, bytes });
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
      await clean.keep();
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
