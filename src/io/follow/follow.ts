import type { Readable } from "node:stream";
import type { BadInput } from "../inputs.ts";
import type { Lane, Piece } from "./lane.ts";
import type { Notice } from "../../core/stream/notice.ts";
import type { Start } from "./start.ts";

export interface FollowOptions {
  readonly cwd: string;
  readonly stdin: Readable;
  readonly signal: AbortSignal;
  /** Where files are begun. */
  readonly start: Start;
  /** Where standard input and named pipes are begun; their last lines are known only at their ends. */
  readonly streamStart: Start;
  /** Whether files are read on after their ends, and names that lead nowhere are waited for. */
  readonly follow: boolean;
  /** Whether streams are backlogs too, which are read to their ends; else they come as they do. */
  readonly waitsForStreams?: boolean;
  /** How often files are looked at, ms; undefined for watches. */
  readonly poll: number | undefined;
  /** The longest line, bytes. */
  readonly maxLine: number;
  readonly tell: (notice: Notice) => void;
}

/** What is there at the start, an input at a time. */
export interface Backlog {
  readonly lane: Lane;
  /** The next piece, undefined at the end. @param most bytes to read at a time */
  pull(most: number): Promise<Piece | undefined>;
}

/** Follows inputs. First their backlogs are read to the ends, then `next` and `wait` take turns. */
export interface Follower {
  readonly backlogs: readonly Backlog[];
  /** What was named and can't be read; nothing of it while names are waited for. */
  readonly bad: readonly BadInput[];
  /** What has come; undefined when there is nothing more for now. */
  next(): Piece | undefined;
  /** Waits until something may have come, for a time at most, ms. */
  wait(most: number): Promise<void>;
  /** Whether every input has ended. */
  readonly isOver: boolean;
  /** Whether several lanes may have something to say, now or later. */
  readonly hasLanes: boolean;
  /** Looks at all inputs once more; what has come is next. */
  look(): void;
  /** Gives up; unfinished lines come as rests. */
  finish(): void;
  close(): void;
}
