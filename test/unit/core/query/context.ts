import { createCatalog } from "../../../../src/contract/catalog.ts";
import type { Schema } from "../../../../src/contract/schema.ts";
import { compileQuery, type QueryContext } from "../../../../src/core/query/compile.ts";
import { readRecord, type EventRecord } from "../../../../src/core/record.ts";
import { anEvent, type Fields } from "../../contract/events.ts";

const job: Schema = {
  type: "object",
  properties: {
    wait: { type: "number", "x-unit": "s" },
    total: { type: "number", "x-unit": "By" },
    status: { type: "string", "x-outcome": { success: ["ok"], failure: ["bad"] } },
    exit: { type: "integer", "x-outcome": { failure: [1], neither: "other" } },
    deep: {
      type: "object",
      properties: { well: { type: "boolean", "x-outcome": { success: [true], failure: [false] } } },
    },
    steps: { type: "array", items: { type: "object", properties: { took: { "x-unit": "s" } } } },
  },
};

/** The core events, and one with units and three outcomes. */
export const catalog = createCatalog([{ name: "job.ended", schema: job }]);

export const context: QueryContext = {
  catalog,
  compilePattern: (pattern) => {
    const compiled = new RegExp(pattern);
    return (text) => compiled.test(text);
  },
};

export const recordOf = (change: Fields): EventRecord =>
  readRecord(JSON.stringify(anEvent(change)));

/** A record of an event that no schema knows. */
export const withFields = (payload: Fields, event = "zoo.fed"): EventRecord =>
  recordOf({ event, payload });

export const matches = (expression: string, record: EventRecord): boolean =>
  compileQuery(expression, context).matches(record);
