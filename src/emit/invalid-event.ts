/** An event is not valid; the message says what is wrong, and shows no value of it. */
export class InvalidEvent extends Error {
  /** The event's name. */
  readonly event: string;

  constructor(event: string, what: readonly string[]) {
    super(`${event} is not valid: ${what.join("; ")}`);
    this.name = "InvalidEvent";
    this.event = event;
  }
}
