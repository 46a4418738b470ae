import type { Batch } from "../../src/scan/batch.ts";
import { mutantAt, type MutantChunk } from "./chunks.ts";
import { differencesOf, showBytes } from "./compare.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import { type Minds } from "./minds.ts";
import { shrink } from "./shrink.ts";

/** Most kinds of differences that are told. */
const mostStories = 20;

/** Collects how two scanners differ: each kind of difference once, by its first mutant, down to the bytes that do it. */
export class Differences {
  readonly #stories = new Map<string, string>();

  /** Scans a chunk both ways; returns the reference's batch if ours is the same. */
  look(one: MutantChunk, minds: Minds): Batch | undefined {
    const reference = minds.reference(one.chunk);
    const differences = differencesOf(minds.ours(one.chunk), reference);
    if (differences.length === 0) return reference;
    const starts = reference.start.slice();
    for (const { line, what } of differences) {
      const kind = kindOf(what);
      if (this.#stories.has(kind) || this.#stories.size >= mostStories) continue;
      const index = mutantAt(one, line < 0 ? 0 : starts[line]!);
      this.#stories.set(kind, storyOf(one, Math.max(0, index), what, minds));
    }
    return undefined;
  }

  /** All that was seen, "" if nothing. */
  get text(): string {
    return [...this.#stories.values()].map((story, i) => `${i + 1}. ${story}`).join("\n\n");
  }
}

function storyOf(one: MutantChunk, index: number, what: string, minds: Minds): string {
  const { chunk, mutants } = one;
  const { number, mutations, text } = mutants[index]!;
  const bytes = Buffer.from(text, "latin1");
  const name = `mutant ${number} (${mutations.join(", ")}): ${showBytes(bytes)}`;
  const alone = (line: Uint8Array, its: Minds): string | undefined =>
    its.differences(chunkOf(Buffer.concat([line, Buffer.from("\n")])))[0]?.what;
  for (const [who, its] of [
    ["new scanners", minds.fresh()],
    ["these scanners", minds],
  ] as const) {
    const cause = alone(bytes, its);
    if (cause === undefined) continue;
    const kind = kindOf(cause);
    const smallest = shrink(bytes, (line) => kindOf(alone(line, its) ?? "") === kind);
    const shown = alone(smallest, its)!;
    return [shown, `alone, by ${who}: ${showBytes(smallest)}`, `from ${name}`].join("\n");
  }
  const isFresh = minds.fresh().differences(chunk).length > 0;
  const { firstByte, last } = chunk;
  return [
    what,
    `not alone, but among mutants ${mutants[0]!.number} to ${mutants.at(-1)!.number}`,
    `by ${isFresh ? "new" : "only these"} scanners`,
    `(${chunk.bytes.length} bytes, first byte ${firstByte}, last ${String(last)})`,
    name,
  ].join("\n");
}

/** The names of what differs: of columns, and of findings their codes. */
const kindOf = (what: string): string =>
  what
    .replaceAll(/\{"code":"([^"]+)".*?\}\}/g, "$1")
    .replaceAll(/^(?!findings|verdict)(\w+(?: \d+)?): .*$/gm, "$1");
