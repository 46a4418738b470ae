/** Waits that can be cut short. */
export class Alarm {
  #settle: (() => void) | undefined;
  #isRung = false;

  /** Ends the wait that goes on, or the next one if there is none. */
  readonly ring = (): void => {
    this.#isRung = true;
    this.#settle?.();
  };

  /** Waits for a time, ms, or until it is rung or the signal is aborted. */
  async wait(time: number, signal: AbortSignal): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((settle) => {
        const timer = setTimeout(settle, time);
        signal.addEventListener("abort", this.ring);
        this.#settle = () => {
          clearTimeout(timer);
          settle();
        };
      });
      signal.removeEventListener("abort", this.ring);
      this.#settle = undefined;
    }
    this.#isRung = false;
  }
}
