import { resolve } from "node:path";
import { resolveInputs } from "../../io/inputs.ts";
import { writeWhole } from "../../io/output.ts";
import { spanOf } from "../events/span.ts";
import type { Voice } from "../events/voice.ts";
import { checkOutputFiles } from "../output-files.ts";
import type { MetricsOptions } from "./options.ts";

const usualPause = 15_000;

/** A file that is written anew every so often. */
export interface Textfile {
  write(): Promise<void>;
  writeIfDue(): Promise<void>;
  /** How long until it is due, ms. */
  left(): number;
}

interface Writing {
  readonly options: MetricsOptions;
  readonly voice: Voice;
  readonly cwd: string;
}

/**
 * Opens a file for the node exporter. If it can't be written the first time that is the end; later ones are only told.
 * @throws Problem if it is one of the inputs
 */
export async function openTextfile(
  name: string,
  named: readonly string[],
  text: () => string,
  { options, voice, cwd }: Writing,
): Promise<Textfile> {
  const pause = spanOf("--every", options.every) ?? usualPause;
  const { found } = await resolveInputs(named, cwd);
  await checkOutputFiles([{ option: `--textfile ${name}`, file: name }], found, [], cwd);
  let written = Number.NEGATIVE_INFINITY;
  const left = (): number => Math.max(0, written + pause - performance.now());
  const write = async (): Promise<void> => {
    const isFirst = written === Number.NEGATIVE_INFINITY;
    written = performance.now();
    try {
      await writeWhole(resolve(cwd, name), text());
    } catch (error) {
      if (isFirst) throw error;
      voice.remark(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    write,
    left,
    async writeIfDue() {
      if (left() === 0) await write();
    },
  };
}
