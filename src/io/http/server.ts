import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Address {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** What is asked for, as far as it matters. */
export interface Asked {
  /** The path of the URL, without what follows a question mark. */
  readonly path: string;
  /** Values of request headers, "" for one that is not there. */
  readonly accept: string;
  readonly acceptEncoding: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface HttpServer {
  /** Where it listens, as a URL without a path. */
  readonly url: string;
  /** Stops to listen, lets what is being answered end, and closes all connections. */
  close(): Promise<void>;
}

/** How long a client may take to ask, ms, and how many may be connected. */
const slowest = 10_000;
const mostConnections = 128;
/** Longer than the pause between two scrapes, ms, so that connections are used again. */
const keepAlive = 130_000;
/** How long answers may take to end when the server is closed, ms. */
const grace = 1000;

/**
 * Answers GET and HEAD requests.
 * @throws NodeJS.ErrnoException if it can't listen there
 */
export async function openServer(
  { host, port }: Address,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<HttpServer> {
  const server = createServer(
    { headersTimeout: slowest, requestTimeout: slowest, keepAliveTimeout: keepAlive },
    (request, response) => void respond(request, response, answer),
  );
  server.maxConnections = mostConnections;
  await new Promise<void>((settle, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      settle();
    });
  });
  return { url: urlOf(server.address() as AddressInfo), close: () => closed(server) };
}

const urlOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;

async function respond(
  { method, url = "/", headers }: IncomingMessage,
  response: ServerResponse,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<void> {
  // A client that has gone needs no answer.
  response.on("error", () => undefined);
  if (method !== "GET" && method !== "HEAD") {
    const allow = { allow: "GET, HEAD", connection: "close" };
    response.writeHead(405, { ...allow, "content-type": "text/plain; charset=utf-8" });
    response.end("only GET and HEAD are answered here\n");
    return;
  }
  const { accept = "", "accept-encoding": acceptEncoding = "" } = headers;
  const path = url.replace(/[?#].*$/s, "");
  const {
    status,
    headers: own,
    body,
  } = await answer({ path, accept, acceptEncoding }).catch((): Answer => ({
    status: 500,
    headers: {},
    body: "this is a bug of the server\n",
  }));
  response.writeHead(status, { ...own, "content-length": Buffer.byteLength(body) });
  response.end(method === "HEAD" ? undefined : body);
}

async function closed(server: Server): Promise<void> {
  const isClosed = new Promise<void>((settle) => server.close(() => settle()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await isClosed;
  clearTimeout(timer);
}
