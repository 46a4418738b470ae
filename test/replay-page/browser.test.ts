// The page in a real browser, by real keys and clicks.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readRecord, type EventRecord } from "../../src/core/record.ts";
import { advance, initialState, type RunState } from "../../src/core/timeline/state.ts";
import { root, telemetry } from "../support/cli.ts";
import { hasBrowser, startBrowser, type Page } from "./browser.ts";
import { hostileLog, longLog } from "./logs.ts";

const fixture = "fixtures/runs/2026-02-06T22-40-11Z/drop-legacy-tables.jsonl";
const recordsOf = (lines: readonly string[]): EventRecord[] => lines.map(readRecord);
const linesOf = (file: string): string[] =>
  readFileSync(join(root, file), "utf8").trimEnd().split("\n");

/** States after each line of a log, folded one by one. */
function fold(records: readonly EventRecord[]): RunState[] {
  const states = new Map<string, RunState>();
  let run = "";
  return records.map((record) => {
    if (record.value !== undefined) ({ run } = record);
    const state = advance(states.get(run) ?? initialState(run), record);
    states.set(run, state);
    return state;
  });
}

describe.skipIf(!hasBrowser)("the page in Chromium (skipped without one)", () => {
  let folder: string;
  let page: Page & { close(): Promise<void> };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "telemetry-page-"));
    page = await startBrowser();
    await page.resize(1440, 900);
  });
  afterAll(async () => {
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => {
    // Whatever a test does, the page says nothing, breaks no policy, asks for nothing.
    expect(page.complaints).toEqual([]);
    expect(page.dialogs).toEqual([]);
    expect(
      page.requests.filter((url) => !/^(?:file:.*\.html(?:#.*)?|about:blank)$/.test(url)),
    ).toEqual([]);
  });

  async function open(name: string, inputs: readonly string[], hash = ""): Promise<void> {
    const file = join(folder, `${name}.html`);
    const args = ["replay", "--no-config", ...inputs, "--html", file];
    expect(await telemetry(args)).toEqual({ stdout: "", stderr: "", code: 0 });
    await page.open(file, hash);
  }
  async function openLines(name: string, lines: readonly string[], hash = ""): Promise<void> {
    const log = join(folder, `${name}.jsonl`);
    writeFileSync(log, `${lines.join("\n")}\n`);
    await open(name, [log], hash);
  }
  /** The number of the event at the position, counted from 1. */
  const position = async (): Promise<number> =>
    Number(
      await page.evaluate(
        "document.querySelector('#scrubber').ariaValueNow ?? document.querySelector('#scrubber').getAttribute('aria-valuenow')",
      ),
    );
  const text = (selector: string): Promise<string> =>
    page.evaluate(`document.querySelector(${JSON.stringify(selector)}).textContent`);

  describe("of a run", () => {
    const records = recordsOf(linesOf(fixture));
    const numberOf = (holds: (record: EventRecord) => boolean, from = 0): number =>
      records.findIndex((record, i) => i >= from && holds(record)) + 1;
    const failed = ({ event, payload }: EventRecord): boolean =>
      event === "executor.error" ||
      payload["status"] === "failed" ||
      Number(payload["exit_code"] ?? 0) > 0;

    test("keys move the position as in the player", async () => {
      await open("run", [fixture]);
      expect(await position()).toBe(1);
      const steps: [keys: string[], to: number][] = [
        [["."], 2],
        [[".", "."], 4],
        [[","], 3],
        [["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"], 3],
        [["g", "e"], numberOf(failed)],
        [["e"], numberOf(failed, numberOf(failed))],
        [["E"], numberOf(failed)],
        [["G"], records.length],
        [["g", "d"], numberOf(({ event }) => event === "review.decision")],
        [["g", ".", "o"], numberOf(({ event }) => event === records[1]!.event, 2)],
        [["O"], 2],
        [["End"], records.length],
        [["Home"], 1],
        [["PageDown"], records.length],
      ];
      for (const [keys, to] of steps) {
        await page.press(...keys);
        expect(await position(), keys.join(" ")).toBe(to);
      }
      await page.press(".");
      expect(await text("#remark")).toBe("this is the last event");
    });

    test("buttons, the slider, rows and lanes take clicks", async () => {
      await open("run", [fixture]);
      await page.click('[data-do="."]');
      expect(await position()).toBe(2);
      await page.click("#error-next");
      expect(await position()).toBe(numberOf(failed));
      await page.click('[data-do="G"]');
      expect(await position()).toBe(records.length);
      const width = await page.evaluate<number>("document.querySelector('#scrubber').clientWidth");
      await page.click("#scrubber", [(width * 4.5) / records.length, 10]);
      expect(await position()).toBe(5);
      await page.click("#event-6");
      expect(await position()).toBe(7);
      await page.press(",");
      expect(await position()).toBe(6);
      // The first event is at the left of the first lane, under its head.
      const label = 104;
      const margin =
        ((await page.evaluate<number>("document.querySelector('#lanes-canvas').clientWidth")) -
          label) *
        (0.03 / 1.06);
      await page.click("#lanes-canvas", [label + margin, 31]);
      expect(await position()).toBe(1);
      await page.wheel("#lanes-canvas", -400);
      await page.drag("#lanes-canvas", [700, 60], [500, 60]);
      await page.click("#zoom-in");
      await page.click("#fit-run");
      await page.click("#lanes-canvas", [label + margin, 31]);
      expect(await position()).toBe(1);
    });

    test("plays, at a speed, until it is paused", async () => {
      await open("run", [fixture]);
      await page.press(" ");
      await page.until("document.querySelector('#scrubber').getAttribute('aria-valuenow') > 2");
      expect(
        await page.evaluate("document.querySelector('#play').getAttribute('aria-label')"),
      ).toBe("pause");
      await page.press(" ");
      const stopped = await position();
      await page.evaluate("new Promise((go) => setTimeout(go, 400))");
      expect(await position()).toBe(stopped);
      await page.press("+", "+", "+");
      expect(await text("#speed")).toBe("×8");
      await page.press("-");
      expect(await text("#speed")).toBe("×4");
      await page.click("#play");
      await page.until(
        `document.querySelector('#scrubber').getAttribute('aria-valuenow') === '${records.length}'`,
      );
    });

    test("help opens and closes", async () => {
      await open("run", [fixture]);
      await page.press("?");
      expect(await page.evaluate("document.querySelector('#help').open")).toBe(true);
      expect(await text("#help")).toContain("play or pause");
      await page.press("Escape");
      expect(await page.evaluate("document.querySelector('#help').open")).toBe(false);
    });

    test("is told to assistive technology", async () => {
      await open("run", [fixture]);
      await page.press(".", ".");
      const roles = await page.evaluate(`(() => {
        const slider = document.querySelector("#scrubber");
        const list = document.querySelector("#list");
        const row = document.getElementById(list.getAttribute("aria-activedescendant"));
        const unnamed = [...document.querySelectorAll("button, input, select, canvas[role], [role=listbox], [role=slider]")]
          .filter((one) => !one.hidden && !(one.ariaLabel || one.textContent.trim() || one.labels?.length));
        return {
          slider: [slider.role, slider.ariaLabel, slider.ariaValueMin, slider.ariaValueNow, slider.ariaValueMax],
          value: slider.ariaValueText,
          row: [row.role, row.ariaSelected, row.ariaPosInSet, row.ariaSetSize],
          focus: document.activeElement.id,
          unnamed: unnamed.map((one) => one.outerHTML),
        };
      })()`);
      expect(roles).toEqual({
        slider: ["slider", "Position", "1", "3", String(records.length)],
        value: expect.stringContaining(`event 3 of ${records.length}, cycle 1`),
        row: ["option", "true", "3", String(records.length)],
        focus: "list",
        unnamed: [],
      });
      await page.until("document.querySelector('#live').textContent.startsWith('event 3 of')");
    });

    test("can be used by keys alone, and shows where the focus is", async () => {
      await open("run", [fixture]);
      await page.evaluate("document.querySelector('#scrubber').focus()");
      await page.press("ArrowRight");
      expect(await position()).toBe(2);
      const seen = new Set<string>();
      for (let i = 0; i < 30; i++) {
        await page.press("Tab");
        const [name, outline] = await page.evaluate<[string, string]>(
          "(() => { const a = document.activeElement; return [a.id || a.dataset.do || a.tagName, getComputedStyle(a).outlineStyle]; })()",
        );
        seen.add(name);
        if (name !== "BODY" && name !== "filter") expect(outline, name).not.toBe("none");
      }
      expect([...seen]).toEqual(
        expect.arrayContaining(["play", "filter", "list", "tab-state", "panel-state", "scrubber"]),
      );
    });
  });

  describe("of several cycles", () => {
    const several = "fixtures/runs/2026-02-04T14-02-30Z/cache-config-reads.jsonl";
    const records = recordsOf(linesOf(several));
    const first = (cycle: number): number =>
      records.findIndex((record) => record.cycle === cycle) + 1;

    test("goes from cycle to cycle", async () => {
      await open("cycles", [several]);
      await page.press("]");
      expect(await position()).toBe(first(2));
      await page.press("]");
      expect(await position()).toBe(first(3));
      await page.press(".", "[");
      expect(await position()).toBe(first(3));
      await page.press("[");
      expect(await position()).toBe(first(2));
    });

    test("links lead to events, and follow the position", async () => {
      await open("links", [several], "#c2e3");
      expect(await position()).toBe(first(2) + 2);
      await page.press(".");
      await page.until("location.hash === '#c2e4'");
      await page.evaluate("void (location.hash = '#c3e1')");
      await page.until(
        `document.querySelector('#scrubber').getAttribute('aria-valuenow') === '${first(3)}'`,
      );
      await page.evaluate("void (location.hash = '#c99e1')");
      await page.until(
        "document.querySelector('#remark').textContent === 'there is no such event'",
      );
      expect(await position()).toBe(first(3));
    });

    test("the filter leaves what has its text", async () => {
      await open("filter", [several]);
      const matching = records.flatMap(({ text: line }, i) =>
        line.includes("pytest") && !line.includes('"tools"') ? [i + 1] : [],
      );
      await page.press("/");
      await page.type("PYTEST");
      const plans = records.filter(({ event }) => event === "plan.generated").length;
      expect(await text("#found")).toBe(`${matching.length + plans} of ${records.length}`);
      await page.press("Enter", "n");
      expect(await position()).toBe(matching[0]);
      await page.press("n");
      expect(await position()).toBe(matching[1]);
      await page.press("N");
      expect(await position()).toBe(matching[0]);
      const rows = await page.evaluate<number>("document.querySelectorAll('.row').length");
      expect(rows).toBe(matching.length + plans);
      await page.press("/");
      await page.type("nothing has this");
      expect(await page.evaluate("document.querySelector('#list-empty').hidden")).toBe(false);
      await page.press("Escape");
      expect(await text("#found")).toBe("");
      await page.press(".");
      expect(await position()).toBe(matching[0]! + 1);
    });

    test("several runs are chosen from, and linked to", async () => {
      await open("runs", ["fixtures/runs"], "#r3c1e2");
      expect(await text("#title")).toBe("6 runs");
      expect(await page.evaluate("document.querySelector('#run').value")).toBe("2");
      await page.press(".");
      await page.until("location.hash === '#r3c1e3'");
    });
  });

  describe("the state pane", () => {
    const lines = [...linesOf(fixture), "no event", ...longLog(1500)];
    const states = fold(recordsOf(lines));

    test("is the fold of all events before, however one comes there", async () => {
      await openLines("states", lines);
      await page.click("#tab-json");
      const shown = async () => JSON.parse(await text("#panel-json"));
      const check = async (what: string) => {
        const at = await position();
        const where = { event: at, file: expect.stringContaining("states.jsonl"), line: at };
        expect(await shown(), what).toEqual({ ...where, ...states[at - 1] });
      };
      const width = await page.evaluate<number>("document.querySelector('#scrubber').clientWidth");
      await check("the first");
      await page.press("G");
      await check("the last");
      for (const share of [0.6, 0.2, 0.9, 0.008, 0.34, 0.35]) {
        await page.click("#scrubber", [width * share, 10]);
        await check(`at ${share}`);
        await page.press(",", ",", ",");
        await check(`back from ${share}`);
        await page.press(".", "e");
        await check(`on from ${share}`);
      }
    });

    test("is what --state prints", async () => {
      await open("state", [fixture]);
      await page.press("e", ".");
      await page.click("#tab-json");
      const at = await position();
      const { stdout } = await telemetry([
        "replay",
        "--no-config",
        fixture,
        "--state",
        "--at",
        `event=${at}`,
      ]);
      expect(JSON.parse(await text("#panel-json"))).toEqual(JSON.parse(stdout));
      await page.press("G");
      await page.click("#tab-state");
      const { verdict, cycle } = fold(recordsOf(linesOf(fixture))).at(-1)!;
      expect(await text("#panel-state")).toContain(`verdict${verdict}cycle${cycle}`);
      await page.click("#tab-event");
      expect(JSON.parse(await text("#panel-event"))).toEqual(JSON.parse(linesOf(fixture).at(-1)!));
    });
  });

  test("hostile text stays text", async () => {
    const lines = hostileLog();
    await openLines("hostile", lines);
    const count = () =>
      page.evaluate(
        "[document.scripts.length, document.images.length, document.querySelectorAll('iframe, object, embed, a, link').length]",
      );
    const before = await count();
    expect(before).toEqual([2, 0, 0]);
    for (const tab of ["#tab-state", "#tab-json", "#tab-event"]) {
      await page.click(tab);
      await page.press("g");
      for (let i = 1; i < lines.length; i++) await page.press(".");
    }
    await page.press("/");
    await page.type("</script><img src=x onerror=alert(1)>");
    await page.press("Escape");
    expect(await count()).toEqual(before);
    expect(await page.evaluate("({}).steps")).toBeUndefined();
    const rows = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.row')].map((row) => row.textContent)",
    );
    expect(rows).toHaveLength(lines.length);
    expect(rows.join("\n")).toContain("<img src=x onerror=alert(2)>");
    expect(rows[4]).toMatch(/bad line.*not JSON/);
    expect(rows[8]).toMatch(/bad line/);
  });

  test("a policy is there that stops scripts which are not the page's", async () => {
    await open("policy", [fixture]);
    const before = page.complaints.length;
    const ran = await page.evaluate(`(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
      return new Promise((go) => setTimeout(() => go(window.ran === true), 200));
    })()`);
    expect(ran).toBe(false);
    expect(page.complaints.length).toBeGreaterThan(before);
    page.complaints.length = before;
    // The picture was refused, but asking for it counts.
    page.requests.length = 0;
  });

  test("20,000 events are there within a second, in rows of which few exist", async () => {
    await openLines("long", longLog(20_000));
    const times = await page.evaluate<{ paint: number; ready: number }>(`(() => ({
      paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
      ready: performance.getEntriesByName("ready")[0].startTime,
    }))()`);
    expect(times.paint).toBeLessThan(1000);
    expect(times.ready).toBeLessThan(4000);
    expect(await page.evaluate("document.querySelectorAll('.row').length")).toBeLessThan(100);
    await page.press("G");
    expect(await position()).toBe(20_000);
    expect(await text("#event-19999")).toContain("c");
  });

  test("fits a narrow window, in both schemes", async () => {
    await open("narrow", [fixture]);
    await page.resize(390, 800);
    for (const scheme of ["dark", "light"] as const) {
      await page.scheme(scheme);
      expect(
        await page.evaluate(
          "document.documentElement.scrollWidth <= document.documentElement.clientWidth",
        ),
      ).toBe(true);
    }
    const colors = await page.evaluate("getComputedStyle(document.body).backgroundColor");
    await page.scheme("dark");
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).not.toBe(colors);
    await page.resize(1440, 900);
  });
});
