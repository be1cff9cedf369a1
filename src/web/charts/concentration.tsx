import type { ReactElement } from 'react';
import { useTexts } from '../texts/texts.tsx';

interface Point {
  readonly customersShare: number;
  readonly valueShare: number;
}

const size = { width: 360, height: 230, left: 40, bottom: 28, top: 10, right: 12 };

/** How much of the value the best customers hold: the further from the diagonal, the more it hangs on few. */
export function Concentration({ points }: { readonly points: readonly Point[] }): ReactElement {
  const { t, percent } = useTexts();
  const x = (share: number): number => size.left + share * (size.width - size.left - size.right);
  const y = (share: number): number => size.height - size.bottom - share * (size.height - size.bottom - size.top);
  const line = [{ customersShare: 0, valueShare: 0 }, ...points].map((point) => `${x(point.customersShare)} ${y(point.valueShare)}`).join('L');
  const steps = [0, 0.5, 1];
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} className="concentration" role="img" aria-label={t('worth.curveLabel')}>
      {steps.map((step) => (
        <g key={step} className="chart-text">
          <line x1={x(0)} x2={x(1)} y1={y(step)} y2={y(step)} stroke="var(--line)" />
          <text x={size.left - 6} y={y(step) + 4} textAnchor="end">
            {percent(step)}
          </text>
          <text x={x(step)} y={size.height - 8} textAnchor={step === 0 ? 'start' : step === 1 ? 'end' : 'middle'}>
            {percent(step)}
          </text>
        </g>
      ))}
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--line-strong)" strokeDasharray="3 3" />
      <path d={`M${line}L${x(1)} ${y(0)}Z`} fill="var(--tier-high)" opacity={0.1} />
      <path d={`M${line}`} fill="none" stroke="var(--tier-high)" strokeWidth={2} />
      {points.map((point) => (
        <circle key={point.customersShare} cx={x(point.customersShare)} cy={y(point.valueShare)} r={5} fill="transparent">
          <title>{t('worth.curvePoint', { customers: percent(point.customersShare), value: percent(point.valueShare) })}</title>
        </circle>
      ))}
    </svg>
  );
}
