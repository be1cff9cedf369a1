import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { ticks } from './axes.ts';
import './tracking.css';

interface Point {
  readonly key: number;
  readonly actual: number;
  readonly expected: number;
  readonly label: string;
}

interface Props {
  readonly points: readonly Point[];
  /** Index of the first point of the period that the model has not seen. */
  readonly unseenFrom: number;
  readonly label: string;
  readonly unseen: string;
  readonly number: (value: number) => string;
  /** Written under the first and the last point. */
  readonly ends: readonly [string, string];
}

const frame = { height: 250, left: 52, right: 12, top: 22, bottom: 26 };

/** What was against what was expected, week by week; the part that the model has not seen is shaded. */
export function Tracking({ points, unseenFrom, label, unseen, number, ends }: Props): ReactElement {
  // Drawn at the width there is, so that its words keep their size.
  const { ref, width: room } = useElementSize();
  const size = { ...frame, width: Math.max(room, 280) };
  const steps = ticks(points.reduce((most, { actual, expected }) => Math.max(most, actual, expected), 0), 4);
  const highest = steps.at(-1) ?? 1;
  const x = (index: number): number => size.left + ((index + 0.5) / points.length) * (size.width - size.left - size.right);
  const y = (value: number): number => size.height - size.bottom - (value / highest) * (size.height - size.top - size.bottom);
  const path = (of: (point: Point) => number): string => `M${points.map((point, index) => `${x(index).toFixed(1)} ${y(of(point)).toFixed(1)}`).join('L')}`;
  const border = x(unseenFrom - 0.5);
  const width = (size.width - size.left - size.right) / points.length;
  return (
    <div ref={ref}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} className="tracking" role="img" aria-label={label}>
        {unseenFrom < points.length && (
          <g>
            <rect x={border} y={size.top} width={size.width - size.right - border} height={size.height - size.top - size.bottom} fill="var(--sunk)" />
            <text x={size.width - size.right} y={size.top - 8} textAnchor="end" className="chart-text">
              {unseen}
            </text>
          </g>
        )}
        {steps.map((step) => (
          <g key={step} className="chart-text">
            <line x1={size.left} x2={size.width - size.right} y1={y(step)} y2={y(step)} stroke="var(--line)" />
            <text x={size.left - 6} y={y(step) + 4} textAnchor="end">
              {number(step)}
            </text>
          </g>
        ))}
        <path d={path(({ actual }) => actual)} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
        <path d={path(({ expected }) => expected)} fill="none" stroke="var(--accent)" strokeWidth={2} strokeDasharray="5 4" />
        <g className="chart-text">
          <text x={size.left} y={size.height - 8}>
            {ends[0]}
          </text>
          <text x={size.width - size.right} y={size.height - 8} textAnchor="end">
            {ends[1]}
          </text>
        </g>
        {points.map((point, index) => (
          <rect key={point.key} x={x(index) - width / 2} y={size.top} width={width} height={size.height - size.top - size.bottom} fill="transparent">
            <title>{point.label}</title>
          </rect>
        ))}
      </svg>
    </div>
  );
}
