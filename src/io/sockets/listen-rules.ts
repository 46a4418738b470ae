import { isIP } from "node:net";
import { Problem } from "../../contract/problem.ts";
import { addressText, type Address } from "./address.ts";

/** What protects a listener. */
export interface Guards {
  readonly hasTls: boolean;
  /** Whether senders have to prove who they are, with a token or a certificate. */
  readonly hasProof: boolean;
}

/** Whether only this machine can reach an address (RFC 1122, RFC 4291). */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith("127.");
  if (isIP(host) === 6) return /^(?:::1|(?:0+:){7}0*1|::ffff:127\..*)$/i.test(host);
  return host.toLowerCase() === "localhost";
}

/**
 * Anybody can write to a listener others can reach, and read what is sent to it, so that asks for TLS and a proof.
 * @throws Problem for an address that may not be listened on
 */
export function checkListen(address: Address, { hasTls, hasProof }: Guards): void {
  const { kind, host } = address;
  const text = addressText(address);
  if (kind === "tls" && !hasTls) {
    throw new Problem(`${text} needs a certificate`, "name it with --tls-cert and --tls-key");
  }
  if (isLoopback(host)) return;
  if (kind === "zmq") {
    throw new Problem(
      `${text} would be open to others, and ZeroMQ is not protected here`,
      "listen on zmq+tcp://127.0.0.1, or take tls:// for others",
    );
  }
  if (hasTls && hasProof) return;
  throw new Problem(
    `${text} would be open to others`,
    "that needs --tls-cert and --tls-key, and --token-file or --tls-ca; or listen on 127.0.0.1",
  );
}
