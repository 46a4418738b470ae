import { lstatSync, mkdirSync, realpathSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import type { Io } from "../../io/io.ts";
import { CannotWrite } from "../../io/output.ts";
import { addressText, parseAddress, type Address } from "../../io/sockets/address.ts";
import { checkListen } from "../../io/sockets/listen-rules.ts";
import { openListener, type Listener } from "../../io/sockets/listener.ts";
import { serverTls } from "../../io/sockets/tls-server.ts";
import { readToken } from "../../io/sockets/token-file.ts";
import { openZmqListener } from "../../io/sockets/zmq-listener.ts";
import { byteSize } from "../../report/numbers.ts";
import { createStyle } from "../../report/style.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import { setUpContract } from "../contract-setup.ts";
import { spanOf } from "../events/span.ts";
import { exitBySignal } from "../exit-codes.ts";
import { policyOf } from "../validate/policy.ts";
import { Collector } from "./collector.ts";
import type { CollectOptions } from "./options.ts";
import { rejectsFolder } from "./place.ts";
import { createVoice, summary, type Voice } from "./voice.ts";

const usualAddress = "tcp://127.0.0.1:4560";
const usualLineTimeout = 30_000;

/**
 * Listens for events and writes them to a folder, a log a run, until a signal ends it; returns the exit code.
 * @throws Problem for an option that can't work, CannotWrite if the folder can't be made
 */
export async function collect(options: CollectOptions, io: Io): Promise<number> {
  const { out, quiet, color, maxLineBytes: maxLine } = options;
  const lineTimeout = spanOf("--line-timeout", options.lineTimeout) ?? usualLineTimeout;
  if (options.maxConnections < 1) throw new Problem("--max-connections must be 1 or more");
  const security = securityOf(options, io.cwd);
  const listen = options.listen.length > 0 ? options.listen : [usualAddress];
  const addresses = listen.map((text) => parseAddress(text));
  for (const address of addresses) checkListen(address, security.guards);
  const setup = await setUpContract(options, io);
  const policy = await policyOf(setup.config, setup.configFolder, io.cwd, {
    rules: [],
    strict: false,
  });
  const voice = createVoice(io, await createStyle(color, io.stderr.columns), quiet);
  const root = openFolder(resolve(io.cwd, out), out);
  const scan = createFrugalScanner(setup.catalog, setup.validators);
  const collector = new Collector({ root, scan, policy, maxLine, lineTimeout, voice });
  const listeners: Listener[] = [];
  try {
    for (const address of addresses) {
      listeners.push(await openOne(address, options, security, collector, voice));
    }
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()));
    await collector.close();
    throw error;
  }
  const where = listeners.map(({ address }) => addressText(address)).join(" and ");
  voice.remark(`listening on ${where}, writing to ${out}`);
  await aborted(io.signal);
  // It ends by itself: what has come is read for some seconds at most, and a write is not tried twice.
  io.outlast();
  await Promise.all(listeners.map((listener) => listener.close()));
  const lost = await collector.close();
  if (lost > 0) voice.warn("lost", `${byteSize(lost)} could not be written`);
  const { tally, rejectsPath } = collector;
  const rejects = rejectsPath === undefined ? "" : ` (${join(out, relative(root, rejectsPath))})`;
  voice.remark(`${summary(tally)}${rejects}`);
  await voice.settle();
  return exitBySignal(io.signal.reason);
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener("abort", () => settle(), { once: true });
  });

/** What protects the listeners. */
type Security = ReturnType<typeof securityOf>;

function securityOf({ tlsCert, tlsKey, tlsCa, tokenFile }: CollectOptions, cwd: string) {
  const at = (file: string | undefined) => (file === undefined ? undefined : resolve(cwd, file));
  const tls = serverTls({ ca: at(tlsCa), cert: at(tlsCert), key: at(tlsKey) });
  const token = tokenFile === undefined ? undefined : readToken(resolve(cwd, tokenFile), tokenFile);
  const hasProof = token !== undefined || tlsCa !== undefined;
  return { tls, token, guards: { hasTls: tls !== undefined, hasProof } };
}

function openOne(
  address: Address,
  { maxConnections, maxLineBytes: maxLine }: CollectOptions,
  { tls, token }: Security,
  { admit: onConnection }: Collector,
  voice: Voice,
): Promise<Listener> {
  if (address.kind === "zmq") return openZmqListener(address, { maxLine, onConnection });
  return openListener(address, {
    tls,
    token,
    mostConnections: maxConnections,
    onConnection,
    onRefusal: (peer, why) => voice.warn(`refused ${why}`, `refused ${peer}: ${why}`),
  });
}

/** Makes the folder; returns its path without symbolic links. */
function openFolder(path: string, name: string): string {
  let root: string;
  try {
    mkdirSync(path, { recursive: true });
    root = realpathSync(path);
  } catch (error) {
    throw new CannotWrite(name, error);
  }
  const rejects = lstatSync(join(root, rejectsFolder), { throwIfNoEntry: false });
  if (rejects && !rejects.isDirectory()) {
    throw new Problem(`${join(name, rejectsFolder)} is no folder`, "move it away");
  }
  return root;
}
