import type { ErrorObject } from "ajv";

/** Keywords that fail because schemas below them do; their own error says nothing of its own. */
const applicators = new Set(["anyOf", "oneOf", "if"]);

/**
 * Redaction wins over type (CONTRACT, Redaction): drops the errors of one validation that `isForgiven` holds for,
 * and those of combining keywords of which a branch now fails no more. What is left under a failed
 * combination is dropped too, as its branches contradict each other; the combination itself is kept.
 */
export function forgive(
  errors: readonly ErrorObject[],
  isForgiven: (error: ErrorObject) => boolean,
): ErrorObject[] {
  if (!errors.some(({ keyword }) => applicators.has(keyword))) {
    return errors.filter((error) => !isForgiven(error));
  }
  return settle(errors.slice(0, maxCombined), isForgiven);
}

/** Errors of one validation that are settled where schemas combine: each combination is compared with all of them. */
const maxCombined = 2000;

function settle(
  errors: readonly ErrorObject[],
  isForgiven: (error: ErrorObject) => boolean,
): ErrorObject[] {
  const left = errors.filter((error) => applicators.has(error.keyword) || !isForgiven(error));
  // Inner combinations are reported before the ones around them, so one pass settles all.
  const dropped = new Set<ErrorObject>();
  for (const outer of left) {
    if (!applicators.has(outer.keyword)) continue;
    const isInside = (error: ErrorObject) =>
      error !== outer &&
      isWithin(error.instancePath, outer.instancePath) &&
      branchOf(error, outer) !== undefined;
    const before = new Set(errors.filter(isInside).map((error) => branchOf(error, outer)));
    const inside = left.filter((error) => !dropped.has(error) && isInside(error));
    const after = new Set(inside.map((error) => branchOf(error, outer)));
    if (after.size < before.size) dropped.add(outer);
    if (outer.keyword !== "if") for (const error of inside) dropped.add(error);
    else if (before.size > 0) dropped.add(outer);
  }
  return left.filter((error) => !dropped.has(error));
}

const isWithin = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}/`);

/** The branch of a combination an error comes from: `#/anyOf/1` of `#/anyOf/1/type`. */
function branchOf(error: ErrorObject, outer: ErrorObject): string | undefined {
  const { schemaPath } = error;
  if (outer.keyword === "if") {
    const above = outer.schemaPath.slice(0, -"if".length);
    return ["then", "else"].find((branch) => schemaPath.startsWith(`${above}${branch}/`));
  }
  if (!schemaPath.startsWith(`${outer.schemaPath}/`)) return undefined;
  return schemaPath.slice(outer.schemaPath.length + 1).split("/", 1)[0];
}
