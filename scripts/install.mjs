// Installs the locked dependencies when node_modules is absent or older than the lock file, so that
// `npm test` and `npm run demo` are one command on a fresh clone and cost nothing afterwards.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;

if (modified("node_modules/.package-lock.json") < modified("package-lock.json")) {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
