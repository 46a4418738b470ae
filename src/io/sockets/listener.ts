import { createServer, isIP, type AddressInfo, type Server, type Socket } from "node:net";
import type { TlsOptions, TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { Problem } from "../../contract/problem.ts";
import { addressText, type Address } from "./address.ts";
import { createGate } from "./gate.ts";
import { acceptedLine, refusedLine } from "./handshake.ts";
import { socketReason } from "./why.ts";

/** One sender. */
export interface Connection {
  /** Its address and port. */
  readonly peer: string;
  pause(): void;
  resume(): void;
  /** Takes what has come already, and ends. */
  finish(): void;
  /** Ends at once. */
  cut(): void;
}

/** Takes what a sender sends. */
export interface Receiver {
  data(bytes: Uint8Array): void;
  /** The connection has ended. */
  end(): void;
}

export interface ListenOptions {
  /** What TLS is set up with; undefined for none. */
  readonly tls: TlsOptions | undefined;
  /** What senders have to send first. */
  readonly token: string | undefined;
  readonly mostConnections: number;
  readonly onConnection: (connection: Connection) => Receiver;
  /** Told of senders that were not let in. */
  readonly onRefusal: (peer: string, why: string) => void;
}

export interface Listener {
  /** With the port that was taken. */
  readonly address: Address;
  /** Lets those in who have connected already, and nobody after them. */
  close(): Promise<void>;
}

/** How long a sender may take to prove itself, ms. */
const proveWithin = 10_000;
/** At the end: how long nothing more may have come, and how long it is waited for at most, ms. */
const quietFor = 250;
const finishWithin = 5000;
/** At the end: how long those who have connected are let in, ms. */
const acceptWithin = 1000;
/** How long a sender that was refused may take to read why, ms. */
const refuseWithin = 1000;
const keepAliveAfter = 30_000;

/**
 * Listens for senders.
 * @throws Problem if it can't listen there
 */
export async function openListener(address: Address, options: ListenOptions): Promise<Listener> {
  const { tls, mostConnections, onRefusal } = options;
  const welcome = (socket: Socket): void => admit(socket, options);
  const server: Server = tls
    ? process.getBuiltinModule("node:tls").createServer({ ...tls, handshakeTimeout: proveWithin })
    : createServer();
  server.maxConnections = mostConnections;
  let accepted = 0;
  server.on("connection", () => accepted++);
  server.on(tls ? "secureConnection" : "connection", welcome);
  server.on("drop", (from) =>
    onRefusal(peerOf(from?.remoteAddress, from?.remotePort), "too many connections"),
  );
  server.on("tlsClientError", (error: Error, { remoteAddress, remotePort }: TLSSocket) =>
    onRefusal(peerOf(remoteAddress, remotePort), socketReason(error)),
  );
  const { host, port } = address;
  await new Promise<void>((settle, reject) => {
    server.once("error", (error) => reject(listenProblem(address, error)));
    server.listen({ host, port }, settle);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: { ...address, kind: tls ? "tls" : "tcp", port: taken },
    async close() {
      const until = performance.now() + acceptWithin;
      // A connection that waits is accepted with each turn of the loop, one at a time.
      for (let before = -1; before !== accepted && performance.now() < until;) {
        before = accepted;
        await turn();
        await turn();
      }
      server.close();
    },
  };
}

const turn = promisify(setImmediate);

export function listenProblem(address: Address, error: unknown): Problem {
  const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  return new Problem(
    `cannot listen on ${addressText(address)}: ${socketReason(error)}`,
    isTaken ? "end what listens there, or take another port" : undefined,
  );
}

const peerOf = (host = "unknown", port = 0): string =>
  isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;

/** Lets a sender in once it has proven itself. */
function admit(socket: Socket, { tls, token, onConnection, onRefusal }: ListenOptions): void {
  const peer = peerOf(socket.remoteAddress, socket.remotePort);
  const gate = createGate(token);
  let receiver: Receiver | undefined;
  let timer: NodeJS.Timeout | undefined;
  const refuse = (why: string): void => {
    onRefusal(peer, why);
    socket.removeAllListeners("data");
    socket.end(refusedLine(why)).resume();
    timer = setTimeout(() => socket.destroy(), refuseWithin);
  };
  const open = (): Receiver => {
    clearTimeout(timer);
    receiver = onConnection({
      peer,
      pause: () => void socket.pause(),
      resume: () => void socket.resume(),
      finish() {
        timer = setTimeout(() => socket.destroy(), finishWithin);
        endOnceQuiet(socket);
      },
      cut: () => void socket.destroy(),
    });
    return receiver;
  };
  socket.setKeepAlive(true, keepAliveAfter);
  // However it has ended, what came whole was taken.
  socket.on("error", () => undefined);
  socket.on("close", () => {
    clearTimeout(timer);
    receiver?.end();
  });
  const stranger = certificateProblem(socket, tls);
  if (stranger !== undefined) {
    refuse(stranger);
    return;
  }
  const isOpen = token === undefined;
  if (isOpen && tls) socket.write(acceptedLine);
  if (isOpen) open();
  else timer = setTimeout(() => refuse("no token has come in time"), proveWithin);
  let isPast = false;
  socket.on("data", (block: Buffer) => {
    if (isPast) {
      receiver!.data(block);
      return;
    }
    const passed = gate(block);
    if (passed.kind === "wait") {
      timer ??= setTimeout(() => socket.destroy(), proveWithin);
      return;
    }
    if (passed.kind === "refused") {
      refuse(passed.why);
      return;
    }
    isPast = true;
    clearTimeout(timer);
    // A token nobody asked for is answered as well: its sender waits for that.
    if (passed.hasToken && !(isOpen && tls)) socket.write(acceptedLine);
    receiver ??= open();
    if (passed.rest.length > 0) receiver.data(passed.rest);
  });
}

/** Ends a connection once it is read and nothing has come for a while. */
function endOnceQuiet(socket: Socket): void {
  const before = socket.bytesRead;
  setTimeout(() => {
    // What came while this process was busy is read after timers were called.
    setImmediate(() => {
      if (socket.destroyed) return;
      if (socket.isPaused() || socket.bytesRead !== before) endOnceQuiet(socket);
      else socket.destroy();
    });
  }, quietFor);
}

/** Why the certificate of a sender is not taken; undefined if it is, or none is asked for. */
function certificateProblem(socket: Socket, tls: TlsOptions | undefined): string | undefined {
  if (tls?.requestCert !== true) return undefined;
  const { authorized, authorizationError } = socket as TLSSocket;
  return authorized ? undefined : `no trusted certificate (${String(authorizationError)})`;
}
