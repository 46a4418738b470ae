// What a scanner remembers from line to line (keys it has learned, runs, dates, texts) must not change what it says.
import { beforeEach, describe, expect, test } from "vitest";
import { verdicts } from "../../src/scan/batch.ts";
import { randomOf } from "../support/random.ts";
import { anEvent, minimal, withPayload, type Fields } from "../unit/contract/events.ts";
import { extensionSchemas } from "./extensions.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import { createMinds, type Minds } from "./minds.ts";

let minds: Minds;
beforeEach(async () => {
  minds = await createMinds(extensionSchemas);
});

/** Scans events as one chunk. */
function expectSame(events: readonly (Fields | string)[], where: string): void {
  const lines = events.map((event) => (typeof event === "string" ? event : JSON.stringify(event)));
  expect(minds.compare(chunkOf(Buffer.from(`${lines.join("\n")}\n`))), where).toBeUndefined();
}

const names = Object.keys(minimal);

/** A name with some letters changed, dropped or put in. */
function misspell(name: string, edits: number, seed: number): string {
  const random = randomOf(seed);
  let text = name;
  for (let i = 0; i < edits; i++) {
    const at = random.below(text.length + 1);
    const letter = random.pick(Array.from("abeist_-. Eé"));
    const [put, drop] = random.pick([
      [letter, 1],
      [letter, 0],
      ["", 1],
    ] as const);
    text = text.slice(0, at) + put + text.slice(at + drop);
  }
  return text;
}

describe("unknown keys", () => {
  test("others on every line, far more than can be learned", () => {
    const random = randomOf(1);
    for (let round = 0; round < 5; round++) {
      const events = Array.from({ length: 3000 }, (_, i) => {
        const key = `${random.pick(["zebra", "z".repeat(190), "z".repeat(201), "ü", "z.z"])}${i}`;
        const event = withPayload(random.pick(names), { [key]: random.pick([1, "x", null, {}]) });
        return random.pick([event, anEvent({ [key]: i }), anEvent({ tags: { [`t${i}`]: i } })]);
      });
      expectSame(events, `round ${round}`);
    }
  });

  test("that resemble a known one, which is there, is not, or comes later", () => {
    const events: Fields[] = [];
    for (const name of names) {
      const fields = [...minds.catalog.events[minds.catalog.indexOf(name)]!.fields];
      for (const [i, field] of fields.entries()) {
        for (let edits = 1; edits <= 4; edits++) {
          const key = misspell(field, edits, i * 10 + edits);
          const event = withPayload(name, { [key]: 1 });
          const payload = event["payload"] as Fields;
          const without = Object.fromEntries(
            Object.entries(payload).filter(([other]) => other !== field),
          );
          const behind = { ...without, [field]: payload[field] ?? 1 };
          events.push(event, { ...event, payload: without }, { ...event, payload: behind });
        }
      }
    }
    expect(events.length).toBeGreaterThan(400);
    expectSame(events, "in order");
    expectSame(events.toReversed(), "and back");
    minds = minds.fresh();
    expectSame(events.toReversed(), "back, by new scanners");
    for (const [i, event] of events.entries()) {
      if (i % 7 === 0) minds = minds.fresh();
      expectSame([event, event], `event ${i}`);
    }
  });

  test("in the envelope and among tags", () => {
    const fields = Object.keys(anEvent());
    for (const [i, field] of fields.entries()) {
      for (let edits = 1; edits <= 4; edits++) {
        const key = misspell(field, edits, i * 10 + edits);
        const { [field]: value, ...rest } = anEvent();
        const events = [
          anEvent({ [key]: 1 }),
          { [key]: 1, ...anEvent() },
          { ...rest, [key]: value },
          anEvent({ tags: { [key]: 1 } }),
        ];
        expectSame(events, key);
      }
    }
  });

  test("that hold digests, or only seem to", () => {
    const marker = "sha256:0123456789abcdef";
    const values = [marker, "REDACTED", [marker], { a: marker }, { digest: marker }, [[marker]], 1];
    for (const key of ["prompt_digest", "md5", "sha256", "digests", "rehash", "etag", "x_hash"]) {
      for (const value of values) {
        const events = [
          withPayload("plan.generated", { [key]: value }),
          withPayload("plan.generated", { [key]: value, redacted_fields: [key] }),
          withPayload("plan.generated", { inner: { [key]: value } }),
          withPayload("plan.generated", { inner: [{ [key]: value }] }),
          anEvent({ [key]: value }),
          anEvent({ tags: { [key]: value } }),
        ];
        for (const event of events) {
          expectSame([event, event, anEvent()], JSON.stringify(event));
        }
      }
    }
  });
});

