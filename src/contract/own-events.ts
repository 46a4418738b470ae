/** Events this product writes itself, which no schema of the core describes. */
export const ownEvents = {
  /** The emitter had no room for events. */
  dropped: "telemetry.dropped",
  /** Stands in for a line that can't be kept in any form. */
  withheld: "telemetry.line_withheld",
} as const;
