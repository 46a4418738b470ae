import type { StuckHint } from "../../core/stream/hints.ts";
import type { Notice } from "../../core/stream/notice.ts";
import { byteSize, counted } from "../numbers.ts";
import { safe } from "../safe.ts";
import { shortRun } from "./labels.ts";
import { spanText } from "./time.ts";

type NoticeOf<K extends Notice["kind"]> = Extract<Notice, { readonly kind: K }>;

const sentences: { readonly [K in Notice["kind"]]: (notice: NoticeOf<K>, file: string) => string } =
  {
    waiting: ({ reason }, file) => `waiting for ${file}: ${safe(reason)}`,
    appeared: (_, file) => `${file} has appeared`,
    replaced: (_, file) => `${file} was replaced; going on with the new file`,
    rewritten: (_, file) => `${file} was cut or written anew; going on from its start`,
    found: ({ between }, file) => `${file}: reading ${safe(between)}, which came between`,
    "half-line": ({ bytes }, file) =>
      `${file}: its last line was never finished; left out ${counted(bytes, "byte")}`,
    "too-long": ({ bytes }, file) =>
      `${file}: left out a line of ${byteSize(bytes)} (--max-line-bytes)`,
    unreadable: ({ reason }, file) => `cannot read ${file}: ${safe(reason)}`,
    listening: (_, file) => `listening on ${file}`,
    polling: ({ reason, every }) =>
      `can't watch files (${safe(reason)}); looking at them every ${every} ms instead`,
  };

/** What happened to a followed file, in a sentence. */
export function noticeText(notice: Notice): string {
  const sentence = sentences[notice.kind] as (notice: Notice, file: string) => string;
  return sentence(notice, "file" in notice ? safe(notice.file) : "");
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
