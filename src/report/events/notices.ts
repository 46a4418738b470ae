import type { StuckHint } from "../../core/stream/hints.ts";
import type { Notice } from "../../core/stream/notice.ts";
import { byteSize, counted } from "../numbers.ts";
import { safe } from "../safe.ts";
import { shortRun } from "./labels.ts";
import { spanText } from "./time.ts";

/** What happened to a followed file, in a sentence. */
export function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case "waiting":
      return `waiting for ${safe(notice.file)}: ${safe(notice.reason)}`;
    case "appeared":
      return `${safe(notice.file)} has appeared`;
    case "replaced":
      return `${safe(notice.file)} was replaced; going on with the new file`;
    case "rewritten":
      return `${safe(notice.file)} was cut or written anew; going on from its start`;
    case "found":
      return `${safe(notice.file)}: reading ${safe(notice.between)}, which came between`;
    case "half-line":
      return `${safe(notice.file)}: its last line was never finished; left out ${counted(notice.bytes, "byte")}`;
    case "too-long":
      return `${safe(notice.file)}: left out a line of ${byteSize(notice.bytes)} (--max-line-bytes)`;
    case "unreadable":
      return `cannot read ${safe(notice.file)}: ${safe(notice.reason)}`;
    case "polling":
      return `can't watch files (${safe(notice.reason)}); looking at them every ${notice.every} ms instead`;
  }
}

/** A sign that a run may be stuck, in a sentence. */
export function hintText(hint: StuckHint): string {
  const run = shortRun(hint.run);
  if (hint.kind === "same-stderr") {
    return `${run}: the same stderr ${hint.times} times in a row (${safe(hint.digest.slice(0, 23))}…)`;
  }
  const what = [hint.span, hint.label].filter((part) => part !== "").map(safe);
  return `${run}: ${what.join(" ")} is open for ${spanText(hint.open)}, 95 of 100 took at most ${spanText(hint.usual)}`;
}
