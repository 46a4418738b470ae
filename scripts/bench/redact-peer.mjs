// Other redactors over a log: node scripts/bench/redact-peer.mjs fast-redact|pino|secretlint FILE. Prints what it wrote.
import { createReadStream } from "node:fs";
import fastRedact from "fast-redact";
import slowRedact from "@pinojs/redact";
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";

const [way, file] = process.argv.slice(2);

/** As much as a list of paths can say: each secret name in the payload and one level below it. */
const names =
  "password passwd pwd secret token api_key apikey authorization cookie private_key credentials client_secret access_token refresh_token".split(
    " ",
  );
const paths = names.flatMap((name) => [`payload.${name}`, `payload.*.${name}`, `tags.${name}`]);

const parsed = {
  "fast-redact": () => {
    const redact = fastRedact({ paths, censor: "REDACTED" });
    return (line) => redact(JSON.parse(line));
  },
  pino: () => {
    const redact = slowRedact({ paths, censor: "REDACTED" });
    return (line) => redact(JSON.parse(line));
  },
};

/** secretlint reads whole sources; blocks of a size that suits it best stand for files. */
const secretlint = async (block) => {
  const { messages } = await lintSource({
    source: { content: block, filePath: "log.jsonl", ext: ".jsonl", contentType: "text" },
    options: {
      config: { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator }] },
    },
  });
  return messages.length;
};

let rest = "";
let written = 0;
const redactLine = parsed[way]?.();
for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 18 })) {
  const end = chunk.lastIndexOf("\n") + 1;
  const block = rest + chunk.slice(0, end);
  rest = chunk.slice(end);
  if (!redactLine) written += await secretlint(block);
  else {
    const out = block
      .split("\n")
      .map((line) => (line === "" ? "" : redactLine(line)))
      .join("\n");
    written += out.length;
    if (!process.stdout.write(out))
      await new Promise((settle) => process.stdout.once("drain", settle));
  }
}
process.stderr.write(`${written}\n`);
