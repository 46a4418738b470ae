/// <reference lib="dom" />
import { byId } from "./dom.ts";

/** Tells where the page is: to eyes at once, to a screen reader and the address when it has come to rest. */
export interface Teller {
  position(text: string, link: string): void;
  /** A remark, such as that there is no further error. */
  say(text: string): void;
}

/** ms; a browser takes no more than some hundred changes of its address in half a minute. */
const addressEvery = 250;
const rest = 500;

export function createTeller(): Teller {
  const seen = byId("position");
  const spoken = byId("live");
  const remark = byId("remark");
  let address: ReturnType<typeof setTimeout> | undefined;
  let voice: ReturnType<typeof setTimeout> | undefined;
  let lastAddress = Number.NEGATIVE_INFINITY;
  let wanted = "";

  function setAddress(): void {
    address = undefined;
    lastAddress = performance.now();
    if (location.hash !== wanted) history.replaceState(null, "", wanted);
  }

  return {
    position(text, link) {
      if (seen.textContent === text) return;
      seen.textContent = text;
      wanted = link;
      const wait = lastAddress + addressEvery - performance.now();
      if (wait <= 0) setAddress();
      else address ??= setTimeout(setAddress, wait);
      clearTimeout(voice);
      voice = setTimeout(() => (spoken.textContent = text), rest);
    },
    say(text) {
      remark.textContent = text;
    },
  };
}
