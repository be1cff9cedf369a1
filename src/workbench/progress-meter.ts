import type { Call } from './implementation.ts';

/** How often the caller hears from us, at most. */
const quietMilliseconds = 200;

/** Turns counts into progress with speed and time left. */
export class ProgressMeter {
  readonly #call: Call;
  #step = '';
  #started = 0;
  #last = 0;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Enters a step and says so at once. */
  begin(step: string, done: number): void {
    this.#step = step;
    this.#started = performance.now();
    this.#last = 0;
    this.#call.progress({ step, done });
  }

  /** Reports within a step. `share` is between 0 and 1 where the end is known. */
  report(done: number, share: number | undefined): void {
    const now = performance.now();
    if (now - this.#last < quietMilliseconds) return;
    this.#last = now;
    const seconds = (now - this.#started) / 1000;
    const perSecond = seconds > 0 ? Math.round(done / seconds) : 0;
    if (share === undefined || share <= 0) this.#call.progress({ step: this.#step, done, perSecond });
    else this.#call.progress({ step: this.#step, done, share: Math.min(1, share), perSecond, secondsLeft: Math.max(0, Math.round(seconds / share - seconds)) });
  }
}
