// Writes everything that is derived from schemas/ and from the code's tables, or with --check tells what is stale.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bundled } from "./generate/bundled.mjs";
import { contractPage } from "./generate/contract-page.mjs";
import { schemaModule } from "./generate/schemas.mjs";
import { eventTypes } from "./generate/types.mjs";
import {
  exportedNames,
  fileValidatorModule,
  validatorModule,
  validatorTypes,
} from "./generate/validators.mjs";

const check = process.argv.includes("--check");
const folder = "src/contract/generated";
const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};

/** The repository's formatting, so that generated files look like written ones. */
function format(file, text) {
  const { stdout, status, stderr } = spawnSync("npx", ["oxfmt", `--stdin-filepath=${file}`], {
    input: text,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`oxfmt failed on ${file}: ${stderr}`);
  return stdout;
}

const stale = [];
function put(file, text) {
  const formatted = format(file, text);
  if (read(file) === formatted) return;
  stale.push(file);
  if (check) return;
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, formatted);
}

const types = validatorTypes(exportedNames);
put(`${folder}/schemas.ts`, schemaModule());
put(`${folder}/events.ts`, await eventTypes());
for (const [name, allErrors] of [
  ["first-error", false],
  ["all-errors", true],
]) {
  put(`${folder}/${name}.js`, await validatorModule(allErrors));
  put(`${folder}/${name}.d.ts`, types);
}
const files = { config: "config", redactionPolicy: "redaction-policy" };
put(`${folder}/config.js`, await fileValidatorModule(files));
put(`${folder}/config.d.ts`, validatorTypes(Object.keys(files)));
put("docs/contract.md", contractPage());
// docs/cli.md, docs/findings.md and the like: from the commander program and the tables of the code.
const { pages } = await bundled("src/cli/pages.ts");
for (const [file, text] of Object.entries(pages())) put(file, text);

if (check && stale.length > 0) {
  console.error(`Stale, run npm run generate:\n${stale.map((file) => `  ${file}`).join("\n")}`);
  process.exitCode = 1;
}
