import { resolve } from "node:path";
import type { RedactionResult } from "../../core/redact/listing.ts";
import type { Io } from "../../io/io.ts";
import { writeWhole } from "../../io/output.ts";
import { createStyle, plainStyle, type Style } from "../../report/style.ts";
import { redactionSummary } from "../../report/redaction/summary.ts";
import type { ListingFormat, RedactOptions } from "./options.ts";

/** Writes what was, or would be, replaced: files first, then standard output, then the summary. */
export async function writeListings(
  result: RedactionResult,
  options: RedactOptions,
  io: Io,
): Promise<void> {
  const { listings, check, dryRun, color, version } = options;
  for (const { format, file } of listings) {
    if (file === undefined) continue;
    await writeWhole(resolve(io.cwd, file), await textOf(result, format, plainStyle(), version));
  }
  if (check || dryRun) {
    const format = listings.find(({ file }) => file === undefined)?.format ?? "table";
    const style = await createStyle(color, io.stdout.columns);
    const text = await textOf(result, format, style, version);
    if (text !== "") await io.stdout.write(text);
  }
  const isColored = color && io.stderr.isTTY;
  const style = await createStyle(isColored, io.stderr.columns);
  await io.stderr.write(redactionSummary(result, !(check || dryRun), style));
}

async function textOf(
  result: RedactionResult,
  format: ListingFormat,
  style: Style,
  version: string,
): Promise<string> {
  if (format === "table") {
    const { redactionTable } = await import("../../report/redaction/table.ts");
    return redactionTable(result, style);
  }
  const { redactionJson, redactionSarif } = await import("../../report/redaction/machine.ts");
  return format === "json" ? redactionJson(result) : redactionSarif(result, version);
}
