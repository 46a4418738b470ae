/** Looking takes one part of so many of a processor at most. */
const idleShare = 100;
/** A look that cost much, as there was much to do, must not put off the next one for longer than this, ms. */
const longestPause = 1000;

/**
 * How long to pause after a look, ms, so that looking takes no more than its share. What counts is the processor's
 * time: on a busy machine a cheap look may last long, and the next one must not be late for that.
 * @param every ms between two looks that cost little
 * @param before the processor's time used before the look
 */
export function pauseAfterLook(every: number, before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  const cost = (user + system) / 1000;
  return Math.max(every, Math.min(cost * idleShare, longestPause));
}
