import type { Catalog } from "../../contract/catalog.ts";
import type { Finding } from "../../contract/finding.ts";
import { createOutcome } from "../../core/query/failure.ts";
import type { Io } from "../../io/io.ts";
import { createEventLines, type Gap } from "../../report/events/lines.ts";
import { Pen } from "../../report/events/pen.ts";
import type { Style } from "../../report/style.ts";
import type { ShowOptions } from "./options.ts";
import { openOutput, type RowOutput } from "./output.ts";
import type { Row } from "./rows.ts";
import type { Voice } from "./voice.ts";
import { zoneOf } from "./zone.ts";

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
function createShow(
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

interface ShowContext {
  readonly catalog: Catalog;
  /** Whether each line is labelled with its run from the start. */
  readonly hasRuns: boolean;
  /** Silence that is marked; undefined for more than a minute of it. */
  readonly gap?: Gap;
  readonly style: Style;
  readonly voice: Voice;
  readonly io: Io;
}

/** Shows events on standard output as the options ask. */
export function openShow(options: ShowOptions, context: ShowContext): Show {
  const { output, wide, fields, hide, local } = options;
  const { catalog, hasRuns, gap, style, voice, io } = context;
  const pen = new Pen();
  const draw = createEventLines({
    pen,
    catalog,
    outcomeOf: createOutcome(catalog),
    style,
    zone: zoneOf(local),
    columns: () => io.stdout.columns,
    isWide: wide,
    only: fields,
    hide: new Set(hide),
    hasRuns,
    ...(gap && { gap }),
  });
  const rows = openOutput(output, { pen, draw }, io.stdout, io.signal);
  return createShow(rows, output === "pretty" ? undefined : voice.finding, voice.flush);
}
