/** The geometry of flows between two columns: pure, so that it can be tested. */
export interface Flow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

interface Drawn {
  readonly key: string;
  readonly top: number;
  readonly height: number;
}

interface Band extends Flow {
  readonly leftTop: number;
  readonly rightTop: number;
  readonly thickness: number;
}

/**
 * @param space the groups of each side from top to bottom, the height to fill and the gap between groups, in pixels
 * @returns groups and bands on one scale, so that equal amounts are equally thick on both sides
 */
export function flowBands(
  flows: readonly Flow[],
  space: { readonly left: readonly string[]; readonly right: readonly string[]; readonly height: number; readonly gap: number },
): { readonly groups: { readonly left: Drawn[]; readonly right: Drawn[] }; readonly bands: Band[] } {
  const total = flows.reduce((sum, flow) => sum + flow.amount, 0);
  const gaps = Math.max(space.left.length, space.right.length, 1) - 1;
  const scale = total === 0 ? 0 : (space.height - gaps * space.gap) / total;
  const column = (keys: readonly string[], side: 'from' | 'to'): Drawn[] => {
    let top = 0;
    return keys.map((key) => {
      const height = scale * flows.reduce((sum, flow) => sum + (flow[side] === key ? flow.amount : 0), 0);
      const drawn = { key, top, height };
      top += height + space.gap;
      return drawn;
    });
  };
  const groups = { left: column(space.left, 'from'), right: column(space.right, 'to') };
  const ends = { left: new Map(groups.left.map(({ key, top }) => [key, top])), right: new Map(groups.right.map(({ key, top }) => [key, top])) };
  const take = (side: 'left' | 'right', key: string, thickness: number): number => {
    const top = ends[side].get(key) ?? 0;
    ends[side].set(key, top + thickness);
    return top;
  };
  const inOrder = flows.toSorted((one, other) => space.left.indexOf(one.from) - space.left.indexOf(other.from) || space.right.indexOf(one.to) - space.right.indexOf(other.to));
  const bands = inOrder.map((flow) => {
    const thickness = flow.amount * scale;
    return { ...flow, thickness, leftTop: take('left', flow.from, thickness), rightTop: take('right', flow.to, thickness) };
  });
  return { groups, bands };
}
