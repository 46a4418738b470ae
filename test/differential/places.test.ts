// Every value of the pools in every place of every event: what mutants meet by chance, here without a gap.
import { beforeAll, describe, expect, test } from "vitest";
import { anEvent, minimal } from "../unit/contract/events.ts";
import { extensionBases } from "./bases.ts";
import { chunkOfMutants } from "./chunks.ts";
import { Differences } from "./explain.ts";
import { extensionSchemas } from "./extensions.ts";
import { Line, utf8, type Span } from "./line.ts";
import { createMinds, type Minds } from "./minds.ts";
import { isMember, quoted } from "./mutations/mutation.ts";
import { markers, names, nearMarkers, texts, values } from "./mutations/pools.ts";

/** An event of each name, with something to redact beside it. */
const bases: readonly Line[] = [
  ...Object.keys(minimal).map((event) =>
    utf8(JSON.stringify(anEvent({ event, tags: { agent: "a", shard: 1 } }))),
  ),
  ...extensionBases.map(({ text }) => text),
].map((text) => new Line(text));

let minds: Minds;
beforeAll(async () => {
  minds = await createMinds(extensionSchemas);
});

/** Puts something into each place of each base, and holds both scanners to what comes of it. */
function expectSame(what: string, change: (line: Line, span: Span) => Iterable<string>): number {
  const differences = new Differences();
  let count = 0;
  for (const line of bases) {
    const mutants = line.spans.flatMap((span) =>
      [...change(line, span)].map((text) => ({ number: count++, text, mutations: [what] })),
    );
    differences.look(chunkOfMutants(mutants, true, { last: false }), minds.fresh());
  }
  if (differences.text !== "") expect.fail(differences.text);
  return count;
}

describe("in every place", () => {
  test("every value, of every type", () => {
    const count = expectSame("value", (line, { start, end }) =>
      [...values, ...texts].map((value) => line.put(start, end, value)),
    );
    expect(count).toBeGreaterThan(50_000);
  });
  test("every marker, listed and not", () => {
    const all = [...markers, ...nearMarkers].map(quoted);
    expectSame("marker", (line, span) =>
      all.map((marker) => line.put(span.start, span.end, marker)),
    );
    expectSame("listed marker", function* (line, span) {
      const payload = line.spans[line.find("payload")];
      if (payload?.kind !== "{" || line.find("payload", "redacted_fields") >= 0) return;
      const { name, start, end } = span;
      const at = payload.start + 1;
      const comma = line.text[at] === "}" ? "" : ",";
      for (const entry of [name, `/payload/${name}`, `/tags/${name}`, `/${name}`, `cage.${name}`]) {
        const list = `"redacted_fields":["${entry}"]${comma}`;
        for (const marker of all.slice(0, 12)) {
          if (start < at) yield line.put(start, end, marker).replace('"payload":{', `$&${list}`);
          else yield new Line(line.put(start, end, marker)).put(at, at, list);
        }
      }
    });
  });
  test("nothing: the member is taken out", () => {
    expectSame("without", (line, { key, end }) => {
      const from = line.text[key - 1] === "," ? key - 1 : key;
      return [line.put(from, line.text[end] === "," && from === key ? end + 1 : end, "")];
    });
  });
  test("every name", () => {
    const known = Object.values(extensionSchemas).flatMap(
      ({ properties = {} }: { properties?: object }) =>
        Object.keys(properties).map((name) => JSON.stringify(name).slice(1, -1)),
    );
    const all = [...new Set([...names, ...known.map(utf8)])].filter(
      (name) => !/^[fm]\d/.test(name),
    );
    expectSame("name", (line, span) =>
      isMember(span)
        ? all.map((name) => line.put(span.key, span.key + span.name.length + 2, quoted(name)))
        : [],
    );
  });
});
