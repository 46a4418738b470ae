import { assignmentHits } from "./assignments.ts";
import { commandHits } from "./commands.ts";
import { documentHits } from "../document.ts";
import { blobsOf, percentDecoded, visible, type Inner } from "./encodings.ts";
import { headerHits } from "./headers.ts";
import { delimited, joined } from "../hits.ts";
import { isPlaceholder } from "../names/placeholder.ts";
import type { Hit } from "../rule.ts";
import { statementHits } from "./statements.ts";
import { urlHits } from "./urls.ts";
import type { Detector } from "../detector.ts";

/**
 * All secrets in a text, by every rule and through every encoding. Texts that are JSON, and lines of them that are, are
 * read as documents, so that they stay valid; the rest as text.
 */
export function secretsIn(text: string, detector: Detector): Hit[] {
  if (text.length < 4 || !detector.mayHold(text)) return [];
  const hits: Hit[] = [];
  for (const { from, to } of segmentsOf(text, detector, hits)) {
    const part = from === 0 && to === text.length ? text : text.slice(from, to);
    for (const hit of plainHits(part, detector)) {
      hits.push({ ...hit, from: hit.from + from, to: hit.to + from });
    }
  }
  const found = hits.filter(({ rule }) => detector.isOn(rule)).map((hit) => delimited(hit, text));
  return joined(found);
}

interface Segment {
  readonly from: number;
  readonly to: number;
}

const begins = /^\s*["[{]/;

/** The parts of a text that are no documents; what is found in those that are goes to `hits`. */
function segmentsOf(text: string, detector: Detector, hits: Hit[]): Segment[] {
  if (begins.test(text)) {
    const whole = documentHits(text, 0, text.length, detector);
    if (whole) {
      hits.push(...whole);
      return [];
    }
  }
  if (!text.includes("\n")) return [{ from: 0, to: text.length }];
  const segments: Segment[] = [];
  let open = 0;
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline;
    const document = /^\s*["[{]/.test(text.slice(from, from + 40))
      ? documentHits(text, from, to, detector)
      : undefined;
    if (document) {
      hits.push(...document);
      if (from > open) segments.push({ from: open, to: from });
      open = to + 1;
    }
    from = to + 1;
  }
  if (open < text.length) segments.push({ from: open, to: text.length });
  return segments;
}

/** The rules for texts, and what is found in encoded parts. */
function plainHits(text: string, detector: Detector): Hit[] {
  const hits: Hit[] = [];
  ruleHits(text, detector, hits);
  for (const inner of [percentDecoded(text), visible(text)]) {
    if (inner) throughHits(inner, detector, hits);
  }
  for (const blob of blobsOf(text)) {
    if (secretsIn(blob.text, detector).length > 0) {
      hits.push({ from: blob.from, to: blob.to, rule: "encoded.blob" });
    }
  }
  return hits;
}

function ruleHits(text: string, detector: Detector, hits: Hit[]): void {
  const { names } = detector;
  assignmentHits(text, names, hits);
  headerHits(text, hits);
  urlHits(text, names, hits);
  commandHits(text, names, hits);
  statementHits(text, hits);
  detector.values(text, hits);
}

/** What stands behind an encoding may be encoded again, or a document. */
function throughHits(inner: Inner, detector: Detector, hits: Hit[]): void {
  for (const { from, to, rule, secret = inner.text.slice(from, to) } of secretsIn(
    inner.text,
    detector,
  )) {
    if (!isPlaceholder(secret)) hits.push({ from: inner.at(from), to: inner.at(to), rule, secret });
  }
}
