import type { Finding } from "../../contract/finding.ts";
import type { RowOutput } from "./output.ts";
import type { Row } from "./rows.ts";

/** Shows rows and what is to be said beside them, in order. */
export interface Show {
  /** Shows rows; false once the one after which nothing is shown was among them. */
  rows(rows: readonly Row[]): Promise<boolean>;
  /** Writes all that was shown and said so far; always true. */
  settle(): Promise<true>;
  /** Whether something was wrong with a line that was shown. */
  readonly hasFailed: boolean;
}

/**
 * @param flag says what is wrong with a line on stderr; undefined where the output says it itself
 * @param say writes what is to be said, after what was shown
 */
export function createShow(
  output: RowOutput,
  flag: ((finding: Finding) => void) | undefined,
  say: () => Promise<void>,
): Show {
  let isOver = false;
  let hasFailed = false;
  return {
    async rows(rows) {
      for (const row of rows) {
        if (isOver) return false;
        if (row.isChosen) {
          output.add(row);
          for (const finding of row.findings) flag?.(finding);
          hasFailed ||= row.findings.some(({ severity }) => severity === "error");
        }
        isOver = row.isLast;
        if (output.isFull) await output.flush();
      }
      return !isOver;
    },
    async settle() {
      await output.flush();
      await say();
      return true;
    },
    get hasFailed() {
      return hasFailed;
    },
  };
}
