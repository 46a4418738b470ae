import { EventIndex } from "../../../core/timeline/event-index.ts";
import { readRecord, type EventRecord } from "../../../core/record.ts";
import { isCompressed } from "../../../io/follow/kinds.ts";
import type { Input } from "../../../io/inputs.ts";
import type { Io } from "../../../io/io.ts";
import { openLineStore } from "../../../io/line-store.ts";
import { isSystemError, reasonOf } from "../../../io/reason.ts";
import { createFrugalScanner } from "../../../scan/scanner.ts";
import type { ContractSetup } from "../../contract-setup.ts";
import { lineText } from "../../events/rows.ts";
import type { Voice } from "../../events/voice.ts";
import { openScans } from "../../scans.ts";

/** Logs that can be read at any place. */
export interface OpenedLogs {
  readonly index: EventIndex;
  readonly names: readonly string[];
  /** For what is shown: records that were read lately are kept. */
  readonly recordAt: (position: number) => EventRecord;
  /** For what goes over all of them. */
  readonly readAt: (position: number) => EventRecord;
  close(): void;
}

/** Records that are kept after they were read. */
const mostKept = 512;

/** Finds every event of the inputs in one pass. */
export async function openLogs(
  inputs: readonly Input[],
  setup: ContractSetup,
  maxLineBytes: number,
  voice: Voice,
  io: Io,
): Promise<OpenedLogs> {
  const { catalog, validators } = setup;
  const index = new EventIndex(catalog);
  const store = openLineStore(inputs, isCompressed);
  const scanning = {
    scan: createFrugalScanner(catalog, validators),
    maxLineBytes,
    stdin: io.stdin,
    signal: io.signal,
  };
  const scans = await openScans(inputs, scanning, setup, undefined, io);
  for (const [file, input] of inputs.entries()) {
    index.open();
    try {
      for await (const scanned of scans.scan(input)) {
        if (scanned.kind !== "batch") continue;
        const { batch } = scanned;
        index.add(batch, file);
        if (store.needs(file)) store.keep(file, batch.firstByte, batch.bytes);
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      voice.cannotRead({ file: input.name, reason: reasonOf(error) });
    }
  }
  await scans.close();
  if (inputs.length > 1) index.sort();
  const kept = new Map<number, EventRecord>();
  const readAt = (position: number): EventRecord => {
    const { file, offset, length } = index.entry(position);
    return readRecord(lineText(store.read(file, offset, length)));
  };
  return {
    readAt,
    index,
    names: inputs.map(({ name }) => name),
    recordAt(position) {
      const before = kept.get(position);
      if (before) return before;
      const record = readAt(position);
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
      kept.set(position, record);
      return record;
    },
    close: () => store.close(),
  };
}
