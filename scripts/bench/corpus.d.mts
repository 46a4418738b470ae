/** Makes a corpus unless it is there; returns its file. */
export function corpus(kind: string, megabytes: number): string;
