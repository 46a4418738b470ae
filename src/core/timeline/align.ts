/** A pair of positions in two lists; undefined where one list has nothing. */
export interface Pair {
  readonly a: number | undefined;
  readonly b: number | undefined;
}

/** Cells of the table that are worth it; longer lists are paired from both ends only. */
const mostCells = 16_000_000;

/** Aligns two lists by their keys so that as many as possible are paired, in order (longest common subsequence). */
export function align(a: readonly string[], b: readonly string[]): Pair[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const pairs: Pair[] = [];
  for (let i = 0; i < start; i++) pairs.push({ a: i, b: i });
  pairs.push(...alignMiddle(a.slice(start, endA), b.slice(start, endB), start));
  for (let i = 0; endA + i < a.length; i++) pairs.push({ a: endA + i, b: endB + i });
  return pairs;
}

function alignMiddle(a: readonly string[], b: readonly string[], start: number): Pair[] {
  const onlyA = (i: number): Pair => ({ a: start + i, b: undefined });
  const onlyB = (j: number): Pair => ({ a: undefined, b: start + j });
  if (a.length * b.length > mostCells) {
    return [...a.map((_, i) => onlyA(i)), ...b.map((_, j) => onlyB(j))];
  }
  const width = b.length + 1;
  /** How many can be paired from a position on. */
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) pairs.push({ a: start + i++, b: start + j++ });
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) pairs.push(onlyA(i++));
    else pairs.push(onlyB(j++));
  }
  while (i < a.length) pairs.push(onlyA(i++));
  while (j < b.length) pairs.push(onlyB(j++));
  return pairs;
}
