// Whole logs, as files and cut at newlines: the fast scanner says what the reference says, and proves nearly all of it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { verdicts, type Chunk } from "../../src/scan/batch.ts";
import { corpus } from "../../scripts/bench/corpus.mjs";
import { root } from "../support/cli.ts";
import { randomOf } from "../support/random.ts";
import { extensionSchemas } from "./extensions.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import { createMinds, type Minds } from "./minds.ts";

const recorded = join(root, "../shared/data/telemetry");
let core: Minds;
let extended: Minds;

beforeAll(async () => {
  core = await createMinds();
  extended = await createMinds(extensionSchemas);
});

/** The logs below a folder, inflated, by name. */
const logsBelow = (folder: string): [name: string, bytes: Buffer][] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.jsonl(?:\.gz)?$/.test(file))
    .toSorted()
    .map((file) => {
      const bytes = readFileSync(join(folder, file));
      return [file, file.endsWith(".gz") ? gunzipSync(bytes) : bytes];
    });

/** A log cut behind some of its newlines. */
function* cut(bytes: Buffer, seed: number): Generator<Chunk> {
  const random = randomOf(seed);
  const size = random.pick([1, 300, 1000, 5000, 100_000]);
  let firstLine = 1;
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(0x0a, from + random.below(size));
    const to = newline < 0 ? bytes.length : newline + 1;
    const piece = bytes.subarray(from, to);
    yield chunkOf(piece, { firstLine, firstByte: from, last: to === bytes.length });
    firstLine += piece.filter((byte) => byte === 0x0a).length;
    from = to;
  }
}

/** Holds both scanners to one log, whole and in pieces. */
function compareLog(name: string, bytes: Buffer, minds: Minds, cuts: number): void {
  expect(minds.compare(chunkOf(bytes)), name).toBeUndefined();
  for (let seed = 1; seed <= cuts; seed++) {
    for (const chunk of cut(bytes, seed)) {
      const where = `${name} from byte ${chunk.firstByte}, seed ${seed}`;
      expect(minds.compare(chunk), where).toBeUndefined();
    }
  }
}

describe("fixtures", () => {
  for (const [name, bytes] of logsBelow(join(root, "fixtures"))) {
    test(name, () => {
      // run.limit is long, as it is about the number of its lines; its first ones will do.
      const some = bytes.subarray(0, bytes.indexOf(0x0a, 200_000) + 1 || bytes.length);
      compareLog(name, some, core, 20);
      compareLog(name, some, extended, 20);
    });
  }
  test("places and excerpts are the same", () => {
    for (const [name, bytes] of logsBelow(join(root, "fixtures/invalid"))) {
      if (bytes.length > 1_000_000) continue;
      const [ours, reference] = [core.ours(chunkOf(bytes)), core.reference(chunkOf(bytes))];
      for (const { line, byteOffset } of reference.findings) {
        const index = line - 1;
        expect(ours.excerpt(index, byteOffset), name).toEqual(reference.excerpt(index, byteOffset));
        for (const path of [[], ["payload"], ["tags", "agent"], ["payload", "steps"]]) {
          if (reference.verdict[index] === verdicts.unreadable) continue;
          expect(ours.locate(index, path), name).toEqual(reference.locate(index, path));
        }
      }
    }
  });
});

/** How many of the lines without a finding were decided without the judge, at worst. */
function shareAlone(minds: Minds, logs: readonly Buffer[]): number {
  const before = minds.judged() ?? Number.NaN;
  let clean = 0;
  let flawed = 0;
  for (const bytes of logs) {
    const { lines, verdict } = minds.ours(chunkOf(bytes));
    for (let line = 0; line < lines; line++) {
      if (verdict[line] === verdicts.proven) clean++;
      else if (verdict[line] !== verdicts.blank) flawed++;
    }
  }
  // A line with a finding was judged, as only the judge makes findings; every other judged line was a clean one.
  const judgedClean = (minds.judged() ?? Number.NaN) - before - flawed;
  expect(clean).toBeGreaterThan(1000);
  return 1 - judgedClean / clean;
}

describe.skipIf(!existsSync(recorded))("recorded runs in ../shared/data/telemetry", () => {
  const logs = () => logsBelow(recorded);
  test("every file, whole and cut", { timeout: 600_000 }, () => {
    expect(logs()).toHaveLength(327);
    for (const [name, bytes] of logs()) compareLog(name, bytes, core, 3);
  });
  test("the kernel alone proves at least 99 % of the valid lines", () => {
    expect(
      shareAlone(
        core,
        logs().map(([, bytes]) => bytes),
      ),
    ).toBeGreaterThanOrEqual(0.99);
  });
});

describe("benchmark corpora", () => {
  const corpusOf = (kind: string): Buffer => readFileSync(corpus(kind, 2));
  test.each(["clean", "redacted", "bad-1", "bad-100"])("%s, whole and cut", (kind) => {
    compareLog(kind, corpusOf(kind), core, 4);
  });
  test.each(["clean", "redacted"])(
    "%s: the kernel alone proves at least 99 % of the valid lines",
    (kind) => {
      expect(shareAlone(core, [corpusOf(kind)])).toBeGreaterThanOrEqual(0.99);
    },
  );
});
