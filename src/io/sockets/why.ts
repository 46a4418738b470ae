import { reasonOf } from "../reason.ts";

const known: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the other side has broken the connection",
  EPIPE: "the other side has closed the connection",
  ETIMEDOUT: "no answer",
  EHOSTUNREACH: "the host can't be reached",
  ENETUNREACH: "the network can't be reached",
  ENOTFOUND: "no host of this name",
  EAI_AGAIN: "names of hosts can't be looked up now",
  EADDRINUSE: "the address is in use",
  EADDRNOTAVAIL: "this machine has no such address",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed and not trusted here",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate's authority is not trusted here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate's authority is not trusted here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate's authority is not trusted here",
  CERT_HAS_EXPIRED: "its certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host",
};

/** Why a socket failed, in words. Several addresses of one host may have failed, each for its own reason. */
export function socketReason(error: unknown): string {
  const first = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  const { code } = first as NodeJS.ErrnoException;
  return (code === undefined ? undefined : known[code]) ?? reasonOf(first);
}
