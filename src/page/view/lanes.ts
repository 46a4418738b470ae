/// <reference lib="dom" />
import { clockText, dayText, spanText, type Zone } from "../../report/events/time.ts";
import type { Model } from "../model/model.ts";
import { createPainter } from "./colors.ts";
import { byId, oneLine } from "./dom.ts";
import { drawLanes, drawPosition, laneLabelWidth, timeToX, type LanesScene } from "./lanes-draw.ts";
import { layRows } from "./lane-rows.ts";
import { fitted, including, moved, zoomed, type TimeWindow } from "./time-window.ts";

export interface LanesView {
  show(position: number): void;
  readonly redraw: () => void;
  /** @param factor below 1 to see less time */
  zoom(factor: number): void;
  fit(what: "cycle" | "run" | "all"): void;
}

/** How far from a mark a click still means it, px. */
const reach = 14;

/** Draws what each source did in time, and takes the pointer's zooming, panning and clicks. */
export function createLanesView(
  model: Model,
  zone: Zone,
  isShown: (position: number) => boolean,
  go: (position: number) => void,
): LanesView {
  const scroller = byId("lanes");
  const canvas = byId("lanes-canvas", HTMLCanvasElement);
  const tip = byId("tip");
  const rows = layRows(model);
  const { times, records, runs, places } = model;
  const begin = Math.min(...runs.map((run) => run.begin).filter(Number.isFinite));
  const end = Math.max(...runs.map((run) => run.end).filter(Number.isFinite));
  const longest = Math.max((end - begin) * 1.5, 100);
  let position = 0;
  let window: TimeWindow = fitted(0, 1);
  const last = rows.at(-1);
  const total = (last ? last.top + last.height : 0) + 30;
  byId("lanes-room").style.height = `${total}px`;
  // One pixel is the border's.
  scroller.style.height = `min(${total + 2}px, 34vh)`;

  const sticky = byId("lanes-sticky");
  const follow = (): void => {
    sticky.style.height = `${scroller.clientHeight}px`;
  };
  new ResizeObserver(follow).observe(scroller);

  const scene = (width: number, height: number): LanesScene => {
    const scroll = scroller.scrollTop;
    return { model, rows, zone, window, position, isShown, scroll, width, height };
  };
  const painter = createPainter(
    canvas,
    (context, colors, ...size) => drawLanes(context, scene(...size), colors),
    (context, colors, ...size) => drawPosition(context, scene(...size), colors),
  );

  const xOf = (time: number): number => timeToX(time, window, painter.width);
  const timeAt = (x: number): number => {
    const share = (x - laneLabelWidth) / Math.max(1, painter.width - laneLabelWidth);
    return window.from + share * (window.to - window.from);
  };

  function see(next: TimeWindow): void {
    if (next === window) return;
    window = next;
    painter.redraw();
  }

  /** The event that is nearest to a point of the canvas; -1 if none is near. */
  function eventAt(x: number, y: number): number {
    const height = y + scroller.scrollTop;
    const row = rows.find(({ top, height: its }) => height >= top && height < top + its);
    if (!row) return -1;
    let best = -1;
    let distance = reach;
    for (const at of row.positions) {
      const away = Math.abs(xOf(times[at]!) - x);
      if (away < distance && isShown(at)) {
        best = at;
        distance = away;
      }
    }
    return best;
  }

  let drag: { readonly x: number; readonly window: TimeWindow; isMoved: boolean } | undefined;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    drag = { x: event.offsetX, window, isMoved: false };
  });
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    if (drag) {
      const by = offsetX - drag.x;
      if (Math.abs(by) > 3) drag.isMoved = true;
      const perPixel = (drag.window.to - drag.window.from) / (painter.width - laneLabelWidth);
      if (drag.isMoved) see(moved(drag.window, -by * perPixel));
      canvas.classList.toggle("dragging", drag.isMoved);
    }
    hint(drag?.isMoved ? -1 : eventAt(offsetX, offsetY), offsetX, offsetY);
  });
  canvas.addEventListener("pointerup", ({ offsetX, offsetY }) => {
    canvas.classList.remove("dragging");
    const found = drag && !drag.isMoved ? eventAt(offsetX, offsetY) : -1;
    drag = undefined;
    if (found >= 0) go(found);
  });
  canvas.addEventListener("pointercancel", () => (drag = undefined));
  canvas.addEventListener("pointerleave", () => hint(-1, 0, 0));
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { deltaX, deltaY, shiftKey, altKey, offsetX } = event;
      const perPixel = (window.to - window.from) / Math.max(1, painter.width - laneLabelWidth);
      if (altKey) scroller.scrollTop += deltaY;
      else if (shiftKey) see(moved(window, (deltaY || deltaX) * perPixel));
      else if (Math.abs(deltaX) > Math.abs(deltaY)) see(moved(window, deltaX * perPixel));
      else
        see(zoomed(window, 1.0018 ** deltaY, timeAt(Math.max(offsetX, laneLabelWidth)), longest));
    },
    { passive: false },
  );
  scroller.addEventListener("scroll", painter.redraw);

  function hint(found: number, x: number, y: number): void {
    tip.hidden = found < 0;
    canvas.classList.toggle("pointing", found >= 0);
    if (found < 0) return;
    const { event, value } = records[found]!;
    const what = value === undefined ? "bad line" : oneLine(event, 80);
    tip.textContent = `${clockText(times[found]!, zone)}  c${places[found]!.cycle}  ${what}`;
    const left = Math.min(x + 14, painter.width - tip.offsetWidth - 8);
    tip.style.transform = `translate(${left}px, ${y + 16}px)`;
  }

  function rangeOf(what: "cycle" | "run" | "all"): TimeWindow {
    const { run, cycle } = places[position]!;
    const its = runs[run]!;
    if (what === "run") return fitted(its.begin, its.end);
    if (what === "all") return fitted(begin, end);
    let first = position;
    let latest = position;
    const isSame = (at: number): boolean => places[at]?.run === run && places[at].cycle === cycle;
    while (isSame(first - 1)) first--;
    while (isSame(latest + 1)) latest++;
    return spanOf(times.slice(first, latest + 1));
  }

  function fit(what: "cycle" | "run" | "all"): void {
    const range = rangeOf(what);
    if (Number.isFinite(range.from) && Number.isFinite(range.to)) see(range);
  }

  fit("run");
  if (last && end - begin > 0) {
    const sum = runs.reduce((all, run) => all + (run.end - run.begin || 0), 0);
    // Runs that lie close together are seen at once.
    if (end - begin < sum * 1.5) fit("all");
  }
  const described = runs
    .flatMap((run) => run.lanes)
    .map(
      ({ source, bars, points }) =>
        `${oneLine(source, 40)}: ${points.length} events, ${bars.length} spans`,
    );
  const span = Number.isFinite(end - begin) ? spanText(end - begin) : "unknown time";
  canvas.setAttribute(
    "aria-label",
    `Lanes by source over ${span} from ${dayText(begin, zone)}; ${described.slice(0, 12).join("; ")}`,
  );

  return {
    redraw: painter.redraw,
    fit,
    zoom: (factor) => {
      const time = times[position]!;
      const isSeen = time >= window.from && time <= window.to;
      see(zoomed(window, factor, isSeen ? time : (window.from + window.to) / 2, longest));
    },
    show(next) {
      const isOther = places[next]?.run !== places[position]?.run;
      position = next;
      const time = times[position]!;
      const isSeen = time >= window.from && time <= window.to;
      if (!isSeen && isOther) fit("run");
      else see(including(window, time));
      painter.repaint();
      const its = rows.filter(({ run }) => run === places[position]!.run);
      const top = its[0]!.top;
      const bottom = its.at(-1)!.top + its.at(-1)!.height + 24;
      const { scrollTop, clientHeight } = scroller;
      const isBelow = bottom > scrollTop + clientHeight;
      if (top < scrollTop || isBelow || (!isSeen && isOther)) scroller.scrollTop = top;
    },
  };
}

/** What some moments lie in. */
function spanOf(moments: Iterable<number>): TimeWindow {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const moment of moments) {
    if (moment < from) from = moment;
    if (moment > to) to = moment;
  }
  return fitted(from, to);
}
