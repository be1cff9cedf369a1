import { expect, test } from 'vitest';
import { insights } from '../../insights/index.ts';
import type { Texts } from '../texts/texts.tsx';
import { stepName } from './steps.ts';

const texts = { t: (key: string) => `text of ${key}`, say: ({ zh }: { zh: string }) => zh } as unknown as Texts;

test('a step that brings its name is called by it: every insight of a run does', () => {
  for (const { name, title } of insights) expect(stepName(texts, { step: name, title })).toBe(title.zh);
});

test('a known step has a name in the dictionary, another keeps its own', () => {
  expect(stepName(texts, { step: 'checking' })).toBe('text of step.check');
  expect(stepName(texts, { step: 'something else' })).toBe('something else');
});
