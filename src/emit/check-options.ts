import type { EmitterOptions } from "./options.ts";

/** What options may be; types can't keep the rest out of JavaScript. */
const choices = {
  validate: ["off", "warn", "throw"],
  fsync: ["never", "batch", "event"],
} as const;

/** @throws TypeError for an option that means nothing */
export function checkOptions(options: EmitterOptions): void {
  for (const [name, allowed] of Object.entries(choices)) {
    const value = options[name as keyof typeof choices];
    if (value !== undefined && !(allowed as readonly string[]).includes(value)) {
      throw new TypeError(`${name} is one of ${allowed.join(", ")}, not "${value}"`);
    }
  }
  const { transports, maxQueueBytes = 0, onError, redact } = options;
  if (transports !== undefined && !(Array.isArray(transports) && transports.length > 0)) {
    throw new TypeError("transports must be a list of at least one");
  }
  if (!(maxQueueBytes >= 0)) throw new TypeError("maxQueueBytes must be a number, 0 or more");
  if (onError !== undefined && typeof onError !== "function") {
    throw new TypeError("onError must be a function");
  }
  if (redact !== undefined && typeof redact !== "boolean") {
    throw new TypeError("redact must be true or false");
  }
}
