import type { Input } from "../io/inputs.ts";
import type { Io } from "../io/io.ts";
import type { Contract } from "../contract/contract.ts";
import type { Scans } from "../io/parallel/parallel.ts";
import { areaBytes, planTasks } from "../io/parallel/plan.ts";
import { canProve } from "../scan/prover.ts";
import { scanInput, type Scanning } from "../io/scan-input.ts";

/** What workers are started for, bytes: they take a tenth of a second to begin. */
const worthWorkers = 1 << 28;

/**
 * Scans in this thread, or in several where there is enough to do.
 * @param jobs threads that scan; undefined for as many as there are cores
 */
export async function openScans(
  inputs: readonly Input[],
  scanning: Scanning,
  contract: Contract,
  jobs: number | undefined,
  { cores, scanWorker }: Io,
): Promise<Scans> {
  const alone = {
    scan: (input: Input) => scanInput(input, scanning),
    close: async () => undefined,
  };
  // In an area no line can be too long.
  if (scanning.maxLineBytes < areaBytes) return alone;
  const plan = planTasks(inputs);
  if (plan.tasks.length < 2 || !canProve()) return alone;
  const most = jobs ?? (plan.bytes < worthWorkers ? 1 : cores);
  const threads = Math.min(most, plan.tasks.length);
  const { scanInParallel } = await import("../io/parallel/parallel.ts");
  return scanInParallel(inputs, plan, scanning, contract, threads, scanWorker);
}
