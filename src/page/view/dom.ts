/// <reference lib="dom" />

/** An element of the page's skeleton. */
export function byId(id: string): HTMLElement;
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T;
export function byId(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`the page has no such #${id}`);
}

/** Makes an element; text goes in as text only. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  element.append(...children);
  return element;
}

/** Text that is safe on one line: no line breaks, no control characters, no marks that turn its direction. */
export const oneLine = (text: string, most = 400): string =>
  (text.length > most ? `${text.slice(0, most)}…` : text).replace(
    /[\s\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu,
    " ",
  );

/** Calls a function once before the next frame, however often it is asked for. */
export function onFrame(work: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      work();
    });
  };
}

export const grouped = (number: number): string => number.toLocaleString("en");

export const counted = (number: number, what: string): string =>
  `${grouped(number)} ${what}${number === 1 ? "" : "s"}`;
