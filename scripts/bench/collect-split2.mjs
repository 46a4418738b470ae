// What `collect` is held against: split2 cuts lines, JSON.parse reads each for its run, and nothing is checked.
// Arguments: port, folder.
import { appendFile, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import split2 from "split2";

const [port, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const waiting = new Map();
setInterval(() => {
  for (const [run, lines] of waiting) {
    appendFile(join(folder, `${encodeURIComponent(run)}.jsonl`), `${lines.join("\n")}\n`, () => 0);
  }
  waiting.clear();
}, 50);
createServer((socket) => {
  socket.pipe(split2()).on("data", (line) => {
    const { run_id: run } = JSON.parse(line);
    const lines = waiting.get(run);
    if (lines) lines.push(line);
    else waiting.set(run, [line]);
  });
}).listen(Number(port), "127.0.0.1");
