import { plainStyle } from "../../style.ts";
import { spanText } from "../../events/time.ts";
import { grouped } from "../../numbers.ts";
import { headLines } from "../head.ts";
import type { StatsContext, StatsResult, WriteStats } from "../report.ts";
import { sectionsOf } from "../sections.ts";
import { moment, percent, rate } from "../words.ts";
import { acceptanceCard, distributionCards, outcomeCard, tableCard, trendCards } from "./cards.ts";
import { text } from "./escape.ts";
import { pageStyle } from "./style.ts";

const titles: Readonly<Record<string, string>> = {
  events: "Events",
  measures: "Measures",
  slowest: "Slowest",
  errors: "Most frequent errors",
  groups: "Groups",
};

/** What is told in words; the rest has tiles and charts. */
const told: ReadonlySet<string> = new Set(["decided", "open", "set aside", "cannot read"]);

/** Rows of lists, where nothing else is asked for. */
const usual = 10;

/**
 * One page that needs nothing beside itself: no script, no request (its policy forbids both), and texts of the log are texts
 * only.
 */
export const htmlStats: WriteStats = (result, context) => {
  const { overview, snapshot } = result;
  const own: StatsContext = { ...context, style: plainStyle(), top: context.top ?? usual };
  const tables = sectionsOf(overview, own).map((section) =>
    tableCard(titles[section.title] ?? section.title, section),
  );
  const charts = overview.groups
    ? []
    : [
        outcomeCard(overview),
        acceptanceCard(overview),
        ...trendCards(overview),
        ...distributionCards(snapshot),
      ];
  const [first = "", ...rest] = tables;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>telemetry stats</title>
<style>
${pageStyle}
</style>
</head>
<body>
<main>
${header(result, own)}${first}${charts.join("")}${rest.join("")}</main>
</body>
</html>
`;
};

function header(result: StatsResult, context: StatsContext): string {
  const { runs, totals, first, last, perSecond } = result.overview;
  const { zone } = context;
  const accepted = runs.verdicts.find(({ verdict }) => verdict === "accept")?.runs ?? 0;
  const tiles = [
    [grouped(runs.count), "runs"],
    [grouped(runs.cycles), "cycles"],
    [grouped(totals.events), "events"],
    [runs.verdicts.length > 0 ? percent(accepted / runs.count) : "-", "of runs accepted"],
    [spanText(runs.activeMs), "time of all runs"],
    [rate(perSecond), "events"],
  ];
  const lines = headLines(result, context).filter(([title]) => told.has(title));
  const range = first === null ? "no event" : `${moment(first, zone)} to ${moment(last, zone)}`;
  return `<header><h1>What happened in these runs</h1><p>${range}</p><div class="tiles">${tiles
    .map(([value = "", name = ""]) => `<div><b>${text(value)}</b><span>${text(name)}</span></div>`)
    .join("")}</div>${lines
    .map(([title, line]) => `<p>${text(title)}: ${text(line)}</p>`)
    .join("")}</header>\n`;
}
