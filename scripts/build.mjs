// Bundles src/ into dist/: telemetry.cjs with all that most runs need, apart/ with what only some need, and telemetry.cache with the code V8 compiles of it, so that a start resolves and compiles little; emit.cjs, the library, with emit.mjs around it and its types.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { compileKernel } from "./kernel.mjs";
import { writeTypes } from "./types.mjs";
import { withoutPrettier } from "./without-prettier.mjs";

/** What is loaded only when it is used: what is imported, and the name of its bundle. */
const apart = {
  "@datadog/sketches-js": "sketches-js",
  "./compiler.ts": "compiler",
  "../grafana-sdk.ts": "grafana-sdk",
  "json-schema-to-typescript": "json-schema-to-typescript",
  chalk: "chalk",
  "cli-table3": "cli-table3",
  picomatch: "picomatch",
  re2js: "re2js",
  split2: "split2",
};

/** Where those of our own stand. */
const homes = {
  "./compiler.ts": "src/contract",
  "../grafana-sdk.ts": "src/report/grafana/document",
};

const shared = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "none",
  // import() of what is in the bundle, or of Node's own modules, is a plain require.
  supported: { "dynamic-import": false },
  loader: { ".wasm": "binary" },
  // What sketches-js would need to write its own format, which we do not use, and what a user installs for sockets of ZeroMQ.
  external: ["protobufjs/minimal", "zeromq"],
  logLevel: "warning",
};

/** cli-table3 measures every cell several times, and each time makes a regular expression anew, which takes longer than the rest. */
const oneExpression = {
  name: "one-expression",
  setup(builder) {
    builder.onLoad({ filter: /ansi-regex\/index\.js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}
        const make = module.exports;
        const made = [make({ onlyFirst: false }), make({ onlyFirst: true })];
        module.exports = ({ onlyFirst = false } = {}) => made[Number(onlyFirst)];`,
    }));
  },
};

/** Grafana's builder has each panel three times; we use those of dashboards as every Grafana imports them, and the rest is half of it. */
const oneDashboard = {
  name: "one-dashboard",
  setup(builder) {
    builder.onResolve({ filter: /^\.\/visualization(?:V2)?Builder\.gen$|dashboardv2/ }, () => ({
      path: "other",
      namespace: "empty",
    }));
    builder.onLoad({ filter: /./, namespace: "empty" }, () => ({ contents: "" }));
  },
};

const keepApart = {
  name: "keep-apart",
  setup(builder) {
    builder.onResolve({ filter: /^/ }, ({ path }) =>
      apart[path] ? { path: `./apart/${apart[path]}.cjs`, external: true } : undefined,
    );
    // commander loads child_process for subcommands that are programs of their own; we have none, and it costs a
    // start 2 ms.
    builder.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("commander") ? { path, namespace: "empty" } : undefined,
    );
    builder.onLoad({ filter: /./, namespace: "empty" }, () => ({ contents: "export {}" }));
  },
};

/** A worker's program stands beside what is kept apart. */
const keepBeside = {
  name: "keep-beside",
  setup(builder) {
    builder.onResolve({ filter: /^/ }, ({ path }) =>
      apart[path] ? { path: `./${apart[path]}.cjs`, external: true } : undefined,
    );
  },
};

rmSync("dist", { recursive: true, force: true });

await compileKernel("src/scan/kernel", "../../../dist/kernel.wasm", 3);
await compileKernel("src/scan/kernel", "../../../dist/spotter.wasm", 3, "spotter.ts");

await Promise.all([
  build({
    ...shared,
    entryPoints: { telemetry: "src/cli/process.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    plugins: [keepApart],
  }),
  build({
    ...shared,
    entryPoints: { "scan-worker": "src/io/parallel/worker.ts" },
    outdir: "dist/apart",
    outExtension: { ".js": ".cjs" },
    plugins: [keepBeside],
  }),
  build({
    ...shared,
    entryPoints: { emit: "src/emit/index.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    plugins: [keepApart],
  }),
  // What a page of `replay --html` runs and how it looks; the command reads both.
  ...["replay.ts", "replay.css"].map((name) =>
    build({
      bundle: true,
      minify: true,
      legalComments: "none",
      format: "iife",
      target: ["chrome100", "firefox115", "safari16.4"],
      charset: "utf8",
      logLevel: "warning",
      entryPoints: { page: `src/page/${name}` },
      outdir: "dist/apart",
    }),
  ),
  ...Object.entries(apart).map(([path, name]) =>
    build({
      ...shared,
      stdin: { contents: `module.exports = require("${path}");`, resolveDir: homes[path] ?? "." },
      outfile: `dist/apart/${name}.cjs`,
      plugins: [oneExpression, withoutPrettier, oneDashboard],
    }),
  ),
]);

const library = createRequire(import.meta.url)("../dist/emit.cjs");
writeFileSync(
  "dist/emit.mjs",
  `import library from "./emit.cjs";\nexport const { ${Object.keys(library).join(", ")} } = library;\n`,
);
writeTypes("emit/index.d.ts", "dist/types");

// V8 keeps what has run: a check and a redaction of shipped lines, good and bad, to nowhere, and of enough of them for the kernel.
const { load } = createRequire(import.meta.url)("../bin/telemetry.js");
const { exports, script } = load();
const sink = { isTTY: false, columns: undefined, write: async () => undefined };
const { signal } = new AbortController();
const io = {
  stdin: process.stdin,
  stdout: sink,
  stderr: sink,
  cwd: process.cwd(),
  env: {},
  cores: 1,
  scanWorker: "",
  signal,
  outlast: () => undefined,
};
const lines = readFileSync("fixtures/valid/plan.generated.jsonl");
writeFileSync("dist/many.jsonl", Buffer.concat(Array.from({ length: 4000 }, () => lines)));
for (const inputs of [["fixtures/runs", "fixtures/invalid"], ["dist/many.jsonl"]]) {
  await exports.run(["validate", "--no-config", "--jobs", "1", ...inputs], io);
  await exports.run(["redact", "--no-config", "--check", ...inputs, "fixtures/redact"], io);
}
rmSync("dist/many.jsonl");
writeFileSync("dist/telemetry.cache", script.createCachedData());
