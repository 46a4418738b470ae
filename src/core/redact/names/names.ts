import { isPlaceholder, looksRandom, entropyOf } from "./placeholder.ts";
import { vendors } from "./vendors.ts";
import { strengthOf, wordsOf, type Strength } from "./words.ts";

/** What the names of keys, flags and variables say about their values. */
export interface Names {
  /** How sure a name makes us that its value is a secret; undefined for other names. */
  strengthOf(name: string): Strength | undefined;
  /** Whether it names a service, whose generated values are credentials. */
  isVendor(name: string): boolean;
  /** Every name that says anything holds one of these, in lower case. */
  readonly parts: readonly string[];
}

const parts: readonly string[] = [
  ..."pass pwd pw secret token key auth cred cookie jwt bearer login dsn sid otp pin mnemonic phrase psk kennwort contrase motdepasse".split(
    " ",
  ),
  ..."senha wachtwoord connectionstring connection_string connstr pswd pword sessionid".split(" "),
  "connection string",
  ...vendors,
];
const vendorNames: ReadonlySet<string> = new Set(vendors);
const vendorEnds = /^(?:key|id|login|secret|token|pat|api|auth|access|sid|webhook)$/;
const ids = /^(?:trace|span|request|run|build|commit|job)$/;

/**
 * @param added names a policy adds; they count as passwords do
 * @param kept names a policy takes out
 */
export function createNames(added: readonly string[] = [], kept: readonly string[] = []): Names {
  const seen = new Map<string, boolean>();
  const more = new Set(added.map(plain));
  const without = new Set(kept.map(plain));
  return {
    strengthOf(name) {
      if (more.size + without.size > 0) {
        const bare = plain(name);
        if (without.has(bare)) return undefined;
        if (more.has(bare)) return "strong";
      }
      return strengthOf(name);
    },
    isVendor(name) {
      let is = seen.get(name);
      if (is === undefined) {
        if (seen.size >= mostNames) seen.clear();
        is = isVendor(name) && !without.has(plain(name));
        seen.set(name, is);
      }
      return is;
    },
    parts: [...parts, ...added.map((name) => name.toLowerCase())],
  };
}

/** Names that are remembered; logs repeat them. */
const mostNames = 10_000;

const plain = (name: string): string => wordsOf(name).join("_");

function isVendor(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  return (
    last !== undefined &&
    words.some((word) => vendorNames.has(word)) &&
    (vendorNames.has(last) || vendorEnds.test(last)) &&
    !ids.test(words.at(-2) ?? "")
  );
}

/** Whether a value beside the name of a service is a credential of it. */
export const isVendorValue = (text: string): boolean =>
  !isPlaceholder(text) &&
  looksRandom(text, 14) &&
  entropyOf(text) >= 2.9 &&
  /\d.*\d/.test(text) &&
  // A name of a model or a version has short parts.
  /[A-Za-z0-9]{8}/.test(text) &&
  !/0123456789|abcdefghij/i.test(text);
