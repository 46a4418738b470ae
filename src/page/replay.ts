/// <reference lib="dom" />
// The script of the page that `telemetry replay --html` writes.
import { utc, type Zone } from "../report/events/time.ts";
import { readData } from "./data/read.ts";
import { createModel } from "./model/model.ts";
import { start } from "./start.ts";
import { byId } from "./view/dom.ts";

const local: Zone = (time) => -new Date(time).getTimezoneOffset();

async function main(): Promise<void> {
  const data = await readData(byId("data").textContent);
  const model = createModel(data);
  const message = byId("message");
  if (model.records.length === 0) {
    message.textContent = "There are no events.";
    return;
  }
  message.hidden = true;
  byId("app").hidden = false;
  start(model, data.isLocal ? local : utc);
  document.documentElement.dataset["ready"] = "yes";
  // What is drawn is drawn before the frame after the next.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("ready")));
}

main().catch((error: unknown) => {
  byId("message").hidden = false;
  byId("message").textContent = `The page cannot be shown: ${String(error)}`;
  throw error;
});
