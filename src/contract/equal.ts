/** Whether two JSON values are equal as JSON Schema means it (2020-12 Core, section 4.2.2); keys may come in any order. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(valueOf(a, key), valueOf(b, key)))
  );
}

const valueOf = (object: object, key: string): unknown => (object as Record<string, unknown>)[key];
