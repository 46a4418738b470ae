// What the mutants can find: for each mistake a scanner is likely to make there is one that would show it.
import { beforeAll, expect, test } from "vitest";
import type { Finding } from "../../src/contract/finding.ts";
import { verdicts, type Batch } from "../../src/scan/batch.ts";
import { coreBases, extensionBases } from "./bases.ts";
import { chunksOf } from "./chunks.ts";
import { extensionSchemas } from "./extensions.ts";
import { createMinds } from "./minds.ts";
import { mutator } from "./mutate.ts";
import { families, type Family } from "./mutations/families.ts";

/** A line without a finding, or with the only one that tells what is wrong with it. */
interface Judged {
  readonly text: string;
  readonly finding: Finding | undefined;
  readonly batch: Batch;
  readonly line: number;
}

type Shows = (judged: Judged) => boolean;

const only =
  (code: Finding["code"], pattern: RegExp): Shows =>
  ({ finding, text }) =>
    finding?.code === code && pattern.test(text);

const valid =
  (pattern: RegExp): Shows =>
  ({ finding, text }) =>
    finding === undefined && pattern.test(text);

const someSlot =
  (wanted: (value: number) => boolean): Shows =>
  ({ finding, batch, line }) =>
    finding === undefined && batch.slots.some((slot) => wanted(slot[line]!));

