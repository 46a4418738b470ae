/**
 * What is said before the lines, where a connection has to prove itself (docs/sockets.md): the sender's first line may
 * be a token, and a listener that asks for a token or speaks TLS answers one line. Everywhere else a connection holds
 * the lines alone.
 */
const tokenWord = "telemetry-token ";
export const acceptedLine = "telemetry-ok\n";
const refusedWord = "telemetry-refused: ";

export const tokenLine = (token: string): string => `${tokenWord}${token}\n`;

/** Whether a connection begins with a token, or may once more of it has come. */
export const mayBeToken = (start: Buffer): boolean =>
  tokenWord.startsWith(start.toString("latin1", 0, tokenWord.length));

/** What a first line names as token; undefined if it is no such line. */
export const tokenOf = (line: Buffer): Buffer | undefined =>
  line.toString("latin1", 0, tokenWord.length) === tokenWord
    ? line.subarray(tokenWord.length, line.at(-1) === 0x0d ? -1 : line.length)
    : undefined;

export const refusedLine = (why: string): string => `${refusedWord}${why}\n`;

/** Why a listener has refused; undefined if it has not. */
export const refusalIn = (answer: string): string | undefined =>
  answer.startsWith(refusedWord) ? answer.slice(refusedWord.length).split("\n")[0] : undefined;

/** How long a sender waits for the answer of a listener that may not give one, ms. */
export const answerWithin = 1000;
