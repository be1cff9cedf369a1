/** Several lines over the same periods, each with its band; named at its end and told apart by dashes as well as by colour. */
import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import './interval-lines.css';

export interface IntervalLine {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  /** One for each period; null where there is none. */
  readonly points: readonly ({ readonly value: number; readonly low: number; readonly high: number } | null)[];
}

interface Props {
  readonly label: string;
  readonly periods: readonly string[];
  readonly lines: readonly IntervalLine[];
  readonly shown: (value: number) => string;
}

const height = 260;
const edge = { left: 64, right: 92, top: 10, bottom: 26 };
const dashes = ['', '7 4', '2 3', '10 3 2 3', '5 2', '1 5'];
const labelHeight = 15;
const labelWidth = 76;

export function IntervalLines({ label, periods, lines, shown }: Props): ReactElement {
  const { ref, width } = useElementSize();
  const points = lines.flatMap((line) => line.points.filter((point) => point !== null));
  const [low, high] = [Math.min(0, ...points.map((point) => point.low)), Math.max(...points.map((point) => point.high))];
  const x = (index: number): number => (periods.length < 2 ? (edge.left + width - edge.right) / 2 : edge.left + (index / (periods.length - 1)) * (width - edge.left - edge.right));
  const y = (value: number): number => edge.top + ((high - value) / (high - low || 1)) * (height - edge.top - edge.bottom);
  const every = Math.ceil((periods.length * labelWidth) / (width - edge.left - edge.right));
  const levels = [low, (low + high) / 2, high];
  return (
    <div className="interval-lines" ref={ref}>
      {width > 0 && points.length > 0 && (
        <svg width={width} height={height} role="img" aria-label={label} className="chart-text">
          {levels.map((level) => (
            <g key={level}>
              <line x1={edge.left} x2={width - edge.right} y1={y(level)} y2={y(level)} stroke="var(--line)" />
              <text x={edge.left - 8} y={y(level) + 4} textAnchor="end">
                {shown(level)}
              </text>
            </g>
          ))}
          {periods.map((period, index) => (
            <text key={period} x={x(index)} y={height - 6} textAnchor={periods.length > 1 && index === 0 ? 'start' : 'middle'}>
              {index % every === 0 ? period : ''}
            </text>
          ))}
          {lines.map((line, index) => (
            <Line key={line.key} line={line} dash={dashes[index % dashes.length] ?? ''} x={x} y={y} />
          ))}
          {endLabels(lines, y).map(({ line, at, last }) => (
            <text key={line.key} x={x(last) + 8} y={at + 4} style={{ fill: line.colour }}>
              {line.label}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

function Line({ line, dash, x, y }: { readonly line: IntervalLine; readonly dash: string; readonly x: (index: number) => number; readonly y: (value: number) => number }): ReactElement {
  const known = line.points.flatMap((point, index) => (point === null ? [] : [{ ...point, index }]));
  const path = known.map((point) => `${x(point.index)} ${y(point.value)}`).join('L');
  const band = [...known.map((point) => `${x(point.index)} ${y(point.high)}`), ...known.toReversed().map((point) => `${x(point.index)} ${y(point.low)}`)].join('L');
  return (
    <g>
      {known.length > 1 && <path d={`M${band}Z`} fill={line.colour} opacity={0.12} />}
      {known.length > 1 && <path d={`M${path}`} fill="none" stroke={line.colour} strokeWidth={2} strokeDasharray={dash} />}
      {known.map((point) => (
        <g key={point.index}>
          {known.length === 1 && <line x1={x(point.index)} x2={x(point.index)} y1={y(point.low)} y2={y(point.high)} stroke={line.colour} />}
          <circle cx={x(point.index)} cy={y(point.value)} r={3} fill={line.colour} />
        </g>
      ))}
    </g>
  );
}

/** Names at the ends of the lines, moved apart where they would overlap. */
function endLabels(lines: readonly IntervalLine[], y: (value: number) => number): { readonly line: IntervalLine; readonly at: number; readonly last: number }[] {
  const ends = lines
    .flatMap((line) => {
      const last = line.points.findLastIndex((point) => point !== null);
      const point = line.points[last];
      return point ? [{ line, last, at: y(point.value) }] : [];
    })
    .toSorted((one, other) => one.at - other.at);
  let lowest = -Infinity;
  return ends.map((end) => {
    lowest = Math.max(end.at, lowest + labelHeight);
    return { ...end, at: lowest };
  });
}
