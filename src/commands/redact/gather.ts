import { isDistinct } from "../../core/redact/known.ts";
import type { Input } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { isSystemError } from "../../io/reason.ts";
import type { BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";
import type { RedactionTotals } from "../../core/redact/listing.ts";
import type { Change } from "../../core/redact/redactor.ts";
import { redactInput, Unredactable } from "./redact-input.ts";
import type { RedactSetup } from "./setup.ts";

/** What the first pass needs. */
interface Gathering {
  readonly setup: RedactSetup;
  readonly io: Io;
  readonly maxLineBytes: number;
  readonly settled?: (bytes: number) => Promise<void>;
}

/** Values that are looked for at most, so that memory stays bounded. */
const mostValues = 100_000;
/** Personal data and what policies name are no secrets elsewhere, and where a rule is less than sure it guesses once. */
const isSecretRule = (rule: string): boolean =>
  !/^(?:pii|path|schema|known|encoded)\.|^(?:name\.(?:weak|vendor)|url\.weak|header\.cookie)$/.test(
    rule,
  );

/** What the first pass tells. */
export interface Gathered {
  readonly secrets: ReadonlySet<string>;
  /** The files that were read. */
  readonly read: ReadonlySet<Input>;
  /** Files in which no rule takes anything, as they were then. */
  readonly clean: ReadonlyMap<Input, CleanFile>;
}

/** A file without secrets. */
export interface CleanFile {
  readonly status: BigIntStats;
  readonly totals: RedactionTotals;
}

/**
 * The first pass over files: the secrets that stand in them, to be taken wherever else they stand, also where no name
 * gives them away. Streams can be read once only; in them what has been found is looked for from then on.
 */
export async function gatherSecrets(
  inputs: readonly Input[],
  { setup, io, maxLineBytes, settled }: Gathering,
): Promise<Gathered> {
  const secrets = new Set<string>();
  const read = new Set<Input>();
  const clean = new Map<Input, CleanFile>();
  let isFull = false;
  const engine = setup.engine();
  for (const input of inputs) {
    const status = await statusOf(input.path);
    if (io.signal.aborted || !status?.isFile()) continue;
    read.add(input);
    try {
      const totals = await redactInput(input, {
        engine,
        io,
        maxLineBytes,
        refusesBadLines: false,
        told({ redacted }) {
          for (const secret of secretsOf(redacted)) {
            if (secrets.size < mostValues) secrets.add(secret);
            else isFull = true;
          }
        },
        ...(settled && { settled }),
      });
      if (totals.changed === 0 && !io.signal.aborted) clean.set(input, { status, totals });
    } catch (error) {
      // The second pass meets it again, and tells it.
      if (!(error instanceof Unredactable) && !isSystemError(error)) throw error;
    }
  }
  if (isFull) {
    await io.stderr.write(
      `note: more than ${mostValues} secrets; what is beyond is only taken where a rule sees it\n`,
    );
  }
  return { secrets, read, clean };
}

/** What a line gives away that is worth looking for elsewhere. */
export const secretsOf = (redacted: Change["redacted"]): string[] =>
  "replaced" in redacted
    ? redacted.replaced.flatMap(({ secret, rule }) =>
        isSecretRule(rule) && isDistinct(secret) ? [secret] : [],
      )
    : [];

const statusOf = (path: string | undefined): Promise<BigIntStats | undefined> =>
  path === undefined
    ? Promise.resolve(undefined)
    : stat(path, { bigint: true }).catch(() => undefined);
