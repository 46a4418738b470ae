import type { CodeInfo } from "./info.ts";

/** Findings about a log file as a whole or the way its lines are cut. */
export const logCodes = {
  "log.bom": {
    severity: "warn",
    title: "The file starts with a byte order mark",
    why: "Strict JSON parsers reject the first line because of it.",
    fix: "Write UTF-8 without a BOM, or run --repair.",
  },
  "log.crlf": {
    severity: "warn",
    title: "The line ends with \\r\\n",
    why: "The carriage return becomes part of the line for byte-oriented tools, so digests and diffs change.",
    fix: "Open the log in binary or newline-preserving mode, or run --repair.",
  },
  "log.blank-line": {
    severity: "warn",
    title: "The line is blank",
    why: "It records nothing; some readers stop at it or count it as an event.",
    fix: "Write the newline once, after the event, or run --repair.",
  },
  "log.torn-tail": {
    severity: "warn",
    title: "The last line is cut off",
    why: "The writer died in the middle of an event, or is still writing it.",
    fix: "Nothing if the run is live; otherwise --repair cuts the tail and keeps it beside the log.",
  },
  "log.line-too-long": {
    severity: "error",
    title: "The line is longer than the limit",
    why: "It was skipped without being held in memory, so nothing is known of it.",
    fix: "Log large outputs as digests, or raise --max-line-bytes.",
  },
  "log.empty": {
    severity: "error",
    title: "The input holds no event",
    why: "A check that read nothing proves nothing; usually the writer or the path is wrong.",
    fix: "Check that the run wrote its log here, or pass --allow-empty if that is expected.",
  },
  "log.binary": {
    severity: "error",
    title: "The input is not text in UTF-8",
    why: "It is an archive, an image, a database or a UTF-16 file, not a JSONL log.",
    fix: "Name the right file; convert UTF-16 with iconv -f UTF-16 -t UTF-8.",
  },
} as const satisfies Record<string, CodeInfo>;
