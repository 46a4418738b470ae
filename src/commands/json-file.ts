import { problemIn } from "../contract/problem.ts";
import { syntaxHints } from "../report/messages.ts";
import { diagnose } from "../scan/diagnose.ts";

/**
 * Parses a JSON file of the user's.
 * @throws Problem with line, column and the usual cause if it is not JSON
 */
export function parseJsonFile(file: string, text: string): unknown {
  const json = text.replace(/^\ufeff/, "");
  try {
    return JSON.parse(json);
  } catch {
    const bytes = Buffer.from(json);
    const { reason, at } = diagnose(bytes, 0, bytes.length, true);
    const before = bytes.toString("utf8", 0, at).split("\n");
    const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
    // In a file of its own JSON may span lines.
    const cause = reason === "pretty-printed" ? "unexpected" : reason;
    throw problemIn(file, place, `this is not JSON: ${syntaxHints[cause]}`);
  }
}
