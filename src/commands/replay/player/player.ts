import type { ReadStream } from "node:tty";
import type { Catalog } from "../../../contract/catalog.ts";
import type { EventRecord } from "../../../core/record.ts";
import { marks } from "../../../core/timeline/event-index.ts";
import type { Io } from "../../../io/io.ts";
import { readKeys, type Key } from "../../../io/keyboard.ts";
import { clockText, type Zone } from "../../../report/events/time.ts";
import { grouped } from "../../../report/numbers.ts";
import { safe } from "../../../report/safe.ts";
import { exitBySignal, exitCodes } from "../../exit-codes.ts";
import { PlayerClock } from "./clock.ts";
import type { OpenedLogs } from "./open.ts";
import { listRows, type View } from "./screen.ts";
import { createSame } from "./same.ts";
import { createSearch } from "./search.ts";
import { createStates } from "./states.ts";

export interface PlayerOptions {
  readonly logs: OpenedLogs;
  readonly catalog: Catalog;
  readonly draw: (view: View) => string;
  readonly zone: Zone;
  readonly speed: number;
  /** ms; Infinity for no limit. */
  readonly maxGap: number;
  readonly breaks: (record: EventRecord) => boolean;
  readonly io: Io;
}

/** Fast enough to be at once. */
const fastest = 1e9;
const speedStep = 2;
/** Frames are drawn no more often than this, ms. */
const frameEvery = 33;
/** Events that are folded between two turns of the loop. */
const atOnce = 2000;
const alternateScreen = "\u001b[?1049h";
const normalScreen = "\u001b[?25h\u001b[?1049l";

