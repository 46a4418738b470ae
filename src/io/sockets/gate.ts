import { createHash, timingSafeEqual } from "node:crypto";
import { mayBeToken, tokenOf } from "./handshake.ts";

/** What the start of a connection comes to. */
export type Passed =
  /** More bytes are needed to tell. */
  | { readonly kind: "wait" }
  | { readonly kind: "refused"; readonly why: string }
  /** @param hasToken whether a token was given, asked for or not */
  | { readonly kind: "passed"; readonly hasToken: boolean; readonly rest: Uint8Array };

const newline = 0x0a;
/** The longest first line, bytes. */
const longest = 4096;

const digest = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/** Looks at the first line of a connection: a token is compared in constant time, and never passed on as a line. */
export function createGate(token: string | undefined): (block: Uint8Array) => Passed {
  const wanted = token === undefined ? undefined : digest(Buffer.from(token));
  let start = Buffer.alloc(0);
  return (block) => {
    start = start.length === 0 ? Buffer.from(block) : Buffer.concat([start, block]);
    const isToken = mayBeToken(start);
    const end = start.indexOf(newline);
    if (isToken && end < 0 && start.length < longest) return { kind: "wait" };
    const given = isToken && end >= 0 ? tokenOf(start.subarray(0, end)) : undefined;
    if (wanted && !(given && timingSafeEqual(digest(given), wanted))) {
      return { kind: "refused", why: given ? "wrong token" : "a token must be sent first" };
    }
    const rest = given ? start.subarray(end + 1) : start;
    return { kind: "passed", hasToken: given !== undefined, rest };
  };
}
