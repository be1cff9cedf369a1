import { expect, test } from 'vitest';
import { progressText } from './progress-line.ts';
import { table, widthOf } from './table.ts';
import { speaker } from './terminal.ts';

test('Chinese characters, full-width signs and emoji are two columns wide, marks none', () => {
  expect(['abc', '张三', '（Ａ）', '👍', 'é'.normalize('NFD')].map(widthOf)).toEqual([3, 4, 6, 2, 1]);
});

test('columns line up whatever is in them', () => {
  const rows = [{ name: '王小明', net: '1,200' }, { name: 'Ann', net: '5' }];
  const text = table(rows, [{ title: '姓名', of: (row) => row.name }, { title: 'Net', of: (row) => row.net, align: 'right' }, { title: 'x', of: () => null }]);
  expect(text.split('\n')).toEqual(['姓名      Net  x', '──────  ─────  ─', '王小明  1,200  –', 'Ann         5  –']);
});

test('data cannot command the terminal, and long texts are cut', () => {
  const text = table([{ text: `\u001B[2J${'很'.repeat(100)}` }], [{ title: 't', of: (row) => row.text }]);
  expect(text).not.toContain('\u001B');
  expect(widthOf(text.split('\n')[2] ?? '')).toBeLessThanOrEqual(60);
});

test('progress says how far, how fast and how long still', () => {
  expect(progressText({ step: 'rows', done: 12_345, share: 0.5, perSecond: 1000.4, secondsLeft: 61 }, speaker('en'))).toBe('rows  50 %  12,345  1,000/s  1 min 1 s left');
  expect(progressText({ step: 'rows', done: 0, secondsLeft: 5 }, speaker('zh-CN'))).toBe('rows  还要 5 s');
});
