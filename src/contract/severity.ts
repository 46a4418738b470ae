import { codes, type Code } from "./codes.ts";
import type { Finding } from "./finding.ts";
import { isCoreModule, moduleOf } from "./sources.ts";

/** The default severity; an unknown event matters less outside the core modules (CONTRACT, Extension events). */
export function severityOf(code: Code, event: string): Finding["severity"] {
  if (code === "event.unknown" && !isCoreModule(moduleOf(event))) return "info";
  return codes[code].severity;
}
