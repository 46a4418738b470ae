import { codeNames, codes, isCode } from "../contract/codes.ts";
import { Problem } from "../contract/problem.ts";
import { suggest } from "../contract/suggest.ts";
import type { Io } from "../io/io.ts";
import { createStyle } from "../report/style.ts";
import { renderTable } from "../report/table.ts";
import { exitCodes } from "./exit-codes.ts";

/** Prints the table of finding codes, or the page of one. */
export async function showRules(code: string | undefined, color: boolean, io: Io): Promise<number> {
  const style = await createStyle(color, io.stdout.columns);
  if (code === undefined) {
    const rows = codeNames.map((name) => {
      const { severity, title } = codes[name];
      return [name, style.severity[severity](severity), title];
    });
    const columns = [{ title: "code" }, { title: "severity" }, { title: "meaning", grow: true }];
    await io.stdout.write(renderTable(columns, rows, style));
    return exitCodes.clean;
  }
  if (!isCode(code)) {
    const meant = suggest(code, codeNames);
    throw new Problem(
      `"${code}" is no finding code`,
      meant ? `did you mean ${meant}?` : "telemetry validate --list-rules shows all",
    );
  }
  const { severity, title, why, fix } = codes[code];
  await io.stdout.write(
    `${style.strong(code)} (${style.severity[severity](severity)})\n${title}.\n\nWhy it matters: ${why}\nWhat to do: ${fix}\n`,
  );
  return exitCodes.clean;
}
