import type { Check } from "../../core/validate/check.ts";
import type { Batch } from "../../scan/batch.ts";
import type { Io } from "../../io/io.ts";
import type { ContractSetup } from "../contract-setup.ts";
import type { ValidateOptions } from "./options.ts";

/** Looks for secrets in the lines of a batch, with the rules of `telemetry redact`. */
export type SecretCheck = (batch: Batch, check: Check) => void;

const code = "redaction.secret";

/** Undefined unless a rule asks for it: it takes longer than all other checks. */
export async function createSecretCheck(
  options: ValidateOptions,
  contract: ContractSetup,
  io: Io,
  today: string,
): Promise<SecretCheck | undefined> {
  const { rules = {}, overrides = [] } = contract.config;
  const entries = [
    ...Object.entries(rules),
    ...overrides.flatMap((override) => Object.entries(override.rules)),
    ...options.rules.map(({ code: name, setting }) => [name, setting] as const),
  ];
  if (!entries.some(([name, setting]) => name === code && setting !== "off")) return undefined;
  const { setUpRedaction } = await import("../redact/setup.ts");
  const { createRedactor } = await import("../../core/redact/redactor.ts");
  const { textOf } = await import("../../io/coded-text.ts");
  const setup = await setUpRedaction(
    {
      ...options,
      policy: undefined,
      profiles: [],
      hash: false,
      keyFile: undefined,
      knownEnv: [],
      knownFiles: [],
      onBadLine: "scrub",
      requireClassification: false,
    },
    contract,
    io,
    today,
  );
  const { redaction, suspicion, known } = setup.engine();
  return (batch, check) => {
    createRedactor(redaction, suspicion, known, textOf).piece(batch.bytes, ({ line, redacted }) => {
      if (!("replaced" in redacted)) return "";
      const counts = new Map<string, { rule: string; path: readonly string[]; count: number }>();
      for (const { rule, path = [] } of redacted.replaced) {
        const place = JSON.stringify([rule, path]);
        const counted = counts.get(place) ?? { rule, path, count: 0 };
        counted.count++;
        counts.set(place, counted);
      }
      for (const { rule, path, count } of counts.values()) {
        check.atLine(line - 1, code, path, { rule, count });
      }
      return "";
    });
  };
}
