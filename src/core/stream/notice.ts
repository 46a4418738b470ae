/** What a follower has to tell beside lines; words are made in report/. */
export type Notice =
  /** Nothing is there yet, or no longer; it is waited for. */
  | { readonly kind: "waiting"; readonly file: string; readonly reason: string }
  | { readonly kind: "appeared"; readonly file: string }
  /** Another file has taken the name; it is read from its start. */
  | { readonly kind: "replaced"; readonly file: string }
  /** The file was cut or written anew; it is read from its start. */
  | { readonly kind: "rewritten"; readonly file: string }
  /** Generations between two looks that were found beside the file. */
  | { readonly kind: "found"; readonly file: string; readonly between: string }
  /** The end of a file that is gone, or was rewritten, is half a line. */
  | { readonly kind: "half-line"; readonly file: string; readonly bytes: number }
  | { readonly kind: "too-long"; readonly file: string; readonly bytes: number }
  | { readonly kind: "unreadable"; readonly file: string; readonly reason: string }
  /** Senders can connect. */
  | { readonly kind: "listening"; readonly file: string }
  /** The system has no watches left; files are looked at in turn instead. */
  | { readonly kind: "polling"; readonly reason: string; readonly every: number };
