// Every page of test/golden is run and compared; UPDATE_GOLDENS=1 writes what is printed now, for people to review.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reportFormats } from "../src/report/formats.ts";
import { root, telemetry } from "./support/cli.ts";
import { parseCommand, parseTranscript, writeTranscript } from "./support/transcript.ts";

const folder = join(root, "test/golden");
const update = process.env["UPDATE_GOLDENS"] === "1";
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md"))
  .toSorted();

describe("goldens", () => {
  for (const page of pages) {
    const file = join(folder, page);
    const transcript = parseTranscript(readFileSync(file, "utf8"));
    test(`${page}: ${transcript.title}`, async () => {
      const { args, env, columns, stdin } = parseCommand(transcript.command);
      const output = await telemetry(args, {
        env,
        ...(columns !== undefined && { columns }),
        ...(stdin !== undefined && { stdin: [readFileSync(join(root, stdin))] }),
      });
      const text = writeTranscript(transcript, output);
      if (update) writeFileSync(file, text);
      expect(text).toBe(update ? text : transcript.text);
    });
  }

  test("every report format has one", () => {
    const commands = pages.map((page) => readFileSync(join(folder, page), "utf8")).join("\n");
    for (const format of reportFormats) expect(commands).toContain(`--format ${format}`);
  });
});
