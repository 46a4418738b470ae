/// <reference lib="dom" />
import { clockText, spanText, type Zone } from "../../report/events/time.ts";
import type { Filter } from "../model/filter.ts";
import type { Model } from "../model/model.ts";
import { laneOf } from "./colors.ts";
import { byId, make, oneLine, onFrame } from "./dom.ts";
import { summaryOf } from "./summary.ts";

export interface List {
  show(position: number): void;
  /** Lists anew, after another filter. */
  refresh(): void;
  /** Rows that are seen at once. */
  page(): number;
}

const rowHeight = 26;
/** Rows above and below what is seen. */
const spare = 8;
/** Browsers draw nothing beyond some height; more rows share it. */
const tallest = 8_000_000;

/** The events as a list of which only what is seen is there. */
export function createList(
  model: Model,
  zone: Zone,
  filter: Filter,
  go: (position: number) => void,
): List {
  const list = byId("list");
  const room = byId("list-room");
  const empty = byId("list-empty");
  const made = new Map<number, HTMLElement>();
  let position = 0;

  const count = (): number => filter.positions?.length ?? model.records.length;
  const positionAt = (index: number): number => filter.positions?.[index] ?? index;
  const height = (): number => Math.min(tallest, count() * rowHeight);
  const firstSeen = (): number => {
    const most = list.scrollHeight - list.clientHeight;
    if (count() * rowHeight <= tallest) return Math.floor(list.scrollTop / rowHeight);
    return Math.floor((list.scrollTop / Math.max(1, most)) * (count() - page()));
  };

  /** The index of a position in the list, or where it would stand. */
  function indexOf(wanted: number): number {
    const { positions } = filter;
    if (!positions) return wanted;
    let low = 0;
    let high = positions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (positions[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const page = (): number => Math.max(1, Math.floor(list.clientHeight / rowHeight));

  function draw(): void {
    const first = firstSeen();
    const from = Math.max(0, first - spare);
    const to = Math.min(count(), first + page() + spare + 1);
    const isScaled = count() * rowHeight > tallest;
    const wanted = new Set<number>();
    for (let index = from; index < to; index++) {
      const at = positionAt(index);
      wanted.add(at);
      let row = made.get(at);
      if (!row) {
        row = rowOf(at);
        made.set(at, row);
        room.append(row);
      }
      const top = isScaled ? list.scrollTop + (index - first) * rowHeight : index * rowHeight;
      row.style.transform = `translateY(${top}px)`;
      row.setAttribute("aria-posinset", String(index + 1));
      row.setAttribute("aria-setsize", String(count()));
      row.setAttribute("aria-selected", String(at === position));
    }
    for (const [at, row] of made) {
      if (wanted.has(at)) continue;
      row.remove();
      made.delete(at);
    }
    if (made.has(position)) list.setAttribute("aria-activedescendant", `event-${position}`);
    else list.removeAttribute("aria-activedescendant");
  }
  const redraw = onFrame(draw);

  function rowOf(at: number): HTMLElement {
    const { time, cycle, source, event, value } = model.records[at]!;
    const before = at > 0 ? model.times[at]! - model.times[at - 1]! : 0;
    const isNew = at > 0 && model.places[at]!.cycle !== model.places[at - 1]!.cycle;
    const badge = make("span", "source", oneLine(source, 40) || "–");
    badge.classList.add(`lane-${laneOf(source)}`);
    const row = make(
      "div",
      "row",
      make("span", "clock", clockText(time, zone)),
      make("span", "delta", at > 0 ? `${before < 0 ? "" : "+"}${spanText(before)}` : ""),
      make("span", "cycle", Number.isNaN(cycle) ? "" : `c${cycle}`),
      badge,
      make("span", "event", value === undefined ? "bad line" : oneLine(event, 80)),
      make("span", "summary", ...summaryOf(model, at)),
    );
    row.id = `event-${at}`;
    row.setAttribute("role", "option");
    if (model.failed[at] || value === undefined) row.classList.add("failed");
    if (model.decided[at]) row.classList.add("decided", model.outcomes[at] ?? "neither");
    if (isNew) row.classList.add("begins");
    row.addEventListener("click", () => go(at));
    return row;
  }

  function reveal(): void {
    const index = indexOf(position);
    const seen = page();
    const first = list.scrollTop / rowHeight;
    const edge = Math.min(3, Math.floor(seen / 4));
    if (count() * rowHeight > tallest) {
      const away = index - firstSeen();
      if (away >= 0 && away < seen) return;
      list.scrollTop =
        (index / Math.max(1, count() - seen)) * (list.scrollHeight - list.clientHeight);
    } else if (index - edge < first) list.scrollTop = (index - edge) * rowHeight;
    else if (index + 1 + edge > first + list.clientHeight / rowHeight) {
      list.scrollTop = (index + 1 + edge) * rowHeight - list.clientHeight;
    }
  }

  function refresh(): void {
    room.style.height = `${height()}px`;
    empty.hidden = count() > 0;
    for (const row of made.values()) row.remove();
    made.clear();
    reveal();
    redraw();
  }

  list.addEventListener("scroll", redraw);
  new ResizeObserver(redraw).observe(list);

  return {
    refresh,
    page,
    show(next) {
      position = next;
      reveal();
      redraw();
    },
  };
}
