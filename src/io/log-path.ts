import { createHash } from "node:crypto";

/** The longest name of a file or folder that is made of a run_id, bytes; file systems take 255 with an ending. */
const longestName = 200;
/** The longest path that is made of a run_id, bytes. */
const longestPath = 1000;

/** Characters no file system's name should have; `%` is among them, so that what is made of two run_ids differs. */
const unsafe = /[\u0000-\u001f\u007f"%*<>?\\|]/g;
/** Names Windows keeps for devices, whatever their ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * Where the log of a run stands in its folder: `<run_id>.jsonl`, a slash making folders (CONTRACT, lines and files).
 * No run_id leads out of the folder, to a hidden name, or to the file of another run: what could is percent-encoded.
 * @returns a relative path with forward slashes
 */
export function logPath(runId: string): string {
  const parts = runId.split("/").map(nameOf);
  // A folder must not have the name of another run's log.
  const names = [
    ...parts.slice(0, -1).map((name) => name.replace(/\.jsonl$/, "%2Ejsonl")),
    parts.at(-1)!,
  ];
  const path = `${names.join("/")}.jsonl`;
  if (Buffer.byteLength(path) <= longestPath) return path;
  return `${shortened(names.join("~"), runId)}.jsonl`;
}

function nameOf(part: string): string {
  if (part === "") return "%";
  const name = part
    .replaceAll(unsafe, encoded)
    .replace(/^\./, encoded)
    .replace(/[. ]$/, encoded)
    .replace(device, (word) => `${word.slice(0, -1)}${encoded(word.slice(-1))}`);
  return Buffer.byteLength(name) <= longestName ? name : shortened(name, part);
}

const encoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** The start of a name, and a hash of all it stands for; `%~` comes of no other name. */
function shortened(name: string, whole: string): string {
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 32);
  const start = Buffer.from(name).subarray(0, longestName - hash.length - 2);
  return `${start.toString("utf8").replace(/\ufffd$/, "")}%~${hash}`;
}
