import { piiRules, valueRules } from "../../core/redact/rules/index.ts";
import { structuralRules } from "../../core/redact/rules/structural.ts";
import type { Io } from "../../io/io.ts";
import { createStyle } from "../../report/style.ts";
import { renderTable } from "../../report/table.ts";
import { exitCodes } from "../exit-codes.ts";

/** Prints every rule with what it takes. */
export async function listRules(color: boolean, io: Io): Promise<number> {
  const style = await createStyle(color, io.stdout.columns);
  const rows = [
    ...Object.entries(structuralRules).map(([id, title]) => [id, title]),
    ...valueRules.map(({ id, title }) => [id, title]),
    ...piiRules.map(({ id, title }) => [id, `${title} (--profile pii)`]),
  ];
  await io.stdout.write(
    renderTable([{ title: "rule" }, { title: "takes", grow: true }], rows, style),
  );
  return exitCodes.clean;
}

/** What a rule takes, in words; a rule of a policy has none. */
export function titleOf(rule: string): string {
  if (Object.hasOwn(structuralRules, rule))
    return structuralRules[rule as keyof typeof structuralRules];
  return (
    [...valueRules, ...piiRules].find(({ id }) => id === rule)?.title ?? "a rule of the policy"
  );
}
