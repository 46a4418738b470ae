import { isDistinct } from "../../core/redact/known.ts";
import type { Input } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { isSystemError } from "../../io/reason.ts";
import { stat } from "node:fs/promises";
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
/** Personal data and values named by policy are no secrets elsewhere. */
const isSecretRule = (rule: string): boolean => !/^(?:pii|path|schema|known)\./.test(rule);

/**
 * The first pass over files: the secrets that stand in them, to be taken wherever else they stand, also where no name
 * gives them away. Streams can be read once only.
 */
export async function gatherSecrets(
  inputs: readonly Input[],
  { setup, io, maxLineBytes, settled }: Gathering,
): Promise<ReadonlySet<string>> {
  const secrets = new Set<string>();
  let isFull = false;
  const engine = setup.engine(setup.named);
  for (const input of inputs) {
    if (io.signal.aborted || !(await isFile(input.path))) continue;
    try {
      await redactInput(input, {
        engine,
        io,
        maxLineBytes,
        refusesBadLines: false,
        told({ redacted }) {
          if (!("replaced" in redacted)) return;
          for (const { secret, rule } of redacted.replaced) {
            if (!isSecretRule(rule) || !isDistinct(secret)) continue;
            if (secrets.size < mostValues) secrets.add(secret);
            else isFull = true;
          }
        },
        ...(settled && { settled }),
      });
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
  return secrets;
}

const isFile = (path: string | undefined): Promise<boolean> =>
  path === undefined
    ? Promise.resolve(false)
    : stat(path).then(
        (status) => status.isFile(),
        () => false,
      );
