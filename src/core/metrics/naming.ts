/** What all metrics begin with. */
export const prefix = "agent_telemetry_";

interface BaseUnit {
  /** As it stands in names; "" for none. */
  readonly name: string;
  /** How many of it one of ours is. */
  readonly size: number;
}

/** What Prometheus measures in, by our units (prometheus.io/docs/practices/naming). */
const units: Readonly<Record<string, BaseUnit>> = {
  ms: { name: "seconds", size: 0.001 },
  s: { name: "seconds", size: 1 },
  By: { name: "bytes", size: 1 },
  "tokens/s": { name: "tokens_per_second", size: 1 },
};

export const baseUnit = (unit: string): BaseUnit =>
  Object.hasOwn(units, unit) ? units[unit]! : { name: "", size: 1 };

/** What a name ends in that its unit says again. */
const own = /_(?:ms|s|seconds|bytes|tokens_s)$/;

/** A name of letters, digits and underscores. */
export const plain = (name: string): string =>
  name.replace(/[^a-zA-Z0-9_]/g, "_").replace(/^(?=\d)/, "_");

export const totalName = (name: string): string =>
  name.endsWith("_total") ? name : `${name}_total`;

/** The name of events counted by a field. */
export const valuesName = (event: string, field: string): string =>
  `${prefix}${plain(event)}_${plain(field)}_total`;

/**
 * The name of a number in its base unit.
 * @param event "" for a number of any event
 * @param field "" for the time between the edges of a span
 */
export function numberName(event: string, field: string, unit: string): string {
  const whole = field === "" ? "duration" : plain(field).replace(own, "");
  const base = `${prefix}${event === "" ? "" : `${plain(event)}_`}${whole}`;
  const { name } = baseUnit(unit);
  return name === "" ? base : `${base}_${name}`;
}

/** The bound of a bucket in the base unit, without what multiplying adds at its end. */
export const scaledBound = (bound: number, size: number): number =>
  Number((bound * size).toPrecision(12));

/** Names with a meaning of their own, here or to Prometheus. */
const taken = new Set("le quantile job instance event source outcome direction run_id".split(" "));

/** The label that tells a field's value. */
export function labelName(field: string): string {
  const name = plain(field);
  return taken.has(name) || name.startsWith("__") ? `field_${name}` : name;
}
