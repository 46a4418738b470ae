import type { Piece } from "../../io/follow/lane.ts";
import type { Notice } from "../../core/stream/notice.ts";
import type { Row } from "./rows.ts";

/** Takes up what inputs yield. */
export interface Intake {
  readonly rowsOf: (piece: Piece) => readonly Row[];
  /** Whether a line was over the limit and left out. */
  readonly hasLeftOut: boolean;
}

export function createIntake(
  rowsOf: (piece: Piece) => readonly Row[],
  tell: (notice: Notice) => void,
): Intake {
  let hasLeftOut = false;
  return {
    rowsOf(piece) {
      if (piece.kind === "long") {
        hasLeftOut = true;
        tell({ kind: "too-long", file: piece.lane.name, bytes: piece.bytes });
      }
      return rowsOf(piece);
    },
    get hasLeftOut() {
      return hasLeftOut;
    },
  };
}
