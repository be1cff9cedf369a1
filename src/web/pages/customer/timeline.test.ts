import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../contract/index.ts';
import { groupTimeline } from './timeline.ts';

const entry = (id: string, at: string, conversation: string | null, source: TimelineEntry['source'] = 'moments'): TimelineEntry => ({
  id, at, conversation, source,
  touchpoint: null, channel: null, direction: null, agent: null, product: null, text: null, amount: null, lateDays: null, rating: null, polarity: null, emotion: null, evidence: [], signals: [],
});

test('conversations are gathered in the order they were spoken, newest group first', () => {
  const groups = groupTimeline([entry('d', '2026-03-02 10:05', 'v1'), entry('c', '2026-03-02 10:03', null, 'orders'), entry('b', '2026-03-02 10:01', 'v1'), entry('a', '2026-01-01 09:00', null)]);
  expect(groups.map((group) => group.entries.map(({ id }) => id))).toEqual([['b', 'd'], ['c'], ['a']]);
  expect(groups.map((group) => group.kind)).toEqual(['conversation', 'single', 'single']);
});

test('the answers to one questionnaire are one group', () => {
  const answer = (id: string, item: string): TimelineEntry => ({ ...entry(id, '2026-03-02 10:00', null, 'feedback'), rating: { instrument: 'servqual', item, expected: 6, perceived: 4 } });
  const groups = groupTimeline([answer('a', 'reliability'), answer('b', 'empathy'), { ...answer('c', 'overall'), text: 'Late again.' }]);
  expect(groups.map((group) => [group.kind, group.entries.length])).toEqual([['survey', 2], ['single', 1]]);
});
