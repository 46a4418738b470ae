/** Parses JSON (RFC 8259); undefined if it is none. */
export function parseJson(text: string): unknown {
  const { stackTraceLimit } = Error;
  // Where it fails is found by diagnose.ts; to note the stack would take longer than to parse.
  Error.stackTraceLimit = 0;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
