import { InvalidArgumentError } from "commander";
import { listingFormats, type ListingTarget } from "../commands/redact/options.ts";
import { codeProblem } from "../contract/config.ts";
import type { RuleSetting } from "../contract/schema.ts";
import { suggest } from "../contract/suggest.ts";
import { reportFormats, type ReportFormat } from "../report/formats.ts";
import { isAddress } from "../io/sockets/is-address.ts";

/** Readers of option values; each throws what commander prints beside the option. */

const settings = ["off", "info", "warn", "error"] as const satisfies readonly RuleSetting[];

function oneOf<T extends string>(value: string, allowed: readonly T[]): T {
  const found = allowed.find((item) => item === value);
  if (found !== undefined) return found;
  const meant = suggest(value, allowed);
  throw new InvalidArgumentError(
    `Allowed are ${allowed.join(", ")}.${meant ? ` Did you mean ${meant}?` : ""}`,
  );
}

export const format = (value: string): ReportFormat => oneOf(value, reportFormats);

export const validateHow = (value: string) => oneOf(value, ["error", "warn", "off"]);

export const fsyncWhen = (value: string) => oneOf(value, ["never", "batch", "event"]);

export const failOn = (value: string) => oneOf(value, ["error", "warn", "info", "never"]);

/** FORMAT=FILE, any number of times. */
export function report(
  value: string,
  before: readonly { format: ReportFormat; file: string }[] = [],
) {
  const at = value.indexOf("=");
  if (at < 1 || at === value.length - 1) {
    throw new InvalidArgumentError("Write FORMAT=FILE, such as sarif=findings.sarif.");
  }
  return [...before, { format: format(value.slice(0, at)), file: value.slice(at + 1) }];
}

/** FORMAT or FORMAT=FILE of a listing, any number of times. */
export function listing(value: string, before: readonly ListingTarget[] = []): ListingTarget[] {
  const at = value.indexOf("=");
  const name = at < 0 ? value : value.slice(0, at);
  const file = at < 0 ? undefined : value.slice(at + 1);
  if (file === "")
    throw new InvalidArgumentError("Write FORMAT or FORMAT=FILE, such as json=secrets.json.");
  return [...before, { format: oneOf(name, listingFormats), file }];
}

/** CODE=SEVERITY, any number of times. */
export function rule(
  value: string,
  before: readonly { code: string; setting: RuleSetting }[] = [],
) {
  const at = value.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write CODE=off, info, warn or error.");
  const code = value.slice(0, at);
  const problem = codeProblem(code);
  if (problem) throw new InvalidArgumentError(`${problem.message}; ${problem.hint}.`);
  return [...before, { code, setting: oneOf(value.slice(at + 1), settings) }];
}

export const repeated = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  value,
];

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number)) {
    throw new InvalidArgumentError("Expected a whole number, 0 or more.");
  }
  return number;
}

const mostJobs = 256;

export function jobs(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || number > mostJobs) {
    throw new InvalidArgumentError(`Expected a number from 1 to ${mostJobs}.`);
  }
  return number;
}

const units: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
// Texts of the runtime end at about 512 MiB; a line is one text.
const largest = 256 * 1024 ** 2;

/** Bytes, with an optional binary unit: 1048576, 64M, 64MiB. */
export function byteCount(value: string): number {
  const match = /^(\d+)\s*([kmg]?)(?:i?b)?$/i.exec(value);
  const bytes = Number(match?.[1]) * units[match?.[2]?.toLowerCase() ?? ""]!;
  if (!match || bytes < 1 || bytes > largest) {
    throw new InvalidArgumentError("Expected bytes from 1 to 256M, such as 1048576 or 64M.");
  }
  return bytes;
}

export function share(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError("Expected a number from 0 to 1, such as 0.9.");
  }
  return number;
}

/** `10` or `-10` for the last lines, `+10` for those from line 10 on, as tail of POSIX and GNU. */
export function lineCount(value: string): { last: number } | { from: number } {
  const number = Number(value.replace(/^[+-]/, ""));
  if (!/^[+-]?\d+$/.test(value) || !Number.isSafeInteger(number)) {
    throw new InvalidArgumentError("Expected a number of lines, such as 10, or +1 for all.");
  }
  return value.startsWith("+") ? { from: Math.max(1, number) } : { last: number };
}

/** Milliseconds; a text that is no number was meant as an input, and is left to the command. */
export function pause(value: string): number | string {
  if (!/^\d+$/.test(value)) return value;
  const number = Number(value);
  if (number < 1 || number > 3_600_000) {
    throw new InvalidArgumentError("Expected milliseconds from 1 to 3600000.");
  }
  return number;
}

export function processIds(value: string, before: readonly number[] = []): number[] {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < 1 || number > 2 ** 31 - 1) {
    throw new InvalidArgumentError("Expected the id of a process.");
  }
  return [...before, number];
}

/** NAME,NAME, any number of times. */
export const names = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  ...value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== ""),
];

/** Where playback ends, and where it is sent. */
export interface Ends {
  readonly time?: string;
  readonly addresses: readonly string[];
}

/** A time, or an address as `tcp://host:port`; any number of times. */
export const ends = (value: string, before: Ends = { addresses: [] }): Ends =>
  isAddress(value)
    ? { ...before, addresses: [...before.addresses, value] }
    : { ...before, time: value };

/** `10`, `0.5`, `x10`, or `max` for at once. */
export function speed(value: string): number {
  if (value === "max") return Number.POSITIVE_INFINITY;
  const number = Number(value.replace(/^x|x$/i, ""));
  if (!/^x?\d*\.?\d+x?$/i.test(value) || !(number > 0)) {
    throw new InvalidArgumentError("Expected a factor above 0, such as 10 or 0.5, or max.");
  }
  return number;
}

export const diffFormat = (value: string) => oneOf(value, ["text", "json"] as const);
