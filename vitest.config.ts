import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/support/closing-line.ts"],
    testTimeout: 60_000,
    coverage: {
      include: ["src/core/**", "src/contract/**"],
      exclude: ["src/contract/generated/**"],
      reporter: ["text-summary"],
      thresholds: { lines: 95 },
    },
  },
});
