import type { Instant } from './time.js';

/** The one source of "now"; tests put their own in its place. */
export abstract class Clock {
  abstract now(): Instant;
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Instant {
    return new Date().toISOString() as Instant;
  }
}

/** A clock that stands where it is put. */
export class FixedClock extends Clock {
  constructor(private at: Instant) {
    super();
  }

  now(): Instant {
    return this.at;
  }

  /** Moves the clock. */
  set(at: Instant): void {
    this.at = at;
  }
}
