import type { ErrorHandler } from "./options.ts";

/** Messages that are remembered, so that each is told once. */
const mostMessages = 1000;

/** Tells errors as warnings of the process, each message once. */
export function createTold(): ErrorHandler {
  const told = new Set<string>();
  return ({ message }) => {
    if (told.has(message) || told.size >= mostMessages) return;
    told.add(message);
    process.emitWarning(message, { type: "TelemetryWarning" });
  };
}

/** Whatever was thrown or given, in words. */
export function wordsOfAny(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? (thrown.message as unknown) : thrown);
  } catch {
    return "something that has no words";
  }
}
