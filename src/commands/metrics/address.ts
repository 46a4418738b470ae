import { Problem } from "../../contract/problem.ts";
import type { Address } from "../../io/http/server.ts";
import { parseAddress as parseSocketAddress } from "../../io/sockets/address.ts";
import { socketReason } from "../../io/sockets/why.ts";

export const usualAddress = "127.0.0.1:9464";
const loopback = "127.0.0.1";
const hint = `write one as ${usualAddress}, :9464 for this machine alone, or :0 for any free port`;

/**
 * Reads host:port, [IPv6]:port or :port; without a host only this machine is served.
 * @throws Problem for anything else
 */
export function parseAddress(text: string): Address {
  try {
    return parseSocketAddress(`tcp://${text.startsWith(":") ? loopback : ""}${text}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(`--listen: ${JSON.stringify(text)} is no address`, hint);
  }
}

/** Why a server can't listen, and what to do about it. */
export function listenProblem(text: string, error: unknown): Problem {
  const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  const another = "end what listens there, or take another port with --listen, such as :9465";
  return new Problem(`cannot listen on ${text}: ${socketReason(error)}`, isTaken ? another : hint);
}
