/** What the keys of the player do, as its help shows them. */
export const keysHelp: readonly (readonly [string, string])[] = [
  ["space", "play or pause"],
  [". or right", "the next event"],
  [", or left", "the event before"],
  ["down, up", "the same"],
  ["page down, page up", "a screen further, or back"],
  ["] [", "the next cycle, the one before"],
  ["e E", "the next error, the one before"],
  ["o O", "the same step or command: next, before"],
  ["d", "the next decision"],
  ["+ -", "faster, slower"],
  ["/ n N", "search, the next, the one before"],
  ["g G", "the first, the last event"],
  ["? q", "this help, quit"],
];
