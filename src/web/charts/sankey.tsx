/** Flows between two columns of groups; the width of a band is how many took that way. A table beside it holds the same numbers. */
import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { flowBands } from './flow-bands.ts';
import type { Flow } from './flow-bands.ts';
import './sankey.css';

interface Props {
  readonly label: string;
  readonly flows: readonly (Flow & { readonly label: string })[];
  /** The groups of each side from top to bottom, with their names and colours. */
  readonly groups: { readonly left: readonly Group[]; readonly right: readonly Group[] };
  /** The flow that is pointed at, here or in the table. */
  readonly active: string | undefined;
  readonly onActive: (key: string | undefined) => void;
}

interface Group {
  readonly key: string;
  readonly label: string;
  readonly colour: string;
}

const barWidth = 10;
const labelWidth = 118;
const gap = 10;

export function Sankey({ label, flows, groups, active, onActive }: Props): ReactElement {
  const { ref, width } = useElementSize();
  const height = 60 * Math.max(groups.left.length, groups.right.length, 3);
  const drawn = flowBands(flows, { left: groups.left.map((group) => group.key), right: groups.right.map((group) => group.key), height, gap });
  const [left, right] = [labelWidth + barWidth, width - labelWidth - barWidth];
  const colourOf = (key: string): string => groups.left.find((group) => group.key === key)?.colour ?? 'var(--ink-faint)';
  return (
    <div className="sankey" ref={ref} style={{ minHeight: height }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {drawn.bands.map((band) => (
            <path
              key={band.key}
              d={`M${left} ${band.leftTop}C${(left + right) / 2} ${band.leftTop} ${(left + right) / 2} ${band.rightTop} ${right} ${band.rightTop}V${band.rightTop + band.thickness}C${(left + right) / 2} ${band.rightTop + band.thickness} ${(left + right) / 2} ${band.leftTop + band.thickness} ${left} ${band.leftTop + band.thickness}Z`}
              fill={colourOf(band.from)}
              className="sankey-band"
              data-active={active === band.key || undefined}
              data-dimmed={(active !== undefined && active !== band.key) || undefined}
              onPointerEnter={() => onActive(band.key)}
              onPointerLeave={() => onActive(undefined)}
            >
              <title>{flows.find((flow) => flow.key === band.key)?.label}</title>
            </path>
          ))}
          {(['left', 'right'] as const).map((side) =>
            drawn.groups[side].map((group) => {
              const named = groups[side].find((candidate) => candidate.key === group.key);
              return (
                <g key={`${side} ${group.key}`} className="chart-text">
                  <rect x={side === 'left' ? labelWidth : width - labelWidth - barWidth} y={group.top} width={barWidth} height={Math.max(1, group.height)} fill={named?.colour} />
                  <text x={side === 'left' ? labelWidth - 6 : width - labelWidth + 6} y={group.top + group.height / 2 + 4} textAnchor={side === 'left' ? 'end' : 'start'}>
                    {named?.label}
                  </text>
                </g>
              );
            }),
          )}
        </svg>
      )}
    </div>
  );
}
