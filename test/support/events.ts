/** A valid line of its own run: `n` tells lines apart. */
export const eventLine = (n: number, payload: object = {}): string =>
  JSON.stringify({
    schema_version: "0.1",
    timestamp: new Date(Date.UTC(2026, 2, 2, 8, 0, 0, n)).toISOString(),
    source: "planner",
    run_id: "test-run",
    cycle: 1,
    event: "plan.generated",
    payload: { steps: n, confidence: 0.5, ...payload },
    tags: { agent: "test" },
  });

/** A log of `count` valid lines. */
export const logOf = (count: number): string =>
  Array.from({ length: count }, (_, n) => `${eventLine(n)}\n`).join("");
