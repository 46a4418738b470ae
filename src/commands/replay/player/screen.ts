import type { RunState } from "../../../core/timeline/state.ts";
import type { Shown } from "../../../report/events/lines.ts";
import { createEventLines, type LinesOptions } from "../../../report/events/lines.ts";
import { Pen } from "../../../report/events/pen.ts";
import { cut } from "../../../report/events/width.ts";
import { keysHelp } from "../../../report/replay/keys-help.ts";
import { statePane } from "../../../report/replay/state-pane.ts";
import type { Style } from "../../../report/style.ts";

/** What is on the screen. */
export interface View {
  readonly columns: number;
  readonly rows: number;
  readonly title: string;
  /** Events from the top of the list on. */
  readonly events: readonly Shown[];
  /** Which of them is the current one. */
  readonly current: number;
  readonly state: RunState | undefined;
  readonly footer: string;
  readonly isHelp: boolean;
}

const paneWidth = 38;
const paneFrom = 100;
const heightForPane = 18;
const paneHeight = 6;

/** Rows the list of events has on a screen. */
export function listRows(columns: number, rows: number): number {
  const below = columns < paneFrom && rows >= heightForPane ? paneHeight + 1 : 0;
  return Math.max(1, rows - 2 - below);
}

const at = (row: number, column: number): string => `\u001b[${row};${column}H`;
const clearLine = "\u001b[K";
/** Terminals that know it show the frame at once (synchronized output). */
const begin = "\u001b[?2026h\u001b[?25l";
const end = "\u001b[?2026l";

/** Draws frames: every row is written, so that nothing of the one before is left. */
export function createScreen(
  lines: Omit<LinesOptions, "pen" | "columns" | "isWide" | "hasMarks">,
  style: Style,
): (view: View) => string {
  return (view) => {
    const { columns, rows, title, footer, isHelp } = view;
    const isBeside = columns >= paneFrom;
    const listWidth = isBeside ? columns - paneWidth - 3 : columns;
    let frame = begin + at(1, 1) + clearLine + style.strong(cut(title, columns));
    const body = isHelp ? helpLines(listWidth) : eventLines(view, listWidth);
    const height = listRows(columns, rows);
    for (let row = 0; row < height; row++) {
      frame += at(row + 2, 1) + clearLine + (body[row] ?? "");
    }
    const paneRows = isBeside ? height : rows - 2 - height - 1;
    const pane =
      paneRows > 0 ? statePane(view.state, isBeside ? paneWidth : columns, paneRows, style) : [];
    if (isBeside) {
      for (let row = 0; row < height; row++) {
        frame += at(row + 2, listWidth + 2) + style.faint("|") + at(row + 2, listWidth + 4);
        frame += (pane[row] ?? "") + clearLine;
      }
    } else if (paneRows > 0) {
      frame += at(height + 2, 1) + clearLine + style.faint("-".repeat(columns));
      for (let row = 0; row < paneRows; row++) {
        frame += at(height + 3 + row, 1) + clearLine + (pane[row] ?? "");
      }
    }
    return frame + at(rows, 1) + clearLine + style.faint(cut(footer, columns - 1)) + end;
  };

  function eventLines({ events, current }: View, width: number): string[] {
    const pen = new Pen();
    const draw = createEventLines({
      ...lines,
      pen,
      columns: () => Math.max(1, width - 2),
      isWide: false,
      hasMarks: false,
    });
    return events.map((shown, i) => {
      draw(shown);
      const text = Buffer.from(pen.take()).toString("utf8").split("\n", 1)[0]!;
      return i === current ? `${style.strong(">")} ${text}` : `  ${text}`;
    });
  }
}

const helpLines = (width: number): string[] =>
  keysHelp.map(([keys, meaning]) => cut(`  ${keys.padEnd(20)} ${meaning}`, width));
