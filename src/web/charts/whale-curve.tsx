import type { ReactElement } from 'react';
import { useTexts } from '../texts/texts.tsx';

interface Point {
  readonly customersShare: number;
  readonly profit: number;
}

interface Props {
  readonly points: readonly Point[];
  readonly peak: Point;
  readonly currency: string;
}

const size = { width: 560, height: 250, left: 64, bottom: 30, top: 22, right: 16 };
/** Amounts closer together than this, in parts of the height, would be written over each other. */
const closest = 0.08;

/** Profit as customers are added, the most profitable first: it rises as long as they bring something, and falls by what the last ones cost. */
export function WhaleCurve({ points, peak, currency }: Props): ReactElement {
  const { t, percent, shortMoney, money } = useTexts();
  const end = points.at(-1)?.profit ?? 0;
  const [lowest, highest] = [Math.min(0, ...points.map((point) => point.profit)), Math.max(peak.profit, 0)];
  const range = highest - lowest || 1;
  const x = (share: number): number => size.left + share * (size.width - size.left - size.right);
  const y = (profit: number): number => size.height - size.bottom - ((profit - lowest) / range) * (size.height - size.bottom - size.top);
  const path = (part: readonly Point[]): string => part.map((point) => `${x(point.customersShare)} ${y(point.profit)}`).join('L');
  const rising = [...points.filter((point) => point.customersShare < peak.customersShare), peak];
  const falling = [peak, ...points.filter((point) => point.customersShare > peak.customersShare)];
  const marks = [highest, 0, end].filter((mark, index, all) => all.slice(0, index).every((other) => Math.abs(other - mark) / range >= closest));
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} className="whale" role="img" aria-label={t('whale.label', { peak: money(peak.profit, currency), share: percent(peak.customersShare), end: money(end, currency) })}>
      {marks.map((mark) => (
        <g key={mark} className="chart-text">
          <line x1={x(0)} x2={x(1)} y1={y(mark)} y2={y(mark)} stroke="var(--line)" />
          <text x={size.left - 6} y={y(mark) + 4} textAnchor="end">
            {shortMoney(mark, currency)}
          </text>
        </g>
      ))}
      {[0, 0.5, 1].map((step) => (
        <text key={step} className="chart-text" x={x(step)} y={size.height - 8} textAnchor={step === 0 ? 'start' : step === 1 ? 'end' : 'middle'}>
          {percent(step)}
        </text>
      ))}
      <path d={`M${path(rising)}L${x(peak.customersShare)} ${y(0)}L${x(0)} ${y(0)}Z`} fill="var(--glad-2)" opacity={0.12} />
      <path d={`M${path(rising)}`} fill="none" stroke="var(--glad-3)" strokeWidth={2} />
      {falling.length > 1 && <path d={`M${path(falling)}L${x(1)} ${y(0)}L${x(peak.customersShare)} ${y(0)}Z`} fill="var(--sore-2)" opacity={0.18} />}
      {falling.length > 1 && <path d={`M${path(falling)}`} fill="none" stroke="var(--sore-3)" strokeWidth={2} strokeDasharray="5 3" />}
      <circle cx={x(peak.customersShare)} cy={y(peak.profit)} r={4} fill="var(--glad-3)" />
      {points.map((point) => (
        <circle key={point.customersShare} cx={x(point.customersShare)} cy={y(point.profit)} r={5} fill="transparent">
          <title>{t('whale.point', { customers: percent(point.customersShare), profit: money(point.profit, currency) })}</title>
        </circle>
      ))}
    </svg>
  );
}
