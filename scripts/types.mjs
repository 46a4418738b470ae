// Declarations of the library: what tsc makes of its sources, as far as its entry leads to.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export function writeTypes(entry, folder) {
  const { status } = spawnSync("npx", ["tsc", "--project", "scripts/tsconfig.types.json"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("tsc made no declarations");
  const needed = new Set();
  const visit = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    const text = readFileSync(join(folder, file), "utf8");
    for (const [, path] of text.matchAll(/from "(\.[^"]+)\.ts"/g)) {
      visit(`${join(dirname(file), path)}.d.ts`);
    }
  };
  visit(entry);
  // The same for require(), under the names it looks for.
  for (const file of needed) {
    const text = readFileSync(join(folder, file), "utf8");
    const path = join(folder, file.replace(/\.ts$/, ".cts"));
    writeFileSync(path, text.replaceAll(/from "(\.[^"]+)\.ts"/g, 'from "$1.cts"'));
  }
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name).slice(folder.length + 1);
    if (file.isFile() && !needed.has(path.replace(/\.cts$/, ".ts"))) rmSync(join(folder, path));
  }
}
