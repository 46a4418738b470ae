import { isEvent } from "../../io/follow/kinds.ts";
import { LineCutter, type Budget } from "../../io/sockets/line-cutter.ts";
import type { Connection, Receiver } from "../../io/sockets/listener.ts";
import type { createSorter } from "./sort.ts";
import type { Reject } from "./rejects.ts";

export interface IntakeParts {
  readonly sort: ReturnType<typeof createSorter>;
  readonly take: (run: string, bytes: Uint8Array, lines: number) => void;
  readonly reject: (reject: Reject) => void;
  /** Called after bytes were taken up. */
  readonly onBytes: (bytes: number) => void;
  readonly onEnd: () => void;
  readonly maxLine: number;
  readonly budget: Budget;
  /** ms. */
  readonly lineTimeout: number;
}

/** A sender, from its first byte to its last. */
export interface Intake extends Receiver {
  readonly connection: Connection;
  /** Ends it if a line takes too long. @param now ms of the process's clock */
  check(now: number): void;
  /** Does not count the time it was not read. */
  resume(now: number): void;
}

const newline = Buffer.from("\n");

/** Takes up what one connection brings: lines are sorted as they come whole. */
export function createIntake(connection: Connection, parts: IntakeParts): Intake {
  const { sort, take, reject, onBytes, onEnd, maxLine, budget, lineTimeout } = parts;
  const { peer } = connection;
  const cutter = new LineCutter(maxLine, budget);
  const sorted = {
    take,
    reject: (line: Uint8Array, reasons: readonly string[]) => reject({ peer, reasons, line }),
  };
  let isFirst = true;
  /** Parts of a line over the limit so far. */
  let number = 0;
  let unfinished = "log.torn-tail";

  const takeCut = (cut: ReturnType<LineCutter["end"]> & object): void => {
    if (cut.kind === "part") {
      const part = { number: ++number, isLast: cut.isLast };
      reject({ peer, reasons: ["log.line-too-long"], line: cut.bytes, part });
      if (cut.isLast) number = 0;
    } else sort(peer, cut.bytes, isFirst, sorted);
    isFirst = false;
  };

  return {
    connection,
    data(block) {
      for (const cut of cutter.push(block, performance.now())) takeCut(cut);
      onBytes(block.length);
    },
    end() {
      const rest = cutter.end();
      if (rest?.kind === "lines" && !isEvent(rest.bytes)) {
        sorted.reject(rest.bytes, [unfinished]);
      } else if (rest?.kind === "lines") {
        // Its newline alone is missing.
        takeCut({ kind: "lines", bytes: Buffer.concat([rest.bytes, newline]) });
      } else if (rest) takeCut(rest);
      onEnd();
    },
    check(now) {
      if (now - cutter.unfinishedSince < lineTimeout) return;
      unfinished = "line-timeout";
      connection.cut();
    },
    resume(now) {
      cutter.restart(now);
      connection.resume();
    },
  };
}
