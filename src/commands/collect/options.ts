import type { ContractOptions } from "../contract-setup.ts";

export interface CollectOptions extends ContractOptions {
  /** Addresses; with several, all write to the same folder. */
  readonly listen: readonly string[];
  /** The folder of logs. */
  readonly out: string;
  readonly tokenFile: string | undefined;
  /** PEM files: the certificate, its key, and the authority senders need a certificate of. */
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly tlsCa: string | undefined;
  readonly maxConnections: number;
  /** How long a line may take to come whole, such as 30s. */
  readonly lineTimeout: string | undefined;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly maxLineBytes: number;
}
