// --watch refreshes while a folder grows, and ends with Ctrl-C.
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { logOf } from "../support/events.ts";
import { inFolder, outcome, printed, start } from "../support/process.ts";

test("counts what comes, of files that come, until it is interrupted", async () => {
  await inFolder(async (folder) => {
    const logs = join(folder, "logs");
    mkdirSync(logs);
    appendFileSync(join(logs, "a.jsonl"), logOf(3));
    const child = start(["stats", "--no-config", "--watch", logs], folder);
    const ended = outcome(child);
    await printed(child, "stdout", /1 cycle and 3 events; 1 file,/);
    appendFileSync(join(logs, "a.jsonl"), logOf(2));
    await printed(child, "stdout", /1 cycle and 5 events; 1 file,/);
    appendFileSync(join(logs, "b.jsonl"), logOf(4));
    await printed(child, "stdout", /1 cycle and 9 events; 2 files,/);
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
  });
});
