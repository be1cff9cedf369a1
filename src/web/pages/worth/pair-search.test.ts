import { expect, test } from 'vitest';
import { readPairSearch, sortedBy } from './pair-search.ts';

test('an address says what the list shows; nonsense is left out', () => {
  expect(readPairSearch({ search: 'tea', product: 'P001', sort: 'together', order: 'ascending', colour: 'red' })).toEqual({ search: 'tea', product: 'P001', sort: 'together', order: 'ascending' });
  expect(readPairSearch({ search: '', product: 7, sort: 'price', order: 'sideways' })).toEqual({ product: '7' });
});

test('a column sorts its usual way first, then the other', () => {
  expect(sortedBy({}, 'name')).toEqual({ sort: 'name', order: 'ascending' });
  expect(sortedBy({ sort: 'name', order: 'ascending' }, 'name')).toEqual({ sort: 'name', order: 'descending' });
  expect(sortedBy({}, 'low')).toEqual({ sort: 'low', order: 'ascending' });
  expect(sortedBy({ search: 'tea' }, 'together')).toEqual({ search: 'tea', sort: 'together', order: 'descending' });
});
