// Writes fixtures/{valid,invalid,quiet,hostile}: small logs, each about one thing. The same ones every time.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { broken, brokenRuns } from "./fixtures/broken.mjs";
import { hostile } from "./fixtures/hostile.mjs";
import { quiet } from "./fixtures/quiet.mjs";
import { valid } from "./fixtures/valid.mjs";

const bytes = (content) =>
  Buffer.isBuffer(content) ? content : Buffer.from(content.map((line) => `${line}\n`).join(""));

for (const [folder, files] of [
  ["valid", valid],
  ["invalid", { ...broken, ...brokenRuns }],
  ["quiet", quiet],
  ["hostile", hostile],
]) {
  const root = join("fixtures", folder);
  rmSync(root, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      name.endsWith(".gz") ? gzipSync(bytes(content), { level: 9 }) : bytes(content),
    );
  }
}