/** Mistakes, and the lines that show them. */
const mistakes: Readonly<Record<string, Shows>> = {
  "a repeated key is not seen": only("json.duplicate-key", /^/),
  "a repeated key is not seen when one is spelled with an escape": only(
    "json.duplicate-key",
    /\\u00/,
  ),
  "a repeated key is not seen in tags": only(
    "json.duplicate-key",
    /"tags":\{"t0".*"(t\d+)":.*"\1":/,
  ),
  "a repeated envelope field is not seen": only("json.duplicate-key", /"cycle":.*"cycle":/),
  "numbers may begin with zeros": only("json.syntax", /:-?0\d+[,}]/),
  "numbers may begin with a plus": only("json.syntax", /:\+\d/),
  "numbers may end with a point": only("json.syntax", /:\d+\.[,}]/),
  "an exponent may lack its digits": only("json.syntax", /:\d+e[+-]?[,}]/),
  "minus zero becomes zero": someSlot((value) => Object.is(value, -0)),
  "slots are read with 32 bits": someSlot((value) => value > 2 ** 32 && value < 2 ** 53),
  "slots of 17 digits are off by one": valid(/"(?:duration_ms|confidence|share)":\d\.\d{16,}[,}]/),
  "subnormals become 0": someSlot((value) => value > 0 && value < 2.2e-308),
  "rounded integers are not seen": only("json.unsafe-number", /:\d{17,20}[,}]/),
  "rounded integers with a zero tail are not seen": only(
    "json.unsafe-number",
    /:\d{16,20}\.0+[,}]/,
  ),
  "numbers beyond a double are not seen": only(
    "json.unsafe-number",
    /:-?[\d.]+e(?:3[1-9]|[4-9]\d)\d/,
  ),
  "1.0 is no integer": valid(/"(?:steps|index|cycle)":\d+\.0+[,}]/),
  "1e2 is no integer": valid(/"(?:steps|index|cycle)":\d+[eE]\+?\d+[,}]/),
  "1.5 is an integer": only("payload.type", /"(?:steps|index)":\d*\.5[,}]/),
  "a cycle may be 0": only("envelope.range", /"cycle":-?0/),
  "unknown escapes are allowed": only("json.syntax", /\\[xavU']/),
  "short unicode escapes are allowed": only("json.syntax", /\\u[0-9a-f]{0,3}"/),
  "control characters are allowed in texts": only("json.syntax", /"[^"]*[\t\v\x1f][^"]*"/),
  "surrogates are allowed in UTF-8": only("json.utf8", /\xed[\xa0-\xbf][\x80-\xbf]/),
  "overlong forms are allowed": only("json.utf8", /\xc0\x80|\xe0[\x80-\x9f]|\xf0[\x80-\x8f]/),
  "cut characters are allowed": only("json.utf8", /[\xe1-\xef][\x80-\xbf](?![\x80-\xbf])/),
  "bytes beyond UTF-8 are allowed in keys": only("json.utf8", /[{,]"[^":]*[\xf5-\xff][^":]*":/),
  "NBSP is white space": only("json.syntax", /[,{}[\]:]\xc2\xa0|\xc2\xa0[,{}[\]:]/),
  "form feed is white space": only("json.syntax", /[,{}[\]:]\f|\f[,{}[\]:]/),
  "zero bytes are passed over": only("json.nul", /^/),
  "129 levels are not too deep": only("json.depth", /^/),
  "128 levels are too deep": valid(/^(?:[^[{]*[[{]){110}/),
  "years have 29 days in February": only("timestamp.calendar", /-02-29T/),
  "1900 and 2100 are leap years": only("timestamp.calendar", /"(?:1700|1900|2100)-02-29T/),
  "2000 is none": valid(/"2000-02-29T/),
  "year 0 is 1900": valid(/"00\d\d-/),
  "any minute may have a leap second": only("timestamp.calendar", /:60(?:\.\d+)?(?:Z|\+00:00)"/),
  "leap seconds are never accepted": valid(/T23:59:60/),
  "hour 24 is accepted": only("timestamp.calendar", /T24:/),
  "-00:00 is UTC": only("timestamp.not-utc", /-00:00"/),
  "other offsets are UTC": only("timestamp.not-utc", /\+01:00"/),
  "+00:00 is not UTC": valid(/\+00:00"/),
  "lower-case t and z are accepted": only("timestamp.format", /\dt\d\d:|\dz"/),
  "fractions have any length": only("timestamp.format", /\.\d{10}Z/),
  "fractions are cut to milliseconds": valid(/\.\d{3}[1-9]\d*Z"/),
  "a point needs no fraction": only("timestamp.format", /\d\.Z"/),
  "lengths are counted in bytes": valid(/"short":"[^"]{0,3}[\xc3\xf0]/),
  "lengths are counted in UTF-16": valid(/"one":"\xf0/),
  "patterns are not anchored at the end": only("payload.format", /"(?:code|slug|digits)"/),
  "items are not checked": only("payload.type", /"(?:names|numbers|grid|args)":\[/),
  "fields of nested objects are not checked": only("payload.missing", /"cage":\{/),
  "additional fields are not checked": only("payload.rule", /"cage":\{/),
  "tags may be null": only("tag.type", /"tags":\{[^}]*null/),
  "tags may begin with __": only("tag.label-name", /"__a"/),
  "misspelt fields are not seen": only("field.near-miss", /"redacted_?[fF]ield/),
  "misspelt fields are seen beside the right one": valid(/"step":.*"steps":/),
  "the source of an event does not matter": only("event.source-mismatch", /^/),
  "an event's name may be a prefix": only("event.unknown", /"plan\.generate"/),
  "a marker needs no entry": only("redaction.unlisted", /"REDACTED"/),
  "a hash marker needs no entry": only("redaction.unlisted", /"[a-z0-9-]+:[0-9a-f]{16,}"/),
  "an escaped marker needs no entry": only("redaction.unlisted", /\\u0052EDACTED/),
  "a marker in a list of digests needs no entry": only("redaction.unlisted", /digest":\["/),
  "a digest needs an entry": valid(/"prompt_digest":"[a-z0-9-]+:[0-9a-f]{16}/),
  "an entry needs no marker": only("redaction.leak", /^/),
  "an entry needs no place": only("redaction.unresolved", /^/),
  "01 is an index": only("redaction.unresolved", /args\/01"/),
  "pointers are not decoded": valid(/"\/payload\/[^"]*~[01]/),
  "entries inside payload need a pointer": valid(/"redacted_fields":\[[^\]]*"[a-z]+\.[a-z.]+"/),
  "a marker in the place of a number is no event": valid(/"(?:duration_ms|steps)":"REDACTED"/),
  "a carriage return is white space": only("log.crlf", /\r$/),
};

const perFamily = 20_000;
const unseen = new Map(Object.entries(mistakes));

beforeAll(async () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const { reference } = await createMinds(extensionSchemas);
  const bases = [...coreBases, ...coreBases, ...extensionBases];
  for (const family of Object.keys(families) as Family[]) {
    for (const { chunk } of chunksOf(mutator(bases, family), 0, perFamily)) look(reference(chunk));
  }
  Error.stackTraceLimit = stackTraceLimit;
}, 120_000);

function look(batch: Batch): void {
  const { bytes, firstLine, lines, start, end, verdict } = batch;
  const found = new Map<number, Finding[]>();
  for (const finding of batch.findings) {
    const line = finding.line - firstLine;
    found.set(line, [...(found.get(line) ?? []), finding]);
  }
  for (let line = 0; line < lines; line++) {
    const findings = found.get(line) ?? [];
    if (findings.length > 1 || verdict[line] === verdicts.blank) continue;
    // Of a carriage return that is cut off, one byte more.
    const text = Buffer.from(bytes.subarray(start[line], end[line]! + 1)).toString("latin1");
    const judged = { text: text.replace(/\n$/, ""), finding: findings[0], batch, line };
    for (const [mistake, shows] of unseen) if (shows(judged)) unseen.delete(mistake);
  }
}

test.each(Object.keys(mistakes))("%s", (mistake) => {
  expect([...unseen.keys()]).not.toContain(mistake);
});
