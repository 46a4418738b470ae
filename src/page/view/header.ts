/// <reference lib="dom" />
import { clockText, dayText, spanText, type Zone } from "../../report/events/time.ts";
import type { Model } from "../model/model.ts";
import { byId, counted, make, oneLine } from "./dom.ts";

/** Says what is replayed; with several runs, lets the reader choose one. */
export function showHeader(
  model: Model,
  zone: Zone,
  go: (position: number) => void,
): (position: number) => void {
  const { runs, records, places, failed, data } = model;
  const title = byId("title");
  const names = runs.map(({ run }) => oneLine(run, 120) || "(no run)");
  document.title = `${names[0] ?? "empty"}${runs.length > 1 ? ` and ${runs.length - 1} more` : ""} · telemetry replay`;
  title.textContent = runs.length === 1 ? names[0]! : counted(runs.length, "run");
  title.title = runs.length === 1 ? names[0]! : "";

  const inCycles = places.filter(({ cycle }) => cycle > 0);
  const cycles = new Set(inCycles.map(({ run, cycle }) => `${run} ${cycle}`)).size;
  const bad = records.filter(({ value }) => value === undefined).length;
  const failures = failed.filter(Boolean).length;
  const times = records.map(({ time }) => time).filter((time) => !Number.isNaN(time));
  const begin = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const end = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const isDated = Number.isFinite(begin);
  const isOneDay = isDated && dayText(begin, zone) === dayText(end, zone);
  const until = isOneDay ? "" : `${dayText(end, zone)} `;
  const range = `${dayText(begin, zone)} ${clockText(begin, zone).slice(0, 8)} – ${until}${clockText(end, zone).slice(0, 8)}${data.isLocal ? "" : " UTC"}`;
  const facts = [
    ["", counted(cycles, "cycle")],
    ["", counted(records.length, "event")],
    ["bad", failures > 0 ? counted(failures, "failure") : ""],
    ["bad", bad > 0 ? counted(bad, "bad line") : ""],
    ["", isDated ? range : "no times"],
    ["", isDated ? spanText(end - begin) : ""],
    ["", data.files.length > 1 ? counted(data.files.length, "file") : ""],
  ];
  byId("facts").replaceChildren(
    ...facts.filter(([, text]) => text !== "").map(([tone, text]) => make("li", tone, text!)),
  );

  const choice = byId("run", HTMLSelectElement);
  if (runs.length < 2) return () => undefined;
  byId("run-choice").hidden = false;
  byId("fit-all").hidden = false;
  choice.append(
    ...names.map((name, i) => {
      const option = make("option", "", name);
      option.value = String(i);
      return option;
    }),
  );
  choice.addEventListener("change", () => {
    go(places.findIndex(({ run }) => run === Number(choice.value)));
  });
  return (position) => {
    choice.value = String(places[position]!.run);
  };
}
