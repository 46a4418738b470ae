import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import type { SecureContext, TLSSocket } from "node:tls";
import { Problem } from "../../contract/problem.ts";
import { reasonOf } from "../reason.ts";

/** Names of PEM files. */
export interface TlsFiles {
  /** The authority to trust instead of those the system does. */
  readonly ca?: string | undefined;
  /** A certificate of one's own, and its key. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** Loaded only where TLS is used: it takes a start 5 ms. */
const tls = () => process.getBuiltinModule("node:tls");

/** @throws Problem if a file can't be read or holds no PEM */
export function clientContext({ ca, cert, key }: TlsFiles): SecureContext {
  if ((cert === undefined) !== (key === undefined)) {
    throw new Problem("a certificate needs its key, and a key its certificate");
  }
  const pem = { ca: pemIn(ca), cert: pemIn(cert), key: pemIn(key) };
  try {
    return tls().createSecureContext(pem);
  } catch (error) {
    const files = [ca, cert, key].filter((name) => name !== undefined).join(", ");
    throw new Problem(`${files}: no certificates and keys in PEM: ${reasonOf(error)}`);
  }
}

/** Connects; the other side's certificate must be valid for the host. */
export const connectTls = (
  { host, port }: { readonly host: string; readonly port: number },
  secureContext: SecureContext,
): TLSSocket =>
  tls().connect({ host, port, secureContext, ...(isIP(host) === 0 && { servername: host }) });

/**
 * The content of a PEM file.
 * @throws Problem if it can't be read
 */
export function pemIn(file: string | undefined): Buffer | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Problem(`cannot read ${file}: ${reasonOf(error)}`);
  }
}
