import type { Push } from "zeromq";
import { Problem } from "../../contract/problem.ts";
import { reasonOf } from "../reason.ts";
import { addressText, type Address } from "./address.ts";
import type { Link, LinkEvents } from "./link.ts";
import { loadZeroMq } from "./zeromq.ts";

/** Messages ZeroMQ may hold by itself: what it holds is sent again by nobody. */
const fewMessages = 2;
/** Pauses between its attempts to connect, ms. */
const firstPause = 100;
const longestPause = 10_000;
/** How long what ZeroMQ has taken may take to go out at the end, ms. */
const endWithin = 1000;

/** A link over ZeroMQ (ZMTP 3.1, PUSH): a message is a piece of whole lines. ZeroMQ connects again by itself. */
export function openZmqLink(address: Address, { onUp, onDown, onHopeless }: LinkEvents): Link {
  let push: Push | undefined;
  let isHeld = false;
  let isUp = false;
  let isClosed = false;
  /** Keeps the process alive where the socket has to: ZeroMQ's own threads do not. */
  let holder: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const { Push: PushSocket } = await loadZeroMq();
    if (isClosed) return;
    push = new PushSocket({
      sendHighWaterMark: fewMessages,
      linger: 0,
      reconnectInterval: firstPause,
      reconnectMaxInterval: longestPause,
      ipv6: address.host.includes(":"),
    });
    push.events.on("handshake", () => {
      isUp = true;
      onUp();
    });
    push.events.on("disconnect", () => {
      isUp = false;
      onDown("the other side has closed the connection");
    });
    push.events.on("connect:retry", () => {
      if (!isUp) onDown("nothing listens there");
    });
    push.connect(addressText(address).replace("zmq+", ""));
  }

  const opening = open().catch((error: unknown) => {
    const hint = error instanceof Problem && error.hint !== undefined ? ` (${error.hint})` : "";
    onHopeless(`${reasonOf(error)}${hint}`);
  });
  /** A message ZeroMQ waits to have room for; after a break it still has it. */
  let sending: Promise<void> | undefined;
  return {
    put(lines, onTaken) {
      sending ??= push?.send(lines).finally(() => (sending = undefined));
      sending?.then(onTaken, () => undefined);
    },
    hurry() {
      // ZeroMQ keeps its own time.
    },
    hold(held) {
      if (held === isHeld) return;
      isHeld = held;
      clearInterval(holder);
      holder = held ? setInterval(() => undefined, endWithin) : undefined;
    },
    async close() {
      isClosed = true;
      await opening;
      clearInterval(holder);
      if (!push || push.closed) return;
      push.linger = isUp ? endWithin : 0;
      push.close();
    },
  };
}
