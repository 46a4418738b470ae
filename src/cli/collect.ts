import { Command } from "commander";
import type { CollectOptions } from "../commands/collect/options.ts";
import { contractOptions, optionsOf, toContract, type ContractParsed } from "./options.ts";
import { repeated, wholeNumber } from "./parse.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ telemetry collect                             tcp://127.0.0.1:4560 to logs/telemetry
  $ telemetry collect --listen tcp://127.0.0.1:4560 --listen zmq+tcp://127.0.0.1:4561
  $ telemetry collect --listen tls://0.0.0.0:4560 --tls-cert cert.pem --tls-key key.pem \\
      --token-file token.txt
  $ telemetry replay run.jsonl --to tcp://127.0.0.1:4560

Exit codes: 2 wrong option, or an address that can't be listened on, 3 the folder can't be
written, 130 Ctrl-C, 143 SIGTERM.`;

interface Parsed
  extends ContractParsed, Partial<Omit<CollectOptions, keyof ContractParsed | "color">> {}

/** Connections at a time where nothing else is asked for. */
const usualConnections = 512;

export function collectCommand(start: Start): Command {
  const command = new Command("collect")
    .summary("gather events of many producers over sockets")
    .description("Listen for events of many producers and write a log for each run.")
    .addHelpText("after", examples);
  const option = optionsOf(command);
  command.optionsGroup("Listening:");
  option(
    "--listen <address>",
    "tcp://, tls:// or zmq+tcp://host:port; repeatable (default: tcp://127.0.0.1:4560)",
    repeated,
  );
  option("--out <dir>", "the folder of logs, <run_id>.jsonl in it (default: logs/telemetry)");
  option("-q, --quiet", "say only what went wrong");
  command.optionsGroup("Who may send:");
  option("--tls-cert <file>", "the certificate (PEM) to speak TLS with");
  option("--tls-key <file>", "its key (PEM)");
  option("--tls-ca <file>", "senders need a certificate of this authority (PEM)");
  option("--token-file <file>", "senders need the token in this file");
  command.optionsGroup("Limits:");
  option(
    "--max-connections <n>",
    `connections at a time (default: ${usualConnections})`,
    wholeNumber,
  );
  option("--line-timeout <time>", "the longest time a line may take to come whole (default: 30s)");
  contractOptions(command, "reject");

  return command.action((parsed: Parsed) => {
    start(async (io, color) => {
      const { collect } = await import("../commands/collect/collect.ts");
      return collect(toOptions(parsed, color), io);
    });
  });
}

const toOptions = (parsed: Parsed, color: boolean): CollectOptions => ({
  ...toContract(parsed),
  listen: parsed.listen ?? [],
  out: parsed.out ?? "logs/telemetry",
  tokenFile: parsed.tokenFile,
  tlsCert: parsed.tlsCert,
  tlsKey: parsed.tlsKey,
  tlsCa: parsed.tlsCa,
  maxConnections: parsed.maxConnections ?? usualConnections,
  lineTimeout: parsed.lineTimeout,
  quiet: parsed.quiet ?? false,
  color,
});
