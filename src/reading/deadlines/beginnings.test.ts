import { expect, test } from 'vitest';
import { anyCharacter as any, beginningsOf } from './beginnings.ts';
import { FamilyTable } from './tokens.ts';

test.each([
  ['马上|立刻', ['马上', '立刻']],
  ['大?清早', ['大清', '清早']],
  ['(今|明)天', ['今天', '明天']],
  ['[ab]{1,3}c', ['aa', 'ab', 'ba', 'bb', 'ac', 'bc']],
  ['a\\s?b', [`a${any}`, 'ab']],
  ['(?<=个)月(?!份)', [`月${any}`]],
  ['[^x]y', [`${any}y`]],
  ['q([1-3])', ['q1', 'q2', 'q3']],
  ['(?:in )?the', ['in', 'th']],
  ['([ab])\\1c', ['ac', 'bc', `a${any}`, `b${any}`]],
  ['[x\\d-]y|[^\\u4e00]', ['xy', '-y', any + any, ...Array.from('0123456789', (digit) => `${digit}y`)]],
  ['.*', [any + any]],
])('%s begins with %j', (source, expected) => {
  expect([...beginningsOf(source)].toSorted()).toEqual(expected.toSorted());
});

test('a table tries a family wherever it may match, and where it cannot does not', () => {
  const family = { begins: '今明', pattern: /(?:今|明)(?:天|晚)/yu, read: () => undefined };
  const table = new FamilyTable([family]);
  expect(['今天', '明晚', '今', '今年', '后天'].map((text) => table.at(text, 0).length)).toEqual([1, 1, 0, 0, 0]);
});
