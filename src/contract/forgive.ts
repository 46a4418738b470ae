import type { ErrorObject } from "ajv";

/** Keywords that fail because schemas below them do; their own error says nothing of its own. */
const combining = new Set(["anyOf", "oneOf", "if", "contains"]);

/**
 * Redaction wins over type (CONTRACT, Redaction): drops the errors of one validation that `isForgiven` holds for, and
 * those of a combination that failed over one of them, as what was replaced might have satisfied it. What is left
 * inside a failed combination is dropped too, as its branches contradict each other; the combination itself is kept.
 */
export function forgive(
  errors: readonly ErrorObject[],
  isForgiven: (error: ErrorObject) => boolean,
): ErrorObject[] {
  if (!errors.some(({ keyword }) => combining.has(keyword))) {
    return errors.filter((error) => !isForgiven(error));
  }
  const forgiven = new Set<ErrorObject>();
  const dropped = new Set<ErrorObject>();
  for (const [i, error] of errors.entries()) {
    const inside = combining.has(error.keyword) ? insideOf(errors, i) : [];
    if (isForgiven(error) || isSettled(error, inside, forgiven)) forgiven.add(error);
    // What `then` or `else` asks is told by its own errors.
    if (error.keyword !== "if") for (const one of inside) dropped.add(one);
    else if (inside.length > 0) dropped.add(error);
  }
  return errors.filter((error) => !forgiven.has(error) && !dropped.has(error));
}

/** Whether a branch of a combination fails over nothing but what is forgiven. */
function isSettled(
  outer: ErrorObject,
  inside: readonly ErrorObject[],
  forgiven: ReadonlySet<ErrorObject>,
): boolean {
  const branches = new Map<string, boolean>();
  for (const error of inside) {
    const isBranch = error.schemaPath.startsWith(`${outer.schemaPath}/`);
    const rest = isBranch ? error.schemaPath.slice(outer.schemaPath.length + 1) : "";
    // Errors behind a reference, and those of items, are each taken for a branch of their own.
    const branch = /^\d+\//.exec(rest)?.[0] ?? `${error.instancePath} ${error.schemaPath}`;
    branches.set(branch, (branches.get(branch) ?? true) && forgiven.has(error));
  }
  return [...branches.values()].some(Boolean);
}

/** The errors inside a combination. ajv reports them right before it; only siblings of it could stand between. */
function insideOf(errors: readonly ErrorObject[], outer: number): ErrorObject[] {
  const { instancePath, schemaPath, keyword } = errors[outer]!;
  const around = schemaPath.slice(0, -keyword.length);
  const within = keyword === "if" ? [`${around}then/`, `${around}else/`] : [`${schemaPath}/`];
  const isInside = (error: ErrorObject): boolean =>
    (error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`)) &&
    // A branch behind a reference has a path of its own.
    (within.some((path) => error.schemaPath.startsWith(path)) ||
      !error.schemaPath.startsWith(around));
  let first = outer;
  while (first > 0 && isInside(errors[first - 1]!)) first--;
  return errors.slice(first, outer);
}
