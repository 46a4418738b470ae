import type { Catalog } from "../../contract/catalog.ts";
import type { EventRecord } from "../../core/record.ts";
import { createHints, type StuckHint } from "../../core/stream/hints.ts";
import { hintText } from "../../report/events/notices.ts";

/** Watches for signs that a run is stuck, and tells each once. */
export interface StuckWatch {
  /** @param isLive whether it comes now; what is there at the start only shows what is usual */
  readonly see: (record: EventRecord, isLive: boolean) => void;
  /** Looks for spans that are open for too long. */
  readonly look: () => void;
}

/** What was opened longer ago when following began is not waited for, ms: its run may have died. */
const recent = 600_000;

/** @param begin when following began, epoch ms */
export function createStuckWatch(
  catalog: Catalog,
  tell: (sentence: string) => void,
  begin: number,
): StuckWatch {
  const hints = createHints(catalog, begin - recent);
  const tellAll = (found: readonly StuckHint[]): void => {
    for (const hint of found) tell(hintText(hint));
  };
  return {
    see(record, isLive) {
      const arrival = isLive || Number.isNaN(record.time) ? Date.now() : record.time;
      const found = hints.see(record, arrival);
      if (isLive) tellAll(found);
    },
    look: () => tellAll(hints.overdue(Date.now())),
  };
}
