const known: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EISDIR: "is a directory",
  EEXIST: "a file of this name is in the way",
  ELOOP: "too many symbolic links",
  EMFILE: "too many open files",
  ENAMETOOLONG: "name too long",
  ENOTDIR: "a part of the path is not a directory",
  ENOSPC: "no space left on device",
  EDQUOT: "the quota is used up",
  EFBIG: "the file would be too large",
  EBUSY: "it is in use, such as by a mount",
  EROFS: "read-only file system",
  EIO: "input/output error",
  Z_DATA_ERROR: "damaged gzip data",
  Z_BUF_ERROR: "gzip data ends too early",
};

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

/** Why the system refused something, in words. */
export function reasonOf(error: unknown): string {
  const reason = known[String(codeOf(error))];
  return reason ?? (error instanceof Error ? error.message : String(error));
}

/** Whether an error is the file system's or zlib's, and so about the user's files; others are bugs of ours. */
export const isSystemError = (error: unknown): boolean =>
  typeof codeOf(error) === "string" && /^(?:E[A-Z0-9]+|Z_[A-Z_]+)$/.test(String(codeOf(error)));
