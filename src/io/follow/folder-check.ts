import { identify } from "./identity.ts";

/** The clock that dates folders ticks; what was changed just before a look may be changed again unseen, ms. */
const clockTick = 100;
/** What does not show in the time of a folder, such as the target of a link, is looked for this often, ms. */
const atLeastEvery = 5000;

/** Tells whether folders may hold other files than when they were last looked through. */
export function createFolderCheck(): (folders: readonly string[], now: number) => boolean {
  let before = "";
  let last = Number.NEGATIVE_INFINITY;
  return (folders, now) => {
    let isRecent = folders.length === 0;
    const stamps = folders.map((folder) => {
      const at = identify(folder);
      isRecent ||= !at || now - Number(at.status.mtimeMs) < clockTick;
      return `${folder} ${at?.key} ${at?.status.mtimeNs}`;
    });
    const state = stamps.join("\n");
    if (state === before && now - last < atLeastEvery) return false;
    before = isRecent ? "" : state;
    last = now;
    return true;
  };
}
