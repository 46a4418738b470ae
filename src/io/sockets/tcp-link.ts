import { connect, type Socket } from "node:net";
import type { Address } from "./address.ts";
import { createBackoff } from "./backoff.ts";
import { acceptedLine, answerWithin, refusalIn, tokenLine } from "./handshake.ts";
import type { Link, LinkEvents } from "./link.ts";
import { clientContext, connectTls, type TlsFiles } from "./tls-client.ts";
import { socketReason } from "./why.ts";

/** How long connecting may take, ms, and ending a connection. */
const connectWithin = 10_000;
const endWithin = 1000;
/** After this long without data the system asks whether the other side is still there, ms. */
const keepAliveAfter = 30_000;
const longestAnswer = 1024;

export interface TcpOptions {
  readonly token: string | undefined;
  readonly tls: TlsFiles | undefined;
}

/**
 * A link over TCP or TLS. It connects at once, and again whenever the connection breaks.
 * @throws Problem if a file of `tls` can't be read
 */
export function openTcpLink(
  address: Address,
  { token, tls }: TcpOptions,
  { onUp, onDown }: LinkEvents,
): Link {
  const { kind, host, port } = address;
  const context = kind === "tls" ? clientContext(tls ?? {}) : undefined;
  const backoff = createBackoff();
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isHeld = false;
  let isClosed = false;

  const apply = (one: { ref(): unknown; unref(): unknown } | undefined): void => {
    if (isHeld) one?.ref();
    else one?.unref();
  };

  function open(): void {
    timer = undefined;
    const own = context ? connectTls({ host, port }, context) : connect({ host, port });
    socket = own;
    apply(own);
    let reason = "the other side has closed the connection";
    let answer = "";
    const fail = (why: string): void => {
      reason = why;
      own.destroy();
    };
    let deadline: NodeJS.Timeout | undefined = setTimeout(() => fail("no answer"), connectWithin);
    deadline.unref();
    const up = (): void => {
      clearTimeout(deadline);
      deadline = undefined;
      backoff.reset();
      onUp();
    };
    own.on(context ? "secureConnect" : "connect", () => {
      own.setNoDelay(true);
      own.setKeepAlive(true, keepAliveAfter);
      if (token !== undefined) own.write(tokenLine(token));
      else if (!context) up();
      else {
        // A listener of ours says whether it takes the certificate; another one says nothing.
        clearTimeout(deadline);
        deadline = setTimeout(up, answerWithin);
        deadline.unref();
      }
    });
    own.on("data", (bytes: Buffer) => {
      if (answer.length < longestAnswer) answer += bytes.toString("latin1");
      const refusal = refusalIn(answer);
      if (refusal !== undefined && answer.includes("\n")) fail(`refused: ${refusal}`);
      else if (deadline && answer.startsWith(acceptedLine)) up();
    });
    own.on("error", (error) => {
      reason = socketReason(error);
    });
    own.on("close", () => {
      clearTimeout(deadline);
      if (socket !== own) return;
      socket = undefined;
      if (isClosed) return;
      timer = setTimeout(open, backoff.next());
      apply(timer);
      onDown(reason);
    });
  }

  open();
  return {
    put(lines, onTaken) {
      socket?.write(lines, (error) => {
        if (!error) onTaken();
      });
    },
    hurry() {
      if (!timer) return;
      clearTimeout(timer);
      open();
    },
    hold(held) {
      isHeld = held;
      apply(socket);
      apply(timer);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      return socket ? ended(socket) : Promise.resolve();
    },
  };
}

/** Ends a connection after what was written to it. */
function ended(socket: Socket): Promise<void> {
  return new Promise((settle) => {
    const stop = (): void => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    const timer = setTimeout(stop, endWithin);
    if (socket.connecting) stop();
    else socket.once("close", stop).end(stop);
  });
}
