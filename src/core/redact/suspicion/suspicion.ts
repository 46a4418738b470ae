import { createAutomaton } from "./automaton.ts";
import type { Names } from "../names/names.ts";
import { isRunOfInterest } from "./runs.ts";
import { createPlainSpotter, inRun, type CreateSpotter } from "./spotter.ts";
import { holds, kind, programWords } from "./checks.ts";

/**
 * Looks over bytes for what could be part of a secret, as raw JSON or as a plain text; what it passes over needs no rule.
 * It must never miss what a rule would take, and may stop for nothing: then the rules decide.
 */
export interface Suspicion {
  /** The offset of something suspicious from `from` on; -1 if there is nothing up to `to`. */
  find(bytes: Uint8Array, from: number, to: number): number;
}

/** Raw spellings of what decoding would make visible: escaped ASCII, an escaped slash, percent-encoded letters. */
const encoded = [
  ..."234567".split("").map((digit) => `\\u00${digit}`),
  "\\/",
  "\\u0000",
  "\u0000",
  "\\u00ad",
  "\\u200",
  "\\u206",
  "\\ufeff",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u200e",
  "\u200f",
  "\u2060",
  "\u2061",
  "\u2062",
  "\u2063",
  "\u2064",
  "\ufeff",
  "\u00ad",
];

const certain = [
  "authorization",
  "cookie",
  "-stdin",
  "--stdin",
  "passphrase-fd",
  "with-token",
  "<<<",
  "private key",
  "begin pgp",
  "identified ",
  "securestring",
  "networkcredential",
  "chpasswd",
];
const schemes =
  "bearer basic token apikey api-key negotiate ntlm dpop splunk genie-key geniekey sso-key pat session jwt".split(
    " ",
  );
const parameters =
  "sig= signature= hmac= key= api= code= sid= session= sessionid= session_id= ticket= assertion= samlresponse= saml_response= st= access= otp= pass= pw= pwd= auth= jwt= accessid= accesskeyid= credential=".split(
    " ",
  );

/** Suspects everything: for rules that no word gives away. */
export const suspectAll: Suspicion = { find: (_bytes, from, to) => (from < to ? from : -1) };

/**
 * @param keywords those of the value rules in force, in lower case
 * @param createSpotter what goes over the bytes
 */
export function createSuspicion(
  keywords: readonly string[],
  names: Names,
  createSpotter: CreateSpotter = createPlainSpotter,
): Suspicion {
  const encoder = new TextEncoder();
  const word = (bits: number) => (text: string) => ({
    bytes: [...encoder.encode(text)],
    kind: bits,
  });
  const { next, columns, kinds } = createAutomaton([
    ...[...encoded, ...certain, ...keywords].map(word(kind.certain)),
    ...names.parts.map(word(kind.name)),
    ...[...programWords].map(word(kind.program)),
    word(kind.url)("://"),
    word(kind.percent)("%"),
    ...parameters.map(word(kind.parameter)),
    ...schemes.map(word(kind.scheme)),
  ]);
  const classes = columns.slice();
  for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.") {
    classes[character.charCodeAt(0)]! += inRun;
  }
  const spotter = createSpotter({ classes, next });
  return {
    find(bytes, from, to) {
      spotter.begin(bytes, from, to);
      while (spotter.next()) {
        const { at, word: state, run } = spotter;
        if (state > 0 && holds(kinds[state]!, bytes, at, from, to, names)) return at;
        if (run >= 0 && isRunOfInterest(bytes, run, at)) return run;
      }
      return -1;
    },
  };
}
