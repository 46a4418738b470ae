import { Problem } from "../../contract/problem.ts";
import { createListing, type ListEntry } from "../../core/redact/listing.ts";
import { resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { safe } from "../../report/safe.ts";
import { createStyle } from "../../report/style.ts";
import { setUpContract } from "../contract-setup.ts";
import { exitCodes } from "../exit-codes.ts";
import { gatherSecrets } from "./gather.ts";
import { titleOf } from "./list-rules.ts";
import type { RedactOptions } from "./options.ts";
import { redactInput, Unredactable } from "./redact-input.ts";
import { setUpRedaction } from "./setup.ts";

/** Says which rules take what in one line, and why; never the values. */
export async function explain(
  place: string,
  options: RedactOptions,
  io: Io,
  today: string,
): Promise<number> {
  const match = /^(.+):([1-9]\d*)$/.exec(place);
  if (!match) throw new Problem(`"${place}" is no place`, "write FILE:LINE, such as run.jsonl:12");
  const line = Number(match[2]);
  const { found, bad } = await resolveInputs([match[1]!], io.cwd);
  const input = found[0];
  if (!input || found.length > 1) {
    throw new Problem(`cannot read ${match[1]}: ${bad[0]?.reason ?? "it is no single file"}`);
  }
  const setup = await setUpRedaction(options, await setUpContract(options, io), io, today);
  const { maxLineBytes } = options;
  const { secrets } = await gatherSecrets([input], { setup, io, maxLineBytes });
  const listing = createListing();
  let lines = 0;
  try {
    const { lines: read } = await redactInput(input, {
      engine: setup.engine(secrets),
      io,
      maxLineBytes,
      refusesBadLines: false,
      told: (change) => {
        if (change.line === line) listing.add(input.name, change);
      },
    });
    lines = read;
  } catch (error) {
    if (error instanceof Unredactable)
      throw new Problem(`cannot read ${input.name}: ${error.message}`);
    throw error;
  }
  if (line > lines) throw new Problem(`${input.name} has ${lines} lines, not ${line}`);
  const style = await createStyle(options.color, io.stdout.columns);
  if (listing.entries.length === 0) {
    await io.stdout.write(`${safe(place)}: ${style.good("no rule takes anything")}\n`);
    return exitCodes.clean;
  }
  const told = listing.entries.map((entry) => sentence(entry, style.strong));
  await io.stdout.write(`${safe(place)}:\n${told.join("")}`);
  return exitCodes.clean;
}

const sentence = ({ pointer, rule, count }: ListEntry, strong: (text: string) => string): string =>
  `  ${safe(pointer === "" ? "the line" : pointer)}: ${strong(rule)}${count > 1 ? ` x${count}` : ""}, ${titleOf(rule)}\n`;
