/** Senders wait once so many bytes are in no file yet, and go on when they are fewer. */
const high = 16 << 20;
const low = 4 << 20;
/** How often it is looked: after so many bytes, and while senders wait each so many ms. */
const lookAfter = 1 << 20;
const lookEvery = 20;

export interface PressureOptions {
  readonly pendingBytes: () => number;
  readonly onPause: () => void;
  readonly onResume: () => void;
}

/** Keeps what waits to be written bounded: a slow or full disk makes senders wait. */
export class Pressure {
  readonly #options: PressureOptions;
  #sinceLook = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PressureOptions) {
    this.#options = options;
  }

  get isHigh(): boolean {
    return this.#timer !== undefined;
  }

  /** Bytes have come. */
  add(bytes: number): void {
    this.#sinceLook += bytes;
    if (this.#sinceLook < lookAfter || this.isHigh) return;
    this.#sinceLook = 0;
    if (this.#options.pendingBytes() < high) return;
    this.#timer = setInterval(() => {
      if (this.#options.pendingBytes() > low) return;
      this.stop();
      this.#options.onResume();
    }, lookEvery);
    this.#options.onPause();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
