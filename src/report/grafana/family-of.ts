import type { Family, Origin } from "../../core/metrics/family.ts";

/** The family of a name. @throws Error if there is none */
export function familyNamed(families: readonly Family[], name: string): Family {
  const found = families.find((family) => family.name === name);
  if (!found) throw new Error(`there is no metric ${name}`);
  return found;
}

/** The families of a kind, in order. */
export const familiesOfKind = (
  families: readonly Family[],
  kind: Origin["kind"],
): readonly Family[] => families.filter(({ origins }) => origins[0]!.kind === kind);

/** The event a family comes from, the first one where there are several; undefined for what no event tells. */
export function eventOf({ origins }: Family): string | undefined {
  const [origin] = origins;
  return origin && "event" in origin ? origin.event : undefined;
}

/** The span of a family of spans in progress. */
export function spanOf({ origins }: Family): string | undefined {
  const [origin] = origins;
  return origin?.kind === "span" ? origin.span : undefined;
}

export const hasLabel = ({ labels }: Family, name: string): boolean =>
  labels.some((label) => label.name === name);

/** Whether a label of a family is known to take a value. */
export const canBe = ({ labels }: Family, name: string, value: string): boolean =>
  labels.some((label) => label.name === name && label.values.includes(value));

/** Whether it tells a moment, in seconds since the epoch. */
export const isMoment = ({ type, name }: Family): boolean =>
  type === "gauge" && /_time(?:stamp)?_seconds$/.test(name);

/** An event that tells an error, by its name. */
export const isError = (event: string): boolean => event.endsWith(".error");
