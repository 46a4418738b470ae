/** Something the user gave (an option, a configuration, a schema) is wrong; the process exits with 2. */
export class Problem extends Error {
  /** What to do next, as a sentence or a command. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = "Problem";
    this.hint = hint;
  }
}

/** A problem in a file: its name, the place in it, what is wrong. */
export const problemIn = (file: string, place: string, what: string, hint?: string): Problem =>
  new Problem(`${file}${place === "" ? "" : ` at ${place}`}: ${what}`, hint);
