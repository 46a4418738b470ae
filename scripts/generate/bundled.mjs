// A module of src/, with what it imports, as the scripts can import it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { withoutPrettier } from "../without-prettier.mjs";

export async function bundled(entry) {
  const folder = mkdtempSync(join(tmpdir(), "telemetry-generate-"));
  const outfile = join(folder, "module.mjs");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    // What sketches-js would need to write its own format, which we do not use.
    external: ["protobufjs/minimal"],
    format: "esm",
    platform: "node",
    // Of no use to what is generated.
    loader: { ".wasm": "empty" },
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    plugins: [withoutPrettier],
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return module;
}
