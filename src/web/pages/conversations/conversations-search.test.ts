import { expect, test } from 'vitest';
import { readConversationsSearch } from './conversations-search.ts';

test('what is understood is kept, the rest left out', () => {
  expect(readConversationsSearch({ traits: ['promise', 'nonsense', 'objection'], sort: 'dissatisfied', page: '3' })).toEqual({ traits: ['objection', 'promise'], sort: 'dissatisfied', page: 3 });
  expect(readConversationsSearch({ traits: 'phrases', sort: 'newest', page: '-1' })).toEqual({ traits: ['phrases'] });
  expect(readConversationsSearch({})).toEqual({});
});
