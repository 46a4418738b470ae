// What no tool that shows events can do without: reads a file and parses each line.
import { readFileSync } from "node:fs";

const bytes = readFileSync(process.argv[2]);
for (let at = 0; at < bytes.length;) {
  const end = bytes.indexOf(0x0a, at);
  JSON.parse(bytes.toString("utf8", at, end));
  at = end + 1;
}
