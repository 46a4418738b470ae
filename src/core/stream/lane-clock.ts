/**
 * The times lines are ordered by. Lines of a lane keep their order whatever their timestamps say: none is earlier than
 * the one before it, and a line without a time has that of the one before.
 */
export function createLaneClock(): (lane: number, time: number) => number {
  const latest: number[] = [];
  return (lane, time) => {
    const before = latest[lane] ?? Number.NEGATIVE_INFINITY;
    const settled = time > before ? time : before;
    latest[lane] = settled;
    return settled;
  };
}
