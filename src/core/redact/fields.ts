import { escapeToken } from "../../contract/pointer.ts";
import type { Token } from "./json.ts";

/** A value of an event: its token, or the bracket that closes it, and its place in the text. */
export interface Span {
  readonly token: Token;
  readonly from: number;
  readonly to: number;
}

/** What the list of redacted fields needs to know of an event. */
export interface EventShape {
  payload: Span | undefined;
  list: Span | undefined;
}

/** A change of the text: what stands from `from` to `to` becomes `text`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** How an entry names a place (CONTRACT, Redaction): the bare key of a child of payload, else a JSON Pointer. */
function entryOf(path: readonly string[]): string {
  const [first, second] = path;
  const isDirect = path.length === 2 && first === "payload" && !second!.startsWith("/");
  return isDirect ? second! : pointerOf(path);
}

export const pointerOf = (path: readonly string[]): string =>
  path.map((token) => `/${escapeToken(token)}`).join("");

/**
 * The change that lists places in `payload.redacted_fields`: what is listed stays, in its order, and what is new follows.
 * A list of another type is replaced; a text in its place becomes its first entry. Undefined if nothing changes, or there
 * is no payload to list in.
 */
export function listEdit(
  source: string,
  { payload, list }: EventShape,
  paths: readonly (readonly string[])[],
  isTouched: (from: number, to: number) => boolean,
): Edit | undefined {
  if (payload?.token !== "}") return undefined;
  const listed = list ? entriesOf(source, list, isTouched) : [];
  const known = new Set(listed);
  const added: string[] = [];
  for (const path of paths) {
    if (isListed(path, known)) continue;
    const entry = entryOf(path);
    known.add(entry);
    added.push(entry);
  }
  if (list?.token === "]") {
    if (added.length === 0) return undefined;
    const texts = added.map((entry) => JSON.stringify(entry)).join(",");
    const isEmpty = /^\[\s*\]$/.test(source.slice(list.from, list.to));
    return { from: list.to - 1, to: list.to - 1, text: isEmpty ? texts : `,${texts}` };
  }
  const texts = JSON.stringify([...listed, ...added]);
  if (list) return { from: list.from, to: list.to, text: texts };
  const at = payload.to - 1;
  const isEmpty = /^\{\s*\}$/.test(source.slice(payload.from, payload.to));
  return { from: at, to: at, text: `${isEmpty ? "" : ","}"redacted_fields":${texts}` };
}

function entriesOf(
  source: string,
  { token, from, to }: Span,
  isTouched: (from: number, to: number) => boolean,
): string[] {
  if (token !== "]" && (token !== "string" || isTouched(from, to))) return [];
  const value: unknown = JSON.parse(source.slice(from, to));
  return [value].flat().filter((entry) => typeof entry === "string");
}

/** Whether an entry names a place or one above it. */
function isListed(path: readonly string[], entries: ReadonlySet<string>): boolean {
  if (entries.size === 0) return false;
  for (let length = 1; length <= path.length; length++) {
    const above = path.slice(0, length);
    if (entries.has(pointerOf(above))) return true;
    if (above[0] === "payload" && length > 1) {
      const inside = above.slice(1);
      if (!inside[0]!.startsWith("/") && entries.has(inside.join("."))) return true;
    }
  }
  return false;
}
