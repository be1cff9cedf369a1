import { expect, test } from 'vitest';
import { findDeadEnds } from './dead-ends.ts';

const talk = (...lines: readonly string[]) => lines.map((text, index) => ({ speaker: index % 2 === 0 ? ('agent' as const) : ('customer' as const), text }));

test('a question that can only be taken or left, and was left', () => {
  expect(findDeadEnds(talk('您要不要办张卡？您需要吗？', '不用了'))).toEqual([0]);
  expect(findDeadEnds(talk('Would you like the bigger one?', 'No, thanks.'))).toEqual([0]);
});
test('an open question ends nothing, nor one that was taken up', () => {
  expect(findDeadEnds(talk('您平时都在哪里用？', '不一定，家里多'))).toEqual([]);
  expect(findDeadEnds(talk('Would you like the bigger one?', 'Yes please'))).toEqual([]);
  expect(findDeadEnds(talk('您需要吗？'))).toEqual([]);
});
