import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { formatsOf } from './format.ts';
import { fillTemplate, placesOf } from './template.ts';
import { zh } from './zh.ts';

const pages = import.meta.glob<string>(['../**/*.tsx', '../**/*.ts', '!../**/*.test.*', '!../texts/{zh,en}/*.ts'], { query: '?raw', import: 'default', eager: true });
const keys = Object.keys(zh) as (keyof typeof zh)[];

describe('both languages', () => {
  test('have the same keys', () => {
    expect(Object.keys(en).toSorted()).toEqual(keys.toSorted());
  });

  test('have the same places to fill', () => {
    const different = keys.filter((key) => placesOf(zh[key]).join() !== placesOf(en[key]).join());
    expect(different).toEqual([]);
  });

  test('say something under every key, each in its own language', () => {
    const exceptions = ['language.', 'palette.language', 'shell.searchKey', 'format.', 'today.', 'moment.', 'voice.emotionShare', 'migration.days', 'coverage.span', 'list.lateOf'];
    const han = /\p{Script=Han}/u;
    const silent = keys.filter((key) => zh[key].trim() === '' || en[key].trim() === '');
    const foreign = keys.filter((key) => !exceptions.some((start) => key.startsWith(start)) && (han.test(en[key]) || !han.test(zh[key])));
    expect({ silent, foreign }).toEqual({ silent: [], foreign: [] });
  });

  test('every key is used somewhere', () => {
    const source = Object.values(pages).join('\n');
    const families = [...source.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = keys.filter((key) => !source.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)));
    expect(unused).toEqual([]);
  });
});

/** Attributes that people read or hear. */
const spoken = new Set(['aria-label', 'title', 'placeholder', 'label', 'alt', 'description']);

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: { readonly name?: string };
  readonly [field: string]: unknown;
}

function visibleTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(visibleTexts);
  if (typeof node !== 'object' || node === null) return [];
  const { type, value, name, ...rest } = node as Node;
  if (type === 'JSXElement' && ['kbd', 'code'].includes((node as { openingElement: { name: { name: string } } }).openingElement.name.name)) return [];
  if (type === 'JSXText') return /\p{L}/u.test(String(value)) ? [String(value).trim()] : [];
  if (type === 'JSXAttribute') {
    const literal = (value as Node | null)?.type === 'Literal' ? String((value as Node).value) : undefined;
    return literal !== undefined && spoken.has(String(name?.name)) && /\p{L}/u.test(literal) ? [literal] : visibleTexts(value);
  }
  if (type === 'Literal' || type === 'TemplateElement') {
    const text = typeof value === 'object' && value !== null ? String((value as { cooked?: string }).cooked) : String(value);
    return /\p{Script=Han}/u.test(text) ? [text] : [];
  }
  return visibleTexts([...Object.values(rest), value]);
}

describe('pages', () => {
  test('say nothing that is not in the dictionaries', () => {
    const said = Object.entries(pages).flatMap(([file, source]) => visibleTexts(parseSync(file, source).program).map((text) => `${file}: ${text}`));
    expect(said).toEqual([]);
  });

  test('a text in a page would be found', () => {
    const sample = 'const a = <div title="Hello"><p>World {x}</p><span>{"你好"}</span><kbd>j</kbd></div>;';
    expect(visibleTexts(parseSync('a.tsx', sample).program)).toEqual(['Hello', 'World', '你好']);
  });
});

describe('filling', () => {
  test('counts as the language does and writes numbers as it writes them', () => {
    const orders = '{n, plural, one {# order} other {# orders}} of {name}';
    expect(fillTemplate<string | number>(orders, { n: 1, name: 'Lin' }, 'en').join('')).toBe('1 order of Lin');
    expect(fillTemplate<string | number>(orders, { n: 12_345, name: 'Lin' }, 'en').join('')).toBe('12,345 orders of Lin');
  });

  test('keeps what is not text as a piece of its own', () => {
    const element = { is: 'element' };
    expect(fillTemplate<unknown>('a {x} b', { x: element }, 'en')).toEqual(['a ', element, ' b']);
  });
});

describe('formats', () => {
  const chinese = formatsOf('zh-CN');
  const english = formatsOf('en');

  test('money', () => {
    expect(english.money(48_200, 'CNY')).toBe('¥48,200');
    expect(chinese.money(48_200, 'CNY')).toBe('¥48,200');
    expect(english.money(-9.5, 'GBP')).toBe('−£9.50');
    expect(english.money(12, '')).toBe('12');
    expect(english.moneyRange(31_500, 66_900, 'CNY')).toBe('¥31,500–66,900');
  });

  test('exact decimals lose nothing', () => {
    expect(english.exact('5761931.382')).toBe('5,761,931.382');
    expect(english.exact('90071992547409931.100000')).toBe('90,071,992,547,409,931.1');
    expect(english.exact('-0.5')).toBe('−0.5');
  });

  test('days do not move with the zone of the reader', () => {
    expect(english.day('2026-11-18')).toBe('Nov 18, 2026');
    expect(chinese.day('2026-11-18 23:59:00')).toBe('2026年11月18日');
  });
});
