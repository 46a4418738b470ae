import { addressText, parseAddress, type Address } from "../sockets/address.ts";
import { LineCutter, type Budget } from "../sockets/line-cutter.ts";
import { checkListen } from "../sockets/listen-rules.ts";
import { openListener, type Connection, type Receiver } from "../sockets/listener.ts";
import { openZmqListener } from "../sockets/zmq-listener.ts";
import type { FollowOptions } from "./follow.ts";
import type { Lane, Piece } from "./lane.ts";
import type { Stream } from "./stream.ts";

type ListenOptions = Pick<FollowOptions, "maxLine" | "signal" | "tell">;

const mostConnections = 256;
/** Bytes that may wait to be taken before senders have to, and that unfinished lines may take. */
const mostWaiting = 8 << 20;
const mostUnfinished = 64 << 20;

/** What all senders to an address send, as one input without an end; they write as several inputs do. */
export interface SocketStream extends Omit<Stream, "pull"> {
  close(): void;
}

/**
 * Listens on addresses, on this machine alone.
 * @param onReady called when there is something to take
 * @throws Problem if it can't listen on one of them
 */
export async function openSockets(
  names: readonly string[],
  laneOf: (name: string) => Lane,
  onReady: () => void,
  options: ListenOptions,
): Promise<readonly SocketStream[]> {
  const addresses = names.map((name) => parseAddress(name));
  for (const address of addresses) checkListen(address, { hasTls: false, hasProof: false });
  const streams: SocketStream[] = [];
  for (const [i, address] of addresses.entries()) {
    streams.push(await openSocketStream(laneOf(names[i]!), address, onReady, options));
  }
  return streams;
}

async function openSocketStream(
  lane: Lane,
  address: Address,
  onReady: () => void,
  { maxLine, signal, tell }: ListenOptions,
): Promise<SocketStream> {
  const budget: Budget = { free: mostUnfinished };
  const connections = new Set<Connection>();
  let waiting: Piece[] = [];
  let size = 0;
  let isPaused = false;

  const add = (piece: Piece, bytes: number): void => {
    waiting.push(piece);
    size += bytes;
    if (size > mostWaiting && !isPaused) {
      isPaused = true;
      for (const connection of connections) connection.pause();
    }
    onReady();
  };
  const take = (): Piece | undefined => {
    const piece = waiting.shift();
    if (!piece) return undefined;
    size -= typeof piece.bytes === "number" ? 0 : piece.bytes.length;
    if (isPaused && waiting.length === 0) {
      isPaused = false;
      for (const connection of connections) connection.resume();
    }
    return piece;
  };
  const onConnection = (connection: Connection): Receiver => {
    const cutter = new LineCutter(maxLine, budget);
    let over = 0;
    connections.add(connection);
    if (isPaused) connection.pause();
    return {
      data(block) {
        for (const cut of cutter.push(block, 0)) {
          if (cut.kind === "lines")
            add({ kind: "lines", lane, bytes: cut.bytes }, cut.bytes.length);
          else {
            over += cut.bytes.length;
            if (cut.isLast) add({ kind: "long", lane, bytes: over }, 0);
            if (cut.isLast) over = 0;
          }
        }
      },
      end() {
        connections.delete(connection);
        const rest = cutter.end();
        if (rest?.kind === "lines")
          tell({ kind: "half-line", file: lane.name, bytes: rest.bytes.length });
      },
    };
  };
  const listener =
    address.kind === "zmq"
      ? await openZmqListener(address, { maxLine, onConnection })
      : await openListener(address, {
          tls: undefined,
          token: undefined,
          mostConnections,
          onConnection,
          onRefusal: (file, reason) => tell({ kind: "unreadable", file, reason }),
        });
  tell({ kind: "listening", file: addressText(listener.address) });
  return {
    lane,
    take,
    get isOver() {
      return signal.aborted && waiting.length === 0;
    },
    close() {
      void listener.close();
      for (const connection of connections) connection.cut();
    },
  };
}
