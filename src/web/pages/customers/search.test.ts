import { describe, expect, test } from 'vitest';
import { customerSorts, lifeCycleStages } from '../../../contract/index.ts';
import { stageNames } from '../../parts/pill.tsx';
import { filterCount, readCustomerSearch, sorts } from './search.ts';

describe('what the list shows', () => {
  test('knows the same words as the contract', () => {
    expect(sorts).toEqual(customerSorts);
    expect(stageNames).toEqual(lifeCycleStages);
  });

  test('is read from an address, leaving out what makes no sense', () => {
    expect(readCustomerSearch({ tier: 'high,nobody', sort: 'mood', order: 'sideways', minimumValue: '200', maximumMood: 'low', search: 138 })).toEqual({ tier: ['high'], sort: 'mood', minimumValue: 200, search: '138' });
    expect(readCustomerSearch({})).toEqual({});
  });

  test('sorting is not a filter', () => {
    expect(filterCount({ sort: 'mood', order: 'ascending', tier: ['high'] })).toBe(1);
  });
});
