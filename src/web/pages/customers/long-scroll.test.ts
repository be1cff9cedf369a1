import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterBarMoved, at, isBarOff, scaleOf, tallestTrackPixels, trackHeight } from './long-scroll.ts';
import type { LongScroll } from './long-scroll.ts';

const top = (full: number, view = 800): LongScroll => ({ full, view, bar: 0, logical: 0 });
const million = top(46_000_036);

describe('scrolling', () => {
  test('a short list is scrolled as it is', () => {
    const list = top(92_000);
    expect(scaleOf(list)).toBe(1);
    expect(afterBarMoved(list, 5000)).toMatchObject({ bar: 5000, logical: 5000 });
  });

  test('the track never grows beyond what browsers draw', () => {
    expect(trackHeight(million.full)).toBe(tallestTrackPixels);
  });

  test('a turn of the wheel moves a long list by as much as a short one', () => {
    const there = at(million, 20_000_000);
    expect(afterBarMoved(there, there.bar + 120).logical - there.logical).toBe(120);
  });

  test('dragging the bar to its ends shows the first and the last row', () => {
    const bottom = afterBarMoved(million, tallestTrackPixels - million.view);
    expect(bottom.logical).toBe(million.full - million.view);
    expect(afterBarMoved(bottom, 0).logical).toBe(0);
  });

  test('wheeling to the end arrives there, with the bar put back on the way', () => {
    let scroll = at(million, million.full - million.view - 5000);
    for (let turns = 0; turns < 50; turns += 1) {
      scroll = afterBarMoved(scroll, Math.min(tallestTrackPixels - million.view, scroll.bar + 120));
      if (isBarOff(scroll)) scroll = at(scroll, scroll.logical);
    }
    expect(scroll.logical).toBe(million.full - million.view);
  });

  test('never leaves the list, and resting never moves it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 100, max: 2000 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (rows, view, moves) => {
        let scroll = top(rows * 46 + 36, view);
        for (const move of moves) {
          scroll = afterBarMoved(scroll, Math.round(move * Math.max(0, trackHeight(scroll.full) - view)));
          expect(scroll.logical).toBeGreaterThanOrEqual(0);
          expect(scroll.logical).toBeLessThanOrEqual(Math.max(0, scroll.full - view));
          expect(at(scroll, scroll.logical).logical).toBe(scroll.logical);
        }
      }),
    );
  });
});
