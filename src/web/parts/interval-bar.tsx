import type { ReactElement } from 'react';
import './interval-bar.css';

interface Props {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly from: number;
  readonly to: number;
  readonly colour?: string;
  /** Draws a line at this value. */
  readonly zero?: number;
}

/** A value as a dot on its interval, on a common scale. Decoration: the figures stand beside it in words. */
export function IntervalBar({ value, low, high, from, to, colour = 'var(--ink-soft)', zero }: Props): ReactElement {
  const place = (at: number): number => Math.min(100, Math.max(0, ((at - from) / (to - from || 1)) * 100));
  const start = place(low ?? value);
  const end = place(high ?? value);
  return (
    <span className="interval" aria-hidden="true">
      {zero !== undefined && <i className="interval-zero" style={{ left: `${place(zero)}%` }} />}
      <i className="interval-range" style={{ left: `${start}%`, width: `${Math.max(end - start, 0.5)}%`, background: colour }} />
      <i className="interval-dot" style={{ left: `${place(value)}%`, background: colour }} />
    </span>
  );
}

/** A scale for values with a long tail: equal steps are equal ratios. */
export function logScale(value: number): number {
  return Math.log1p(Math.max(0, value));
}
