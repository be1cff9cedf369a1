import { expect, test } from 'vitest';
import { insights } from '../../insights/index.ts';
import type { Texts } from '../texts/texts.tsx';
import { stepName } from './steps.ts';

const texts = { t: (key: string) => `text of ${key}` } as unknown as Texts;

test('every insight of the registry has a name in the progress of a run', () => {
  expect(insights.map(({ name }) => name).filter((name) => stepName(texts, name) === name)).toEqual([]);
});

test('a step nobody has named keeps its own', () => {
  expect(stepName(texts, 'something else')).toBe('something else');
});
