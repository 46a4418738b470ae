// docs/query.md: every example can be read, and finds something in the recorded runs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileQuery } from "../../../../src/core/query/compile.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { root } from "../../../support/cli.ts";
import { context } from "./context.ts";

const page = readFileSync(join(root, "docs/query.md"), "utf8");
const examples = [...page.matchAll(/--where '(.*)'/g)].map(([, expression = ""]) => expression);

const runs = join(root, "fixtures/runs");
const records = readdirSync(runs, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".jsonl"))
  .flatMap((file) => readFileSync(join(runs, file), "utf8").trimEnd().split("\n"))
  .map(readRecord);

test("there are examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(10);
});

test.each(examples)("%s", (expression) => {
  const query = compileQuery(expression, context);
  expect(query.hints).toEqual([]);
  expect(records.some((record) => query.matches(record))).toBe(true);
});
