/** JSON Pointers (RFC 6901) into an event. */

/** One reference token, escaped, and cut where a hostile key would flood a report. */
export function escapeToken(key: string): string {
  const short = key.length > 256 ? `${key.slice(0, 255)}…` : key;
  return short.includes("~") || short.includes("/")
    ? short.replaceAll("~", "~0").replaceAll("/", "~1")
    : short;
}

const unescapeToken = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~");

/** The decoded tokens of a pointer; undefined if it is not one. */
export function tokensOf(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  const tokens = pointer.slice(1).split("/");
  if (!pointer.includes("~")) return tokens;
  return /~(?![01])/.test(pointer) ? undefined : tokens.map(unescapeToken);
}

export const absent: unique symbol = Symbol("absent");

/** The child of a JSON value by key or array index. */
export function childOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) {
    return /^(0|[1-9]\d*)$/.test(token) && Number(token) < value.length
      ? value[Number(token)]
      : absent;
  }
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return absent;
  return (value as Record<string, unknown>)[token];
}

/** The value a path leads to, or `absent`. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const token of path) {
    value = childOf(value, token);
    if (value === absent) return absent;
  }
  return value;
}
