import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foldUnits } from '../deadlines/index.ts';
import { formsInChinese, formsInEnglish } from './form-needs.ts';
import { chineseForms, englishForms, timeMark } from './forms.ts';

const clauses = readdirSync('corpus/messages').flatMap((name) =>
  readFileSync(`corpus/messages/${name}`, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => foldUnits((JSON.parse(line) as { text: string }).text).split(/[,，。.!！?？;；]/))
    .flatMap((clause) => [clause, clause.replace(/明天|今晚|周.|tomorrow|today|\w+day/, timeMark)]),
);

test.each([['Chinese', chineseForms, formsInChinese], ['English', englishForms, formsInEnglish]] as const)('no %s turn of phrase is passed over', (_, forms, worthIn) => {
  const lost = clauses.flatMap((clause) => {
    const worth = worthIn(clause);
    return Object.entries(forms).filter(([, pattern], at) => (worth & (1 << at)) === 0 && pattern.test(clause)).map(([name]) => `${name}: ${clause}`);
  });
  expect(clauses.length).toBeGreaterThan(20_000);
  expect(lost).toEqual([]);
});
