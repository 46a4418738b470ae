/// <reference lib="dom" />
import { clockText, type Zone } from "../report/events/time.ts";
import { createFilter } from "./model/filter.ts";
import { linkOf, positionOf } from "./model/link.ts";
import type { Model } from "./model/model.ts";
import { createMoves } from "./model/moves.ts";
import { createPlayer, fastest, slowest } from "./model/player.ts";
import { createStates } from "./model/states.ts";
import { byId, counted, grouped, oneLine, onFrame } from "./view/dom.ts";
import { showHeader } from "./view/header.ts";
import { helpRows, listenToKeys, type Actions } from "./view/keys.ts";
import { createLanesView } from "./view/lanes.ts";
import { createList } from "./view/list.ts";
import { createPane } from "./view/pane.ts";
import { createScrubber } from "./view/scrubber.ts";
import { createTeller } from "./view/teller.ts";

/** Brings the page to life. */
export function start(model: Model, zone: Zone): void {
  const { records, places, data, lines } = model;
  const filter = createFilter(model);
  const moves = createMoves(model, filter.isShown);
  const player = createPlayer(model, () => moves);
  const teller = createTeller();
  let position = Math.max(0, positionOf(location.hash, places));

  const showRun = showHeader(model, zone, stopAt);
  const list = createList(model, zone, filter, stopAt);
  const pane = createPane(model, createStates(records));
  const lanes = createLanesView(model, zone, filter.isShown, stopAt);
  const scrubber = createScrubber(model, filter.isShown, stopAt);

  function placeText(): string {
    const { time, event, value } = records[position]!;
    const { cycle } = places[position]!;
    const what = value === undefined ? "bad line" : oneLine(event, 80);
    return `event ${grouped(position + 1)} of ${grouped(records.length)}, ${cycle > 0 ? `cycle ${cycle}` : "no cycle"}, ${clockText(time, zone)}, ${what}`;
  }

  const show = onFrame(() => {
    const text = placeText();
    list.show(position);
    lanes.show(position);
    scrubber.show(position, text);
    pane.show(position);
    showRun(position);
    teller.position(text, linkOf(places[position]!));
    const file = data.files[data.file[position]!]!;
    byId("place").textContent = `${oneLine(file, 200)}:${lines[position]!}`;
    showPlayer();
  });

  function showPlayer(): void {
    byId("play").setAttribute("aria-label", player.isPlaying ? "pause" : "play");
    byId("play").classList.toggle("playing", player.isPlaying);
    const { speed } = player;
    const text = speed >= fastest ? "max" : speed < 1 ? `1/${1 / speed}` : grouped(speed);
    byId("speed").textContent = speed >= fastest ? text : `×${text}`;
  }

  function go(to: number, nothing: string): void {
    player.stop();
    if (to < 0) teller.say(nothing);
    else {
      position = to;
      teller.say("");
    }
    show();
  }
  function stopAt(to: number): void {
    go(to, "");
  }

  function play(): void {
    if (!player.isPlaying) return;
    position = player.advance(position, performance.now());
    show();
    requestAnimationFrame(play);
  }
  function togglePlay(): void {
    if (!player.isPlaying && moves.next(position, 1) < 0) position = Math.max(0, moves.end(-1));
    player.toggle(performance.now());
    show();
    play();
  }
  function setSpeed(speed: number): void {
    player.speed = Math.min(fastest, Math.max(slowest, speed));
    teller.say(player.speed >= fastest ? "at once" : `speed ${player.speed}`);
    showPlayer();
  }

  const box = byId("filter", HTMLInputElement);
  function applyFilter(): void {
    if (!filter.set(box.value)) return;
    const found = filter.positions;
    byId("found").textContent = found
      ? `${grouped(found.length)} of ${grouped(records.length)}`
      : "";
    teller.say(found ? `${counted(found.length, "event")} found` : "");
    list.refresh();
    lanes.redraw();
    scrubber.redraw();
    show();
  }
  box.addEventListener("input", applyFilter);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    if (event.key === "Escape") box.value = "";
    applyFilter();
    byId("list").focus();
    if (event.key === "Enter" && !filter.isShown(position)) {
      const next = moves.next(position, 1);
      go(next < 0 ? moves.next(position, -1) : next, "nothing found");
    }
  });

  function match(step: 1 | -1): void {
    if (filter.positions === undefined) teller.say("filter with / first");
    else go(moves.next(position, step), step > 0 ? "no match after this" : "no match before this");
  }
  function turnPage(step: 1 | -1): void {
    let to = position;
    for (let left = list.page(); left > 0; left--) {
      const next = moves.next(to, step);
      if (next < 0) break;
      to = next;
    }
    stopAt(to);
  }

  const help = byId("help", HTMLDialogElement);
  byId("help-keys").replaceChildren(...helpRows());
  const toggleHelp = (): void => (help.open ? help.close() : help.showModal());

  const actions: Actions = {
    " ": togglePlay,
    ".": () => go(moves.next(position, 1), "this is the last event"),
    ",": () => go(moves.next(position, -1), "this is the first event"),
    "]": () => go(moves.cycle(position, 1), "this is the last cycle"),
    "[": () => go(moves.cycle(position, -1), "this is the first cycle"),
    e: () => go(moves.failure(position, 1), "no error after this"),
    E: () => go(moves.failure(position, -1), "no error before this"),
    o: () => go(moves.same(position, 1), "no such event after this"),
    O: () => go(moves.same(position, -1), "no such event before this"),
    d: () => go(moves.decision(position, 1), "no decision after this"),
    D: () => go(moves.decision(position, -1), "no decision before this"),
    "+": () => setSpeed(player.speed * 2),
    "-": () => setSpeed(player.speed >= fastest ? 1024 : player.speed / 2),
    n: () => match(1),
    N: () => match(-1),
    g: () => go(moves.end(-1), "nothing is shown"),
    G: () => go(moves.end(1), "nothing is shown"),
    PageDown: () => turnPage(1),
    PageUp: () => turnPage(-1),
    z: () => lanes.zoom(1 / 1.6),
    Z: () => lanes.zoom(1.6),
    "/": () => {
      box.focus();
      box.select();
    },
    "?": toggleHelp,
    "fit-cycle": () => lanes.fit("cycle"),
    "fit-run": () => lanes.fit("run"),
    "fit-all": () => lanes.fit("all"),
  };
  listenToKeys(actions);
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-do]")) {
    button.addEventListener("click", ({ detail }) => {
      actions[button.dataset["do"]!]!();
      // After a click the keys go on as before; who presses buttons by keys stays there.
      if (detail > 0 && !help.open) byId("list").focus({ preventScroll: true });
    });
  }
  addEventListener("hashchange", () => {
    const to = positionOf(location.hash, places);
    if (to >= 0) stopAt(to);
    else teller.say("there is no such event");
  });

  list.refresh();
  show();
  byId("list").focus({ preventScroll: true });
}
