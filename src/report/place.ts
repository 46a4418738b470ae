import type { Finding, Place } from "../contract/finding.ts";
import { safe } from "./safe.ts";

/** `file:line`, or the file alone where a finding is about all of it, safe for a terminal. */
export const placeOf = ({ file, line }: Place): string =>
  safe(line === 0 ? file : `${file}:${line}`);

/** The event and the place in it, as far as they are known, safe for a terminal. */
export const subjectOf = ({ event, pointer }: Pick<Finding, "event" | "pointer">): string =>
  [event, pointer]
    .filter((part) => part !== "")
    .map(safe)
    .join(" ");
