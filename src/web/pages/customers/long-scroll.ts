/**
 * Scrolling through more rows than a browser lets an element be high. The list keeps a logical offset in full pixels;
 * the scrollbar runs over a shorter track. Small moves go through one to one, long ones (dragging the bar, jumping)
 * are scaled up, and at rest the bar is put back to where the logical offset belongs.
 */

/** Below the 16.7 million pixels at which Firefox gives up; Chromium and Safari manage twice that. */
export const tallestTrackPixels = 12_000_000;

export interface LongScroll {
  /** Height of everything, and of the window onto it. */
  readonly full: number;
  readonly view: number;
  /** Where the bar is, and where the list is. */
  readonly bar: number;
  readonly logical: number;
}

export function trackHeight(full: number): number {
  return Math.min(full, tallestTrackPixels);
}

/** Logical pixels per pixel of the bar; 1 when everything fits. */
export function scaleOf({ full, view }: Pick<LongScroll, 'full' | 'view'>): number {
  const track = trackHeight(full) - view;
  return track <= 0 ? 1 : Math.max(1, (full - view) / track);
}

/**
 * The list after the bar moved to `bar`. An end of the track that is reached from near by is the end of the list; one
 * reached from further away leaves the bar off its place, to be put back.
 */
export function afterBarMoved(before: LongScroll, bar: number): LongScroll {
  const scale = scaleOf(before);
  const moved = bar - before.bar;
  const near = before.view * 2;
  const isLong = Math.abs(moved) > near;
  const logical = clamp(scale === 1 || isLong ? bar * scale : before.logical + moved, before);
  const furthest = Math.max(0, before.full - before.view);
  if (bar <= 0 && (isLong || logical < near)) return { ...before, bar, logical: 0 };
  if (bar >= trackHeight(before.full) - before.view && (isLong || furthest - logical < near)) return { ...before, bar, logical: furthest };
  return { ...before, bar, logical };
}

/** The list moved to a logical offset, the bar to where that belongs. */
export function at(before: LongScroll, logical: number): LongScroll {
  const to = clamp(logical, before);
  return { ...before, logical: to, bar: Math.round(to / scaleOf(before)) };
}

/** Whether the bar must be put back before it runs out of track. */
export function isBarOff(scroll: LongScroll): boolean {
  return Math.abs(at(scroll, scroll.logical).bar - scroll.bar) > 1;
}

function clamp(logical: number, { full, view }: LongScroll): number {
  return Math.min(Math.max(0, logical), Math.max(0, full - view));
}
