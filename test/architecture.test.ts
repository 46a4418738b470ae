// Holds the house together: who imports whom, what is pinned, how large a room may be (docs/architecture.md).
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./support/cli.ts";

const src = join(root, "src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.includes("generated"))
  .toSorted();
const textOf = (file: string) => readFileSync(join(src, file), "utf8");

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

const pattern =
  /^(?:import|export)\s+(type\s)?[^;]*?\sfrom\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;
const imports: readonly Import[] = files.flatMap((from) =>
  [...textOf(from).matchAll(pattern)].map(([, type, fixed, lazy]) => {
    const name = fixed ?? lazy!;
    const to = name.startsWith(".") ? relative(src, join(src, dirname(from), name)) : name;
    return { from, to, isType: type !== undefined };
  }),
);

const folderOf = (file: string) => file.split("/")[0]!;

/** The folders each folder may import from, itself aside. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  cli: ["commands", "contract", "io", "report"],
  commands: ["core", "scan", "io", "report", "contract", "page", "emit"],
  emit: ["core", "scan", "io", "report", "contract"],
  page: ["core", "report", "contract"],
  report: ["core", "contract"],
  io: ["scan", "core", "contract"],
  core: ["contract", "scan"],
  scan: ["contract"],
  contract: [],
};

/** The one place of each package that is more than a helper. */
const homes: Readonly<Record<string, RegExp>> = {
  commander: /^cli\//,
  chalk: /^report\/style\.ts$/,
  "cli-table3": /^report\/table\.ts$/,
  split2: /^io\//,
  zeromq: /^io\/sockets\//,
  re2js: /^commands\/linear-patterns\.ts$/,
  "fast-string-truncated-width": /^report\/events\/width\.ts$/,
  "@datadog/sketches-js": /^core\/stats\/sketch\.ts$/,
  "@grafana/grafana-foundation-sdk": /^report\/grafana\/grafana-sdk\.ts$/,
  ajv: /^contract\//,
  "ajv-formats": /^contract\//,
  "json-schema-to-typescript": /^commands\/schema\/declarations\.ts$/,
  "fastest-levenshtein": /^contract\/suggest\.ts$/,
};

describe("imports", () => {
  test("every folder of src is known here", () => {
    expect([...new Set(files.map(folderOf))].toSorted()).toEqual(Object.keys(allowed).toSorted());
    expect(imports.length).toBeGreaterThan(200);
  });

  test("go only where the architecture lets them", () => {
    const inside = imports.filter(({ to }) => files.includes(to));
    const wrong = inside.filter(
      ({ from, to }) =>
        folderOf(from) !== folderOf(to) && !allowed[folderOf(from)]!.includes(folderOf(to)),
    );
    expect(wrong).toEqual([]);
  });

  test("core takes types of scan, and the constants of its batch", () => {
    const values = imports.filter(
      ({ from, to, isType }) => folderOf(from) === "core" && to.startsWith("scan/") && !isType,
    );
    expect([...new Set(values.map(({ to }) => to))]).toEqual(["scan/batch.ts"]);
  });

  test("core and report know nothing of the process, the clock or randomness", () => {
    for (const file of files.filter((name) => /^(?:core|report)\//.test(name))) {
      const text = textOf(file).replaceAll('import { createHash } from "node:crypto";', "");
      expect(text, file).not.toMatch(
        /from "node:|process\.|Date\.now|new Date\(|performance\.|Math\.random|console\./,
      );
    }
  });

  test("packages are used in one place each", () => {
    const packages = imports.filter(({ to }) => !to.includes(".ts") && !to.startsWith("node:"));
    for (const [name, home] of Object.entries(homes)) {
      const users = packages.filter(({ to }) => to === name || to.startsWith(`${name}/`));
      expect(users.length, name).toBeGreaterThan(0);
      for (const { from } of users) expect(from, `${from} imports ${name}`).toMatch(home);
    }
  });

  test("only few files touch the process's streams, listen for its end, or end it", () => {
    const few = ["cli/process.ts", "io/sink.ts", "io/child.ts", "emit/at-exit.ts"];
    for (const file of files.filter((name) => !few.includes(name))) {
      expect(textOf(file), file).not.toMatch(/process\.(?:exit|stdout|stderr|stdin|argv|on)\b/);
    }
  });
});

describe("rooms", () => {
  test("no file of src has more than 300 lines, and half have at most 70", () => {
    const lengths = files.map((file) => ({ file, lines: textOf(file).split("\n").length - 1 }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);
    expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(70);
  });
});

describe("package.json", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

  test("pins every version exactly", () => {
    const versions = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, version] of Object.entries(versions)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    }
  });

  test("depends on the five packages the product is built on, and few more", () => {
    const names = Object.keys(manifest.dependencies);
    expect(names).toEqual(
      expect.arrayContaining(["ajv", "chalk", "cli-table3", "commander", "split2"]),
    );
    expect(names.length).toBeLessThanOrEqual(11);
  });
});
