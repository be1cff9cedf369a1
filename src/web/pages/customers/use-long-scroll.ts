import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { afterBarMoved, at, isBarOff, trackHeight } from './long-scroll.ts';
import type { LongScroll } from './long-scroll.ts';

interface Window {
  readonly from: number;
  readonly to: number;
  /** Taken off every row's full position. */
  readonly shift: number;
}

const spareRows = 6;
const restMilliseconds = 160;

/** Rows of one height in a scrolling element with a sticky header, any number of them. */
export function useLongScroll(element: RefObject<HTMLElement | null>, rows: { readonly total: number; readonly height: number; readonly header: number }) {
  const { total, height, header } = rows;
  const scroll = useRef<LongScroll>({ full: total * height + header, view: 0, bar: 0, logical: 0 });
  const [window, setWindow] = useState<Window>({ from: 0, to: 40, shift: 0 });

  const show = useCallback(
    (next: LongScroll, moveBar: boolean) => {
      scroll.current = next;
      const from = Math.max(0, Math.floor(next.logical / height) - spareRows);
      const to = Math.min(total, Math.ceil((next.logical + next.view) / height) + spareRows);
      const shift = next.logical - next.bar;
      setWindow((before) => (before.from === from && before.to === to && before.shift === shift ? before : { from, to, shift }));
      if (moveBar) element.current?.scrollTo({ top: next.bar, behavior: 'instant' });
    },
    [element, height, total],
  );

  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    const measured = (): LongScroll => ({ ...scroll.current, full: total * height + header, view: scroller.clientHeight });
    show(at(measured(), Math.min(scroll.current.logical, total * height)), true);
    let rest: number | undefined;
    const settle = (): void => {
      if (isBarOff(scroll.current)) show(at(scroll.current, scroll.current.logical), true);
    };
    const onScroll = (): void => {
      if (Math.abs(scroller.scrollTop - scroll.current.bar) < 1) return;
      const next = afterBarMoved(measured(), scroller.scrollTop);
      show(next, false);
      const isAtEnd = next.bar <= 0 || next.bar >= trackHeight(next.full) - next.view - 1;
      if (isAtEnd) settle();
      globalThis.clearTimeout(rest);
      rest = globalThis.setTimeout(settle, restMilliseconds) as unknown as number;
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    const resized = new ResizeObserver(() => show(measured(), false));
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      resized.disconnect();
      globalThis.clearTimeout(rest);
    };
  }, [element, total, height, header, show]);

  const scrollToRow = useCallback(
    (index: number) => {
      const { logical, view } = scroll.current;
      const top = index * height;
      if (top < logical) show(at(scroll.current, top), true);
      else if (top + height > logical + view - header) show(at(scroll.current, top + height - view + header), true);
    },
    [header, height, show],
  );
  const firstVisible = useCallback(() => Math.ceil(scroll.current.logical / height), [height]);
  const toTop = useCallback(() => show(at(scroll.current, 0), true), [show]);
  return { ...window, track: trackHeight(total * height + header) - header, scrollToRow, firstVisible, toTop };
}

/** Runs when a value changes, not at first. */
export function useWhenChanged(value: string, run: () => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    run();
  });
}
