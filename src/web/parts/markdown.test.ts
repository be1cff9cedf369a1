import { expect, test } from 'vitest';
import { blocksOf } from './markdown.tsx';

test('a method card falls into its blocks', () => {
  const card = '# Value\n\nFirst line\nsecond line.\n\n- one\n  goes on\n- two\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n```\nE = m\n```\n1. x\n2. y';
  expect(blocksOf(card)).toEqual([
    { kind: 'heading', level: 1, text: 'Value' },
    { kind: 'paragraph', text: 'First line second line.' },
    { kind: 'list', ordered: false, items: ['one goes on', 'two'] },
    { kind: 'table', rows: [['a', 'b'], ['1', '2']] },
    { kind: 'code', text: 'E = m' },
    { kind: 'list', ordered: true, items: ['x', 'y'] },
  ]);
});

test('every text ends, however odd', () => {
  for (const odd of ['|', '```', '# ', '- ', '  indented', '\n\n', '#nothing', '1.']) expect(() => blocksOf(odd)).not.toThrow();
});
