/// <reference lib="dom" />
import type { RunState } from "../../core/timeline/state.ts";
import type { Model } from "../model/model.ts";
import { jsonText } from "../model/texts.ts";
import { byId } from "./dom.ts";
import { statePane } from "./state-pane.ts";

export interface Pane {
  show(position: number): void;
}

const tabs = ["state", "json", "event"] as const;
type Tab = (typeof tabs)[number];

/** The pane beside the list: the state to read, the state as JSON, the event as JSON. */
export function createPane(model: Model, stateAt: (position: number) => RunState): Pane {
  let shown: Tab = "state";
  let position = 0;

  function draw(): void {
    if (shown === "state") byId("panel-state").replaceChildren(...statePane(stateAt(position)));
    else if (shown === "json") byId("panel-json").textContent = placedState();
    else byId("panel-event").textContent = eventText();
  }

  /** What `telemetry replay --state --at event=N` prints. */
  function placedState(): string {
    const { data, lines } = model;
    const file = data.files[data.file[position]!]!;
    const where = { event: position + 1, file, line: lines[position]! };
    return jsonText({ ...where, ...stateAt(position) }, 2);
  }

  function eventText(): string {
    const { value, text } = model.records[position]!;
    if (value !== undefined) return jsonText(value, 2);
    return `${model.flags.get(position) ?? "not an event"}\n\n${text}`;
  }

  function choose(tab: Tab, isFocused: boolean): void {
    shown = tab;
    for (const each of tabs) {
      const button = byId(`tab-${each}`);
      button.setAttribute("aria-selected", String(each === tab));
      button.tabIndex = each === tab ? 0 : -1;
      byId(`panel-${each}`).hidden = each !== tab;
      if (each === tab && isFocused) button.focus();
    }
    draw();
  }

  for (const [i, tab] of tabs.entries()) {
    const button = byId(`tab-${tab}`);
    button.addEventListener("click", () => choose(tab, false));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      choose(tabs[(i + step + tabs.length) % tabs.length]!, true);
    });
  }

  return {
    show(next) {
      position = next;
      draw();
    },
  };
}
