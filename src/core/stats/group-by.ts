/** Things by a text of theirs, in the order they come. */
export function groupBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const its = groups.get(keyOf(each));
    if (its) its.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}
