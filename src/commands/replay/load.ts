import { Problem } from "../../contract/problem.ts";
import type { EventRecord } from "../../core/record.ts";
import { openFollower } from "../../io/follow/follower.ts";
import type { Follower } from "../../io/follow/follow.ts";
import { defaultInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { isAddress } from "../../io/sockets/is-address.ts";
import { merged } from "../events/backlog.ts";
import { createIntake } from "../events/intake.ts";
import { createRows, wholeRow, type Row } from "../events/rows.ts";
import type { LineCheck } from "../events/check.ts";
import type { Voice } from "../events/voice.ts";
import type { ReplayOptions } from "./options.ts";

/** Inputs that are replayed: what is there, in order of time. */
export interface Loaded {
  readonly follower: Follower;
  readonly rowsOf: Parameters<typeof merged>[1];
  rows(): AsyncGenerator<readonly Row[]>;
}

interface LoadOptions {
  readonly matches: (record: EventRecord) => boolean;
  readonly ends: (record: EventRecord) => boolean;
  /** Whether an event lies in the time that is replayed, asked in order. */
  readonly isIn: ((record: EventRecord) => boolean) | undefined;
  /** Says what is wrong with lines that are no events; undefined where that is not shown. */
  readonly check: LineCheck | undefined;
  /** Whether nothing need be known of the lines of a single input. */
  readonly isBlind: boolean;
}

const allLines = { from: 1 };

export async function load(
  named: readonly string[],
  { maxLineBytes, output, follow }: ReplayOptions,
  { matches, ends, isIn, check, isBlind }: LoadOptions,
  voice: Voice,
  io: Io,
): Promise<Loaded> {
  const inputs = named.length > 0 ? named : await defaultInputs(io);
  const address = inputs.find(isAddress);
  if (address !== undefined && !follow) {
    throw new Problem(
      `${address}: replay shows what was`,
      `telemetry tail ${address} shows what comes`,
    );
  }
  const follower = await openFollower(inputs, {
    cwd: io.cwd,
    stdin: io.stdin,
    signal: io.signal,
    follow,
    waitsForStreams: !follow,
    poll: undefined,
    maxLine: maxLineBytes,
    start: allLines,
    streamStart: allLines,
    tell: voice.notice,
  });
  const isRaw = output === "raw";
  const rows = createRows({ matches, ends, check: undefined, isRaw, see: () => undefined });
  const { rowsOf } = createIntake(
    (piece) =>
      isBlind && !follower.hasLanes && piece.kind !== "long" ? [wholeRow(piece)] : rows(piece),
    voice.notice,
  );
  const within = (some: readonly Row[]) =>
    isIn ? some.filter(({ record }) => isIn(record)) : some;
  return {
    follower,
    rowsOf,
    async *rows() {
      for await (const some of merged(follower.backlogs, rowsOf)) {
        yield check ? within(some).map((row) => flagged(row, check)) : within(some);
      }
    },
  };
}

function flagged(row: Row, check: LineCheck): Row {
  const { record, lane } = row;
  if (record.value !== undefined) return row;
  const bytes = Buffer.from(`${record.text}\n`);
  return { ...row, findings: check({ kind: "lines", lane, bytes })(0) };
}
