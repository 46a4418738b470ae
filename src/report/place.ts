import type { Place } from "../contract/finding.ts";
import { safe } from "./safe.ts";

/** `file:line`, or the file alone where a finding is about all of it, safe for a terminal. */
export const placeOf = ({ file, line }: Place): string =>
  safe(line === 0 ? file : `${file}:${line}`);
