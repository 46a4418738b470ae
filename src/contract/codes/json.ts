import type { CodeInfo } from "./info.ts";

/** Findings about the bytes and the JSON text of a line (RFC 8259, RFC 3629). */
export const jsonCodes = {
  "json.syntax": {
    severity: "error",
    title: "The line is not JSON",
    why: "No reader can use the line; what it recorded is lost to every tool.",
    fix: "Write one complete JSON object a line, with a serializer, and end each with a single \\n.",
  },
  "json.not-object": {
    severity: "error",
    title: "The line is JSON, but not an object",
    why: "An event is a JSON object with the eight envelope fields.",
    fix: "Write the event itself on the line, not an array or a bare value around or beside it.",
  },
  "json.duplicate-key": {
    severity: "error",
    title: "An object holds the same key twice",
    why: "Parsers disagree on which value counts (RFC 8259, section 4), so two readers see two different events.",
    fix: "Emit each key once; look for two writers merging fields into one record.",
  },
  "json.utf8": {
    severity: "error",
    title: "The line is not valid UTF-8",
    why: "JSON between systems is UTF-8 (RFC 8259, section 8.1); lenient readers replace the bytes silently.",
    fix: "Encode the log as UTF-8 and escape or replace undecodable output before it is logged.",
  },
  "json.nul": {
    severity: "error",
    title: "The line holds NUL bytes",
    why: "Zero bytes usually are blocks of a file that was never written before a crash.",
    fix: "Treat the line as lost: --repair sets it apart, and flush the log before the machine stops.",
  },
  "json.depth": {
    severity: "error",
    title: "The line is nested too deeply",
    why: "Extreme nesting exhausts the stack of recursive readers; no real event needs it.",
    fix: "Flatten the payload, or store the nested document elsewhere and log its digest.",
  },
  "json.unsafe-number": {
    severity: "warn",
    title: "A number is too large to be exact",
    why: "Integers beyond 2^53 are rounded and numbers beyond 1.8e308 lost by most readers (RFC 8259, section 6), so a rewrite of the log would change it.",
    fix: "Log large identifiers as strings.",
  },
} as const satisfies Record<string, CodeInfo>;
