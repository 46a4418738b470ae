// Bundles src/ into dist/: one small entry, and what a command needs in chunks that are loaded when it runs.
// Node resolves a few files in a tenth of the time it takes for the hundreds they are made of.
import { rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });
/** commander loads child_process for subcommands that are programs of their own; we have none, and it costs 2 ms of each start. */
const withoutChildProcess = {
  name: "without-child-process",
  setup(builder) {
    builder.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      importer.includes("commander") ? { path, namespace: "empty" } : undefined,
    );
    builder.onLoad({ filter: /./, namespace: "empty" }, () => ({ contents: "export {}" }));
  },
};

await build({
  entryPoints: { telemetry: "src/cli/process.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "none",
  chunkNames: "chunks/[name]-[hash]",
  // Bundled CommonJS packages call require() for Node's own modules.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  plugins: [withoutChildProcess],
  logLevel: "warning",
});
