import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";

const eventFolder = new URL("../../../schemas/0.1/events/", import.meta.url);
const read = (file: string | URL) => JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
const envelope = read(new URL("../envelope.schema.json", eventFolder));

describe("every schema is well-formed and its examples are valid", () => {
  const files = readdirSync(eventFolder);
  test("the ten core events have a schema", () => expect(files).toHaveLength(10));
  for (const schema of [envelope, ...files.map((file) => read(new URL(file, eventFolder)))]) {
    test(schema.title, () => {
      const validate = ajv.compile(schema);
      expect(schema.examples.length).toBeGreaterThan(0);
      for (const example of schema.examples) {
        validate(example);
        expect(validate.errors).toBeNull();
      }
    });
  }
});
