// docs/cli.md and docs/findings.md: from the commander program and the table of finding codes.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export async function pagesFromCode(temporary) {
  const folder = mkdtempSync(join(temporary, "telemetry-generate-"));
  const outfile = join(folder, "pages.mjs");
  await build({
    entryPoints: ["src/cli/pages.ts"],
    outfile,
    bundle: true,
    // What sketches-js would need to write its own format, which we do not use.
    external: ["protobufjs/minimal"],
    format: "esm",
    platform: "node",
    // Of no use to the pages.
    loader: { ".wasm": "empty" },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  const { pages } = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return Object.entries(pages());
}
