import { addressText, type Address } from "./address.ts";
import { listenProblem, type Connection, type Listener, type Receiver } from "./listener.ts";
import { loadZeroMq } from "./zeromq.ts";

/** Messages ZeroMQ may hold for us, by sender. */
const fewMessages = 64;
/** What a message may have beyond the longest line, bytes: it may hold many lines. */
const moreThanLine = 1 << 20;
/** At the end: how long nothing more may have come, ms. */
const quietFor = 100;

export interface ZmqListenOptions {
  readonly maxLine: number;
  readonly onConnection: (connection: Connection) => Receiver;
}

/**
 * Listens for senders over ZeroMQ (PULL). It does not tell them apart: all are one connection.
 * @throws Problem if it can't listen there, or the package zeromq is not installed
 */
export async function openZmqListener(
  address: Address,
  { maxLine, onConnection }: ZmqListenOptions,
): Promise<Listener> {
  const { Pull } = await loadZeroMq();
  const pull = new Pull({
    receiveHighWaterMark: fewMessages,
    maxMessageSize: maxLine + moreThanLine,
    linger: 0,
    ipv6: address.host.includes(":"),
  });
  try {
    // An asterisk is any free port (zmq_tcp).
    const name = addressText(address).replace("zmq+", "");
    await pull.bind(address.port === 0 ? name.replace(/0$/, "*") : name);
  } catch (error) {
    pull.close();
    throw listenProblem(address, error);
  }
  const port = Number(/\d+$/.exec(pull.lastEndpoint ?? "")?.[0]);
  let isPaused = false;
  let isClosed = false;
  let goOn: (() => void) | undefined;
  let quiet: NodeJS.Timeout | undefined;
  const close = (): void => {
    if (!pull.closed) pull.close();
  };
  const receiver = onConnection({
    peer: addressText({ ...address, port }),
    pause: () => void (isPaused = true),
    resume() {
      isPaused = false;
      goOn?.();
    },
    finish() {
      isClosed = true;
      this.resume();
      pull.receiveTimeout = quietFor;
      // A call that waits already does so without a limit.
      quiet = setTimeout(close, quietFor);
    },
    cut: close,
  });
  async function receive(): Promise<void> {
    for (;;) {
      if (isPaused) await new Promise<void>((settle) => (goOn = settle));
      const parts = await pull.receive();
      for (const part of parts) {
        const isWhole = part.at(-1) === 0x0a;
        receiver.data(isWhole ? part : Buffer.concat([part, Buffer.from("\n")]));
      }
      if (isClosed) quiet?.refresh();
    }
  }
  void receive().catch(() => {
    close();
    receiver.end();
  });
  return { address: { ...address, port }, close: () => Promise.resolve() };
}
