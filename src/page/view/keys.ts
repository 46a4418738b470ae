/// <reference lib="dom" />
import { make } from "./dom.ts";

/** What a key does; the same as in the player of the terminal. */
export type Actions = Readonly<Record<string, () => void>>;

/** Other keys that do the same. */
const same: Readonly<Record<string, string>> = {
  ArrowRight: ".",
  ArrowDown: ".",
  ArrowLeft: ",",
  ArrowUp: ",",
  Home: "g",
  End: "G",
  "=": "+",
  _: "-",
};

const keysHelp: readonly (readonly [string, string])[] = [
  ["space", "play or pause"],
  [". ,", "the next event, the one before; arrows too"],
  ["page down, page up", "a screen further, or back"],
  ["] [", "the next cycle, the one before"],
  ["e E", "the next error, the one before"],
  ["o O", "the same kind of event, step or command: the next, the one before"],
  ["d D", "the next decision, the one before"],
  ["+ -", "faster, slower"],
  ["/", "filter; enter to go to the first match, escape to clear"],
  ["n N", "the next match, the one before"],
  ["g G", "the first, the last event"],
  ["z Z", "zoom in, zoom out"],
  ["?", "this help"],
];

/** Elements that take keys themselves. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

export function listenToKeys(actions: Actions): void {
  document.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || event.isComposing || isTyping(target)) return;
    // A button that has the focus is pressed by the space bar, and a pane is scrolled by arrows.
    if (key === " " && target instanceof HTMLButtonElement) return;
    const isScrolled = target instanceof HTMLElement && target.getAttribute("role") === "tabpanel";
    if (isScrolled && /^(?:Arrow|Page|Home|End)/.test(key)) return;
    const name = same[key] ?? key;
    if (!Object.hasOwn(actions, name)) return;
    event.preventDefault();
    actions[name]!();
  });
}

export const helpRows = (): Node[] =>
  keysHelp.flatMap(([keys, meaning]) => [
    make(
      "dt",
      "",
      ...keys.split(" ").map((key) => (/^[a-z]{2,}/.test(key) ? `${key} ` : make("kbd", "", key))),
    ),
    make("dd", "", meaning),
  ]);
