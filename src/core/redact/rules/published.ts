/**
 * Keys that vendors print in their public documentation and samples, as hashes: they open nothing, and logs of builds
 * are full of them. Google's are those of the Firebase SDKs for Android and the web.
 */
const published: ReadonlySet<number> = new Set([
  0x739ddd87, 0xf0951274, 0x0af7ca9d, 0x4e1351cb, 0xb8782c2e, 0x965bd60a, 0x1845a427, 0x00d9b068,
  0xaf8fab00, 0x722ef8d0, 0xc8a510e9, 0x1751c16c, 0xf50c0e72, 0x6a41f911, 0x8ee1d847, 0xb1887211,
]);

/** Whether a key is one that its vendor has published. */
export const isPublished = (secret: string): boolean => published.has(hashOf(secret));

/** FNV-1a of 32 bits (draft-eastlake-fnv) over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
