/** What is wrong with an expression, and where. */
export class QueryError extends Error {
  /** UTF-16 units from the start of the expression, and how many of them are meant; 0 at its end. */
  readonly at: number;
  readonly length: number;
  /** What to write instead. */
  readonly advice: string | undefined;

  constructor(message: string, { at, length }: Place, advice?: string) {
    super(message);
    this.name = "QueryError";
    this.at = at;
    this.length = length;
    this.advice = advice;
  }
}

/** A part of an expression, in UTF-16 units. */
export interface Place {
  readonly at: number;
  readonly length: number;
}
