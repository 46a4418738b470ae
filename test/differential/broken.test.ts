// The kernel broken in ten ways, one at a time: each time the mutants of the differential test show it.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileKernel } from "../../scripts/kernel.mjs";
import { root } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";
import { coreBases, extensionBases } from "./bases.ts";
import { chunksOf } from "./chunks.ts";
import { extensionSchemas } from "./extensions.ts";
import { createMinds } from "./minds.ts";
import { mutator } from "./mutate.ts";
import type { Family } from "./mutations/families.ts";

interface Break {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Where the mutants come from that show it. */
  readonly family: Family;
}

const breaks: Readonly<Record<string, Break>> = {
  "a repeated key is accepted": {
    file: "value.ts",
    from: "if (seen & bit) return 0;",
    to: "",
    family: "members",
  },
  "a repeated key is accepted in objects of unknown keys": {
    file: "keys.ts",
    from: "== hash) return false;",
    to: "== hash + 1) return false;",
    family: "members",
  },
  "a required key may be absent": {
    file: "value.ts",
    from: "if (byte == 0x7d) return (seen & needed) == needed",
    to: "if (byte == 0x7d) return true",
    family: "members",
  },
  "overlong UTF-8 is accepted": {
    file: "text.ts",
    from: "first < 0xc2",
    to: "first < 0xc0",
    family: "bytes",
  },
  "a control character is accepted in a text": {
    file: "text.ts",
    from: "i8x16.lt_s(block, i8x16.splat(0x20))",
    to: "i8x16.lt_s(block, i8x16.splat(0x1f))",
    family: "texts",
  },
  "a number may begin with a zero": {
    file: "number.ts",
    from: "digit = <u32>load<u8>(at) - 0x30;\n    if (digit <= 9) return 0;",
    to: "digit = <u32>load<u8>(at) - 0x30;\n    while (digit <= 9) digit = <u32>load<u8>(++at) - 0x30;",
    family: "numbers",
  },
  "a double is rounded down": {
    file: "number.ts",
    from: "bits += bits & 1;",
    to: "",
    family: "numbers",
  },
  "every fourth year is a leap year": {
    file: "timestamp.ts",
    from: "year % 100 != 0",
    to: "true",
    family: "timestamps",
  },
  "a marker need not be listed": {
    file: "redaction.ts",
    from: "return covered == <u32>((1 << markers) - 1);",
    to: "return true;",
    family: "redaction",
  },
  "a carriage return is accepted": {
    file: "kernel.ts",
    from: "&& load<u8>(at - 1) != 0x0d",
    to: "",
    family: "spaces",
  },
};

/** Mutants that are tried; most breaks show within the first thousands. */
const most = 60_000;

const bases = [...coreBases, ...coreBases, ...extensionBases];
/** The kernel with one place of its source changed; without a change, as it is. */
const kernelWith = (change?: Break): Promise<Uint8Array<ArrayBuffer>> =>
  inFolder(async (folder) => {
    cpSync(join(root, "src/scan/kernel"), folder, { recursive: true });
    if (change) {
      const file = join(folder, change.file);
      const source = readFileSync(file, "utf8");
      expect(source.split(change.from), "the place to break stands once").toHaveLength(2);
      writeFileSync(file, source.replace(change.from, change.to));
    }
    await compileKernel(folder, "kernel.wasm", 1);
    return new Uint8Array(readFileSync(join(folder, "kernel.wasm")));
  });

/** Whether mutants of a family show a difference between a kernel and the reference. */
async function shows(wasm: Uint8Array<ArrayBuffer>, family: Family): Promise<boolean> {
  const known = await createMinds(extensionSchemas, wasm);
  let minds = known;
  for (const { chunk } of chunksOf(mutator(bases, family), 0, most)) {
    if (minds.compare(chunk) !== undefined) return true;
    minds = known.fresh();
  }
  return false;
}

test.each(Object.entries(breaks))("%s: it shows", { timeout: 120_000 }, async (_what, change) => {
  expect(await shows(await kernelWith(change), change.family)).toBe(true);
});

test("unbroken, nothing shows", { timeout: 120_000 }, async () => {
  expect(await shows(await kernelWith(), "members")).toBe(false);
});