describe("runs and sources", () => {
  test("more in one chunk than a table of texts holds", () => {
    for (const count of [4000, 4095, 4096, 4097, 9000]) {
      const events = Array.from({ length: count }, (_, i) =>
        anEvent({ run_id: `run-${i}`, source: i % 2 === 0 ? "planner" : `source-${i}` }),
      );
      expectSame(events, `${count} runs`);
    }
  });
  test("that return, are long, or begin alike", () => {
    const random = randomOf(2);
    const long = "r".repeat(600);
    const runs = [
      "r",
      "r/1",
      "r/12",
      "é",
      "",
      " ",
      long,
      `${long}x`,
      long.slice(0, 510),
      "r\\u0031",
    ];
    for (let round = 0; round < 200; round++) {
      const lines = Array.from({ length: 1 + random.below(30) }, () =>
        JSON.stringify(anEvent()).replace('"night/one"', `"${random.pick(runs)}"`),
      );
      expectSame(lines, `round ${round}`);
    }
  });
});

test("dates that change from line to line", () => {
  const random = randomOf(3);
  const dates = [
    "2026-02-03",
    "2026-02-30",
    "2026-02-28",
    "2024-02-29",
    "2023-02-29",
    "0000-01-01",
  ];
  const times = [
    "T00:00:00Z",
    "T23:59:59.999999999Z",
    "T24:00:00Z",
    "T12:00:00+00:00",
    "T1:00:00Z",
  ];
  const events = Array.from({ length: 5000 }, () =>
    anEvent({ timestamp: random.pick(dates) + random.pick(times) }),
  );
  expectSame(events, "dates");
});

describe("keys in another order from line to line", () => {
  test("of the envelope, the payload and the tags", () => {
    const random = randomOf(4);
    const shuffled = (object: Fields): Fields =>
      Object.fromEntries(
        Object.entries(object)
          .map((entry) => [random.next(), entry] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, entry]) => entry),
      );
    const events = Array.from({ length: 5000 }, () => {
      const event = withPayload(random.pick(names), { zebra: 1, redacted_fields: [] });
      const payload = shuffled(event["payload"] as Fields);
      return shuffled({ ...event, payload, tags: shuffled({ a: 1, b: "x", c: true }) });
    });
    expectSame(events, "shuffled");
  });
  test("an event whose name comes last is judged by its schema all the same", () => {
    for (const name of names) {
      for (const change of [{}, { zebra: 1 }, { steps: -1 }, { verdict: 1 }, { status: 1 }]) {
        const { event, ...rest } = withPayload(name, change);
        expectSame(
          [
            { ...rest, event },
            { ...rest, tags: { event }, event },
          ],
          name,
        );
      }
    }
  });
});

test("a scanner that has seen broken lines still proves good ones alone", () => {
  const broken = ["{", '{"a":"', "[1,", '{"event":"plan.generated","payload":{', "\u0000", '"\\'];
  const good = JSON.stringify(anEvent());
  for (const line of broken) {
    expectSame([line, good, line, good], line);
    const before = minds.judged() ?? 0;
    const { verdict } = minds.ours(chunkOf(Buffer.from(`${line}\n${good}\n`)));
    expect(verdict[1]).toBe(verdicts.proven);
    expect((minds.judged() ?? 0) - before, line).toBe(1);
  }
});
