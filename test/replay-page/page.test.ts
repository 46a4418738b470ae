// The page as a file: what is in it, and how large it is.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readRecord } from "../../src/core/record.ts";
import { packLines } from "../../src/page/data/pack.ts";
import { unpackLines } from "../../src/page/data/unpack.ts";
import { root, telemetry } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";
import { hostileLog, longLog } from "./logs.ts";

/** The page of some lines. */
const pageOf = (lines: readonly string[], ...args: string[]): Promise<string> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, "run.jsonl"), `${lines.join("\n")}\n`);
    const all = ["replay", "--no-config", "run.jsonl", "--html", "run.html", ...args];
    expect(await telemetry(all, { cwd: folder })).toEqual({ stdout: "", stderr: "", code: 0 });
    return readFileSync(join(folder, "run.html"), "utf8");
  });

const blocks = (page: string, tag: string): string[] =>
  [...page.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, "g"))].map(([, text]) => text!);

describe("lines that are packed", () => {
  const logs = ["fixtures/runs", "fixtures/hostile", "fixtures/valid", "fixtures/invalid"].flatMap(
    (folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".jsonl"))
        .map((name) => readFileSync(join(root, folder, name), "utf8").split(/\r?\n/)),
  );
  test.each([
    ["of the fixtures", logs.flat()],
    ["that are hostile", hostileLog()],
    ["of a long run", longLog(2000)],
  ])("%s are the same again", (_, lines) => {
    const records = lines.map(readRecord);
    const packed = JSON.parse(JSON.stringify(packLines(records)));
    const again = unpackLines(packed).map(({ text, ...rest }, i) => ({
      ...rest,
      text: text === "" ? lines[i] : text,
    }));
    // Not toStrictEqual, which would ask a value for its own "constructor".
    expect(again).toEqual(records);
    const values = (list: readonly { readonly value: unknown }[]) =>
      list.map(({ value }) => (value === undefined ? "none" : JSON.stringify(value)));
    expect(values(again)).toEqual(values(records));
  });
});

describe("the page", () => {
  test("of 20,000 events takes at most 1.5 MB", async () => {
    const lines = longLog(20_000);
    expect(lines.join("\n").length / 20_000).toBeGreaterThan(400);
    expect(Buffer.byteLength(await pageOf(lines))).toBeLessThan(1_500_000);
  });

  test("allows its own script and style, by their hashes, and nothing else", async () => {
    const page = await pageOf(hostileLog());
    const [policy] = /(?<=Content-Security-Policy" content=")[^"]+/.exec(page)!;
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const [style] = blocks(page, "style");
    const [data, script] = blocks(page, "script");
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hash(script!)}`,
      `style-src ${hash(style!)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(blocks(page, "script")).toHaveLength(2);
    expect(data).not.toMatch(/[<\u2028\u2029]/);
    expect(page).not.toMatch(/\s(?:src|href|on\w+|style)=/);
    expect(page.replace(script!, "")).not.toMatch(/https?:/);
    expect(script).not.toMatch(
      /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/,
    );
  });

  test("has the speed, the longest wait and the events that were asked for", async () => {
    const page = await pageOf(longLog(40), "--speed", "8", "--max-gap", "2s", "--event", "plan.*");
    const [envelope] = blocks(page, "script");
    const data = JSON.parse(
      gunzipSync(Buffer.from(JSON.parse(envelope!).data, "base64")).toString(),
    );
    expect(data).toMatchObject({ speed: 8, maxGap: 2000, files: ["run.jsonl"] });
    const events = unpackLines(data.lines).map(({ event }) => event);
    expect(events.length).toBeGreaterThan(5);
    expect(new Set(events.map((event) => event.split(".")[0]))).toEqual(new Set(["plan"]));
  });

  test("cannot be written where there is no place for it", async () => {
    const args = ["replay", "--no-config", "fixtures/runs", "--html", "package.json/run.html"];
    const { stderr, code } = await telemetry(args);
    expect({ stderr, code }).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/cannot write \S*package\.json\/run\.html/),
    });
  });
});
