/** The schema version this release knows best. */
export const knownVersion = "0.1";

const known = parse(knownVersion);

function parse(version: string): { major: number; minor: number } {
  const dot = version.indexOf(".");
  return { major: Number(version.slice(0, dot)), minor: Number(version.slice(dot + 1)) };
}

/** How a well-formed MAJOR.MINOR relates to the known version (CONTRACT, Envelope). */
export function judgeVersion(version: string): "known" | "version.newer" | "version.unsupported" {
  if (version === knownVersion) return "known";
  const { major, minor } = parse(version);
  if (major !== known.major) return "version.unsupported";
  return minor > known.minor ? "version.newer" : "known";
}
