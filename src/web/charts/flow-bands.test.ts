import { expect, test } from 'vitest';
import { flowBands } from './flow-bands.ts';

const flows = [
  { key: 'b-a', from: 'b', to: 'a', amount: 10 },
  { key: 'a-a', from: 'a', to: 'a', amount: 60 },
  { key: 'a-b', from: 'a', to: 'b', amount: 30 },
];

test('bands fill both sides without overlapping, each as thick as its amount', () => {
  const { groups, bands } = flowBands(flows, { left: ['a', 'b'], right: ['a', 'b'], height: 210, gap: 10 });
  expect(groups.left).toEqual([{ key: 'a', top: 0, height: 180 }, { key: 'b', top: 190, height: 20 }]);
  expect(groups.right).toEqual([{ key: 'a', top: 0, height: 140 }, { key: 'b', top: 150, height: 60 }]);
  expect(bands.map(({ key, thickness, leftTop, rightTop }) => [key, thickness, leftTop, rightTop])).toEqual([['a-a', 120, 0, 0], ['a-b', 60, 120, 150], ['b-a', 20, 190, 120]]);
});

test('nothing flows: nothing is drawn, nothing is NaN', () => {
  expect(flowBands([], { left: ['a'], right: [], height: 100, gap: 10 })).toEqual({ groups: { left: [{ key: 'a', top: 0, height: 0 }], right: [] }, bands: [] });
});
