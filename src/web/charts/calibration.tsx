import type { ReactElement } from 'react';
import { useTexts } from '../texts/texts.tsx';
import './tracking.css';

interface Point {
  readonly key: number;
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
}

const size = { width: 320, height: 270, left: 44, right: 12, top: 10, bottom: 44 };

/** Said against done: points on the diagonal are probabilities that can be taken at their word. */
export function Calibration({ points, label, axes }: { readonly points: readonly Point[]; readonly label: string; readonly axes: { readonly x: string; readonly y: string } }): ReactElement {
  const { percent } = useTexts();
  const x = (share: number): number => size.left + share * (size.width - size.left - size.right);
  const y = (share: number): number => size.height - size.bottom - share * (size.height - size.top - size.bottom);
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} className="calibration" role="img" aria-label={label}>
      {[0, 0.5, 1].map((step) => (
        <g key={step} className="chart-text">
          <line x1={x(0)} x2={x(1)} y1={y(step)} y2={y(step)} stroke="var(--line)" />
          <text x={size.left - 6} y={y(step) + 4} textAnchor="end">
            {percent(step)}
          </text>
          <text x={x(step)} y={size.height - 26} textAnchor={step === 0 ? 'start' : step === 1 ? 'end' : 'middle'}>
            {percent(step)}
          </text>
        </g>
      ))}
      <g className="chart-text">
        <text x={x(0.5)} y={size.height - 8} textAnchor="middle">
          {axes.x}
        </text>
        <text x={x(0) + 6} y={size.top + 10}>
          {axes.y}
        </text>
      </g>
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--line-strong)" strokeDasharray="3 3" />
      {points.map((point) => (
        <g key={point.key}>
          <line x1={x(point.predicted)} x2={x(point.predicted)} y1={y(point.low)} y2={y(point.high)} stroke="var(--ink-faint)" strokeWidth={1.5} />
          <circle cx={x(point.predicted)} cy={y(point.observed)} r={4.5} fill="var(--accent)" stroke="var(--surface)">
            <title>{point.label}</title>
          </circle>
        </g>
      ))}
    </svg>
  );
}
