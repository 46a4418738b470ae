import type { Catalog } from "../contract/catalog.ts";
import type { Validators } from "../contract/judge.ts";
import type { OnPayload, Scanner } from "./batch.ts";
import { Columns } from "./columns.ts";
import { createLineJudge } from "./line-judge.ts";
import { countLines, endOfLine } from "./lines.ts";

/**
 * The plain way from bytes to columns: JSON.parse and ajv, a line at a time. It is the oracle every faster
 * scanner is held against.
 */
export function createReference(
  catalog: Catalog,
  validators: Validators,
  onPayload?: OnPayload,
): Scanner {
  const judge = createLineJudge(catalog, validators, onPayload);
  const columns = new Columns(catalog);
  return (chunk) => {
    const { bytes } = chunk;
    columns.reset(countLines(bytes));
    judge.open(chunk, columns);
    let lines = 0;
    for (let at = 0; at < bytes.length; lines++) {
      const end = endOfLine(bytes, at);
      judge.line(lines, at, end, false);
      at = end + 1;
    }
    return columns.finish(chunk, lines, judge.findings());
  };
}
