// What one would write first: node scripts/bench/plain.mjs split2|chunked FILE. Counts events and prints the number.
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import split2 from "split2";
import * as generated from "../../src/contract/generated/first-error.js";

const validators = new Map(Object.entries(generated));

const [way, file] = process.argv.slice(2);
let valid = 0;

function check(line) {
  let event;
  try {
    event = JSON.parse(line);
  } catch {
    return;
  }
  if (!generated.envelope(event)) return;
  const validate = validators.get(event.event.replace(".", "_"));
  if (validate === undefined || validate(event.payload)) valid++;
}

if (way === "split2") {
  await pipeline(createReadStream(file), split2(), async (lines) => {
    for await (const line of lines) check(line);
  });
} else {
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) check(line);
  }
  if (rest !== "") check(rest);
}
process.stdout.write(`${valid}\n`);
