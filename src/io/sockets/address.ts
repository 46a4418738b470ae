import { isIP, isIPv6 } from "node:net";
import { Problem } from "../../contract/problem.ts";

/** Where a socket is reached or listens. */
export interface Address {
  readonly kind: "tcp" | "tls" | "zmq";
  /** A name or an IP address, IPv6 without brackets. */
  readonly host: string;
  /** 0 to listen on any that is free. */
  readonly port: number;
}

const kinds: ReadonlyMap<string, Address["kind"]> = new Map([
  ["tcp", "tcp"],
  ["tls", "tls"],
  ["zmq+tcp", "zmq"],
]);
const schemes = { tcp: "tcp", tls: "tls", zmq: "zmq+tcp" } as const satisfies Record<
  Address["kind"],
  string
>;
const forms =
  "write tcp://host:port, tls://host:port or zmq+tcp://host:port; IPv6 as tcp://[::1]:4560";

/**
 * Reads `tcp://host:port`, `tls://host:port` or `zmq+tcp://host:port`; IPv6 stands in brackets (RFC 3986).
 * @throws Problem for anything else
 */
export function parseAddress(text: string): Address {
  const refuse = (why: string) =>
    new Problem(`${JSON.stringify(text)} is no address: ${why}`, forms);
  const at = text.indexOf("://");
  const kind = at < 0 ? undefined : kinds.get(text.slice(0, at).toLowerCase());
  if (kind === undefined) {
    throw refuse(at < 0 ? "it has no scheme" : `${text.slice(0, at)}:// is not known here`);
  }
  const match = /^(?:\[([^\]]*)\]|([^[\]:/?#@\s]+)):(\d{1,5})$/.exec(text.slice(at + 3));
  if (!match) throw refuse("host:port must follow the scheme, and nothing else");
  const [, bracketed, name, digits] = match;
  if (bracketed !== undefined && !isIPv6(bracketed)) throw refuse("[...] is no IPv6 address");
  const port = Number(digits);
  if (port > 65_535) throw refuse("a port is at most 65535");
  return { kind, host: bracketed ?? name!, port };
}

/** An address as it is written. */
export const addressText = ({ kind, host, port }: Address): string =>
  `${schemes[kind]}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
