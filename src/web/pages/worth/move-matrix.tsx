/** From which tier to which, as a table; staying is on the diagonal. */
import type { ReactElement, ReactNode } from 'react';
import { tierNames } from '../../../domain/index.ts';
import type { Tier } from '../../../domain/index.ts';
import { Scroller } from '../../parts/scroller.tsx';

interface Move {
  readonly from: Tier | null;
  readonly to: Tier | null;
}

interface Props<Cell extends Move> {
  readonly label: string;
  readonly corner: string;
  readonly cells: readonly Cell[];
  readonly nameOf: { readonly from: (tier: Tier | null) => string; readonly to: (tier: Tier | null) => string };
  readonly children: (cell: Cell) => ReactNode;
}

/** The tiers that stand on a side of some moves, best first, none last. */
export function sideOf(cells: readonly Move[], side: 'from' | 'to'): (Tier | null)[] {
  return [...tierNames, null].filter((tier) => cells.some((cell) => cell[side] === tier));
}

export function MoveMatrix<Cell extends Move>({ label, corner, cells, nameOf, children }: Props<Cell>): ReactElement {
  return (
    <Scroller label={label}>
      <table className="migration">
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {sideOf(cells, 'to').map((to) => (
              <th key={to} scope="col" className="number">
                {nameOf.to(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sideOf(cells, 'from').map((from) => (
            <tr key={from}>
              <th scope="row">{nameOf.from(from)}</th>
              {sideOf(cells, 'to').map((to) => {
                const cell = cells.find((candidate) => candidate.from === from && candidate.to === to);
                return (
                  <td key={to} className="number" data-stayed={from === to || undefined}>
                    {cell === undefined ? '·' : children(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
