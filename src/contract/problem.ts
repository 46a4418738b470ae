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

/** Parses a JSON file of the user's. */
export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    const lines = at === undefined ? [] : text.slice(0, Number(at)).split("\n");
    const place =
      at === undefined ? "" : `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
    throw problemIn(file, place, "this is not JSON");
  }
}
