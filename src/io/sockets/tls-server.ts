import type { TlsOptions } from "node:tls";
import { Problem } from "../../contract/problem.ts";
import { pemIn, type TlsFiles } from "./tls-client.ts";

/**
 * What a listener's TLS is set up with; undefined if no certificate is named. With `ca` senders need a certificate of
 * that authority.
 * @throws Problem if a file can't be read or the certificate does not go with its key
 */
export function serverTls({ ca, cert, key }: TlsFiles): TlsOptions | undefined {
  if (cert === undefined && key === undefined) {
    if (ca === undefined) return undefined;
    throw new Problem("--tls-ca needs --tls-cert and --tls-key");
  }
  if (cert === undefined || key === undefined) {
    throw new Problem(
      `--tls-${cert === undefined ? "key" : "cert"} needs --tls-${cert === undefined ? "cert" : "key"}`,
    );
  }
  const options = {
    cert: pemIn(cert),
    key: pemIn(key),
    ca: pemIn(ca),
    minVersion: "TLSv1.2" as const,
  };
  try {
    process.getBuiltinModule("node:tls").createSecureContext(options);
  } catch (error) {
    throw new Problem(`--tls-cert and --tls-key: ${(error as Error).message}`, "name PEM files");
  }
  // An untrusted certificate is refused with an answer, not by breaking the connection.
  return { ...options, ...(ca !== undefined && { requestCert: true, rejectUnauthorized: false }) };
}