/** Steps through events on a terminal until the user quits; returns the exit code. */
export function runPlayer(options: PlayerOptions): Promise<number> {
  const { logs, draw, zone, maxGap, breaks, io } = options;
  const { index, recordAt, readAt } = logs;
  const { count } = index;
  const last = count - 1;
  const states = createStates(count, readAt);
  const clock = new PlayerClock(Math.min(options.speed, fastest), maxGap, performance.now());
  const same = createSame(index, options.catalog, readAt);
  const search = createSearch(count, readAt);
  let position = 0;
  let top = 0;
  let isHelp = false;
  let prompt: string | undefined;
  let message = "";
  let timer: NodeJS.Timeout | undefined;
  let frame: NodeJS.Timeout | undefined;
  let isOver = false;
  let hasState = true;

  const columns = (): number => io.stdout.columns ?? 80;
  const rows = (): number => io.stdout.rows ?? 24;

  function title(): string {
    const { file, line } = index.entry(position);
    const place = `${grouped(position + 1)}/${grouped(count)}`;
    const cycle = index.cycleAt(position);
    const speed = clock.speed >= fastest ? "max" : `x${clock.speed}`;
    const how = clock.isPlaying ? "playing" : "paused";
    const time = clockText(index.timeAt(position), zone);
    return `${time}  ${place}  c${cycle}  ${how} ${speed}  ${safe(logs.names[file]!)}:${line}`;
  }

  function render(): void {
    frame = undefined;
    if (isOver) return;
    const height = listRows(columns(), rows());
    if (position < top) top = position;
    if (position >= top + height) top = position - height + 1;
    top = Math.max(0, Math.min(top, count - height));
    const events = Array.from({ length: Math.min(height, count - top) }, (_, i) => ({
      record: recordAt(top + i),
      findings: [],
      isLate: false,
    }));
    const footer =
      prompt === undefined ? message || "space . , ] [ e o d + - / g G ? q" : `/${safe(prompt)}`;
    const state = states.at(position);
    hasState = state !== undefined;
    const view = {
      columns: columns(),
      rows: rows(),
      title: title(),
      events,
      current: position - top,
      state,
      footer,
      isHelp,
    };
    void io.stdout.write(draw(view)).catch(() => undefined);
  }

  function redraw(): void {
    frame ??= setTimeout(render, frameEvery);
  }

  const gapAfter = (at: number): number => index.timeAt(at + 1) - index.timeAt(at);

  /** Plays what is due and waits for what comes next. */
  function play(): void {
    clearTimeout(timer);
    for (let due = 0; position < last && due === 0 && clock.isPlaying;) {
      const gap = gapAfter(position);
      const now = performance.now();
      due = clock.due(gap, now)!;
      if (due > 0) break;
      clock.step(gap, now);
      position++;
      if (breaks(recordAt(position))) clock.pause(now);
      redraw();
    }
    if (position >= last && clock.isPlaying) clock.pause(performance.now());
    const due = position < last ? clock.due(gapAfter(position), performance.now()) : undefined;
    // A timer can't wait for longer than 25 days; the play goes on when it fires.
    if (due !== undefined) timer = setTimeout(play, Math.min(due, 2 ** 31 - 1));
  }

  function go(to: number, nothing: string): void {
    message = "";
    if (to < 0 || to > last) message = nothing;
    else position = to;
    clock.restart(performance.now());
    play();
  }

  /** Steps by hand: playing would step away. */
  function stop(to: number, nothing: string): void {
    clock.pause(performance.now());
    go(to, nothing);
  }

  function setSpeed(speed: number): void {
    clock.setSpeed(Math.max(1 / 64, Math.min(fastest, speed)), performance.now());
    play();
  }

  async function find(text: string, step: 1 | -1): Promise<void> {
    message = `searching ${JSON.stringify(text)} ...`;
    redraw();
    const found = await search.find(text, position, step);
    if (found === undefined) return;
    stop(found, `${JSON.stringify(text)} is not there`);
    redraw();
  }

  const page = (): number => listRows(columns(), rows());

  function onPrompt(key: Key): void {
    const text = prompt!;
    if (key === "escape") prompt = undefined;
    else if (key === "backspace") prompt = text === "" ? undefined : text.slice(0, -1);
    else if (key === "enter") {
      prompt = undefined;
      if (text !== "") void find(text, 1);
    } else if (key.length <= 2) prompt = text + key;
  }

  return new Promise((settle) => {
    const giveBack = readKeys(io.stdin as unknown as ReadStream, onKey);
    const end = (code: number): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      clearTimeout(frame);
      search.stop();
      giveBack();
      void io.stdout.write(normalScreen).then(
        () => settle(code),
        () => settle(code),
      );
    };

    const actions: Readonly<Record<Key, () => void>> = {
      " ": () => {
        if (position >= last && !clock.isPlaying) position = 0;
        clock.toggle(performance.now());
        play();
      },
      ".": () => stop(position + 1, "this is the last event"),
      ",": () => stop(position - 1, "this is the first event"),
      "]": () => stop(index.findCycle(position, 1), "this is the last cycle"),
      "[": () => stop(index.findCycle(position, -1), "this is the first cycle"),
      e: () => stop(index.findMark(position, 1, marks.failure), "no error after this"),
      E: () => stop(index.findMark(position, -1, marks.failure), "no error before this"),
      o: () => stop(same(position, 1), "nothing more of this"),
      O: () => stop(same(position, -1), "nothing of this before"),
      d: () => stop(index.findMark(position, 1, marks.decision), "no decision after this"),
      D: () => stop(index.findMark(position, -1, marks.decision), "no decision before this"),
      "+": () => setSpeed(clock.speed * speedStep),
      "-": () => setSpeed(clock.speed / speedStep),
      g: () => stop(0, ""),
      G: () => stop(last, ""),
      "page-down": () => stop(Math.min(last, position + page()), ""),
      "page-up": () => stop(Math.max(0, position - page()), ""),
      n: () => (search.text === "" ? (message = "search with / first") : void find(search.text, 1)),
      N: () =>
        search.text === "" ? (message = "search with / first") : void find(search.text, -1),
      "/": () => (prompt = ""),
      "?": () => (isHelp = !isHelp),
      escape: () => (isHelp = false),
      q: () => end(exitCodes.clean),
      interrupt: () => end(exitCodes.interrupted),
      "end-of-input": () => end(exitCodes.clean),
    };
    const alike: Readonly<Record<Key, Key>> = {
      right: ".",
      down: ".",
      left: ",",
      up: ",",
      home: "g",
      end: "G",
      "=": "+",
      _: "-",
    };

    function onKey(key: Key): void {
      search.stop();
      if (prompt !== undefined && key !== "interrupt") onPrompt(key);
      else {
        const name = alike[key] ?? key;
        if (Object.hasOwn(actions, name)) actions[name]!();
      }
      redraw();
    }

    io.signal.addEventListener("abort", () => end(exitBySignal(io.signal.reason)), { once: true });
    io.stdout.onResize(() => {
      void io.stdout.write("\u001b[2J").catch(() => undefined);
      redraw();
    });
    void io.stdout.write(alternateScreen).catch(() => end(exitCodes.clean));
    render();
    play();
    const work = (): void => {
      if (isOver) return;
      const isMore = states.work(atOnce);
      if (!hasState) redraw();
      if (isMore) setImmediate(work);
    };
    setImmediate(work);
  });
}
