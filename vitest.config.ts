import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** A .wasm file as its bytes, as esbuild gives it to the bundle; vite would make a module of it. */
const wasm = {
  name: "wasm",
  enforce: "pre" as const,
  resolveId: (path: string, importer?: string) =>
    path.endsWith(".wasm") ? `\0bytes:${resolve(dirname(importer!), path)}.js` : undefined,
  load(id: string) {
    if (!id.startsWith("\0bytes:")) return undefined;
    const text = readFileSync(id.slice("\0bytes:".length, -".js".length), "base64");
    return `export default Buffer.from("${text}", "base64");`;
  },
};

export default defineConfig({
  plugins: [wasm],
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/support/closing-line.ts"],
    // What CommonJS exports is imported as Node does it.
    deps: { interopDefault: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      include: ["src/core/**", "src/contract/**"],
      exclude: ["src/contract/generated/**"],
      reporter: ["text-summary"],
      thresholds: { lines: 95 },
    },
  },
});
