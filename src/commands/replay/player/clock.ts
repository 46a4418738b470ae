/** Plays positions in time: each is due when the span before it has passed at the speed of the moment. */
export class PlayerClock {
  speed: number;
  readonly #maxGap: number;
  #isPlaying = true;
  /** The span to the next event that has passed, ms of the log. */
  #passed = 0;
  #since: number;

  constructor(speed: number, maxGap: number, now: number) {
    this.speed = speed;
    this.#maxGap = maxGap;
    this.#since = now;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** Stops, or goes on. */
  toggle(now: number): void {
    this.#settle(now);
    this.#isPlaying = !this.#isPlaying;
  }

  pause(now: number): void {
    if (this.#isPlaying) this.toggle(now);
  }

  /** Another speed counts from now on; nothing jumps. */
  setSpeed(speed: number, now: number): void {
    this.#settle(now);
    this.speed = speed;
  }

  /** The next event has come; what has passed beyond it counts for the one after. */
  step(gap: number, now: number): void {
    this.#settle(now);
    this.#passed = Math.max(0, this.#passed - this.#span(gap));
  }

  /** The position has changed: the span to the next event begins anew. */
  restart(now: number): void {
    this.#passed = 0;
    this.#since = now;
  }

  /** How long until an event that comes `gap` after this one, ms; undefined while it does not play. */
  due(gap: number, now: number): number | undefined {
    if (!this.#isPlaying) return undefined;
    this.#settle(now);
    return Math.max(0, (this.#span(gap) - this.#passed) / this.speed);
  }

  /** NaN, and time that goes back, is no span. */
  #span(gap: number): number {
    return gap > 0 ? Math.min(gap, this.#maxGap) : 0;
  }

  #settle(now: number): void {
    if (this.#isPlaying) this.#passed += (now - this.#since) * this.speed;
    this.#since = now;
  }
}
