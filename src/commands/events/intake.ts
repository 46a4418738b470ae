import type { Piece } from "../../io/follow/lane.ts";
import type { Notice } from "../../core/stream/notice.ts";
import type { LinePiece, Row } from "./rows.ts";

/** Takes up what inputs yield. */
export interface Intake {
  readonly rowsOf: (piece: Piece) => readonly Row[];
  /** Whether a line was over the limit and left out. */
  readonly hasLeftOut: boolean;
}

export function createIntake(
  rowsOf: (piece: LinePiece) => readonly Row[],
  tell: (notice: Notice) => void,
): Intake {
  let hasLeftOut = false;
  return {
    rowsOf(piece) {
      if (piece.kind !== "long") return rowsOf(piece);
      hasLeftOut = true;
      tell({ kind: "too-long", file: piece.lane.name, bytes: piece.bytes });
      return [];
    },
    get hasLeftOut() {
      return hasLeftOut;
    },
  };
}
