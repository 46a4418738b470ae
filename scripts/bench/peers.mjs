// Commands the benchmarks run beside ours: what one would write first, other tools, and our own without its kernel.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { arch, platform } from "node:os";
import { build } from "esbuild";
import { wholeSchema } from "./whole-schema.mjs";

const node = process.execPath;

const validate = ["validate", "--no-config", "--jobs"];

export const telemetry = (jobs, file) => [
  node,
  "bin/telemetry.js",
  ...validate,
  String(jobs),
  file,
];

/** way: `split2` or `chunked`. */
export const plain = (way, file) => [node, "scripts/bench/plain.mjs", way, file];

/** The same command, but every line goes through JSON.parse and ajv: the scanner's oracle in its place. */
export async function createReference() {
  mkdirSync(".bench", { recursive: true });
  const outfile = ".bench/reference.cjs";
  const oracle = {
    name: "oracle",
    setup(builder) {
      builder.onResolve({ filter: /(?:scan\/scanner|^\.\.\/scans)\.ts$/ }, ({ importer }) =>
        importer.endsWith("validate.ts") ? { path: "oracle", namespace: "oracle" } : undefined,
      );
      builder.onLoad({ filter: /./, namespace: "oracle" }, () => ({
        contents: `
          import { scanInput } from "./src/io/scan-input.ts";
          export { createReference as createFrugalScanner } from "./src/scan/reference.ts";
          export const openScans = (inputs, scanning) => ({
            scan: (input) => scanInput(input, scanning),
            close: async () => undefined,
          });`,
        resolveDir: process.cwd(),
      }));
    },
  };
  await build({
    stdin: {
      contents: 'import { main } from "./src/cli/process.ts"; void main();',
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    supported: { "dynamic-import": false },
    loader: { ".wasm": "binary" },
    plugins: [oracle],
    logLevel: "error",
    outfile,
  });
  return (file) => [node, outfile, ...validate, "1", file];
}

const isInstalled = (program) => spawnSync("which", [program]).status === 0;

/** Other tools that are here, by name: each goes over every line. */
export function otherTools(file) {
  const machine = arch() === "x64" ? "x86_64" : arch();
  const jsonschema = `node_modules/@sourcemeta/jsonschema/build/github-releases/jsonschema-${platform()}-${machine}`;
  return {
    ...(existsSync(jsonschema) && {
      "jsonschema validate --fast": [jsonschema, "validate", "--fast", wholeSchema(), file],
    }),
    ...(isInstalled("jq") && { "jq empty": ["jq", "empty", file] }),
    ...(isInstalled("wc") && { "wc -l": ["wc", "-l", file] }),
  };
}
