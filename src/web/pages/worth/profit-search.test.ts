import { expect, test } from 'vitest';
import { readProfitSearch } from './profit-search.ts';

test('an address says which way out and which page; what is not understood is left out', () => {
  expect(readProfitSearch({ way: 'let-go', page: '3' })).toEqual({ way: 'let-go', page: 3 });
  expect(readProfitSearch({ way: 'shout', page: '-1' })).toEqual({});
  expect(readProfitSearch({ page: '1.5' })).toEqual({});
});
