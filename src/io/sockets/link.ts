/** A way to the other side, which comes and goes; it looks after connecting again by itself. */
export interface Link {
  /**
   * Hands whole lines to the system, one piece at a time and only while the link is up.
   * @param onTaken called once the system has them all; never if the link breaks before
   */
  put(lines: Uint8Array, onTaken: () => void): void;
  /** Tries to connect at once if it waits before the next attempt. */
  hurry(): void;
  /** Whether it keeps the process alive. */
  hold(isHeld: boolean): void;
  /** Lets what the system has taken go out, and ends. */
  close(): Promise<void>;
}

export interface LinkEvents {
  /** Lines can be handed over. */
  readonly onUp: () => void;
  /** It is no longer up, or an attempt has failed. */
  readonly onDown: (reason: string) => void;
  /** It will never be up. */
  readonly onHopeless: (reason: string) => void;
}
