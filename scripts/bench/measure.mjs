// Runs whole commands and watches them from outside: wall time, and peak memory as the kernel counts it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** Peak resident memory of a process, MiB; undefined where /proc does not tell. */
export function peakOf(pid) {
  try {
    const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
}

/** Runs a command once: { ms, mib, code }. */
function once([program, ...args]) {
  return new Promise((settle, reject) => {
    const begin = performance.now();
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "ignore"] });
    let mib = 0;
    const watch = setInterval(() => (mib = Math.max(mib, peakOf(child.pid) ?? 0)), 10);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      settle({ ms: performance.now() - begin, mib, code });
    });
  });
}

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
};

/** Runs commands in turn, `rounds` times, so that all see the same machine; medians by name. */
export async function paired(commands, rounds) {
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) runs[name].push(await once(command));
  }
  return Object.fromEntries(
    Object.entries(runs).map(([name, all]) => [
      name,
      {
        ms: median(all.map(({ ms }) => ms)),
        mib: Math.max(...all.map(({ mib }) => mib)),
        all: all.map(({ ms }) => ms),
      },
    ]),
  );
}

/** The median of the ratios of paired runs. */
export const ratio = (slow, fast) => median(slow.all.map((ms, i) => ms / fast.all[i]));
