import type { ReactElement } from 'react';

interface Point {
  readonly mood: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const width = 260;
const height = 64;

/** A mood week by week with its band, on a fixed scale from −1 to 1; weeks without texts leave a gap. */
export function MoodLine({ points, label }: { readonly points: readonly Point[]; readonly label: string }): ReactElement {
  const x = (index: number): number => (points.length < 2 ? width / 2 : (index / (points.length - 1)) * width);
  const y = (mood: number): number => height / 2 - (Math.min(1, Math.max(-1, mood)) * (height - 6)) / 2;
  const runs = runsOf(points);
  const last = points.findLast((point) => point.mood !== null)?.mood ?? 0;
  const tone = last < 0 ? 'sore' : 'glad';
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" height={height} preserveAspectRatio="none" role="img" aria-label={label}>
      <line x1={0} y1={height / 2} x2={width} y2={height / 2} stroke="var(--line-strong)" strokeDasharray="3 3" vectorEffect="non-scaling-stroke" />
      {runs.map((run) => (
        <g key={run[0]?.index}>
          <path
            d={`M${run.map((point) => `${x(point.index)} ${y(point.high)}`).join('L')}L${run.toReversed().map((point) => `${x(point.index)} ${y(point.low)}`).join('L')}Z`}
            fill={`var(--${tone}-1)`}
            opacity={0.4}
          />
          <path d={`M${run.map((point) => `${x(point.index)} ${y(point.mood)}`).join('L')}`} fill="none" stroke={`var(--${tone}-2)`} strokeWidth={2} strokeLinecap="round" vectorEffect="non-scaling-stroke" />
        </g>
      ))}
    </svg>
  );
}

interface Drawn {
  readonly index: number;
  readonly mood: number;
  readonly low: number;
  readonly high: number;
}

function runsOf(points: readonly Point[]): Drawn[][] {
  const runs: Drawn[][] = [];
  let open: Drawn[] | undefined;
  for (const [index, { mood, low, high }] of points.entries()) {
    if (mood === null) {
      open = undefined;
      continue;
    }
    if (!open) runs.push((open = []));
    open.push({ index, mood, low: low ?? mood, high: high ?? mood });
  }
  return runs;
}
