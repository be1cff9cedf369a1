/** A figure in words: by its unit, in the reader's language. */
import type { Figure } from '../../contract/index.ts';
import { emotionLabels, factColumns, factKinds, tierNames } from '../../domain/index.ts';
import { loyaltyFields } from './loyalty-fields.ts';
import type { Texts } from '../texts/texts.tsx';
import { channelName, habitName } from './labels.ts';
import { stageNames } from './pill.tsx';

type Value = number | string | null;

/** One value of a unit; `—` where there is none. */
export function showValue(texts: Texts, value: Value, unit: string, currency: string): string {
  if (value === null) return '—';
  if (typeof value === 'string') return unit === 'day' ? texts.day(value) : labelText(texts, value);
  switch (unit) {
    case 'money':
      return texts.money(value, currency);
    case 'probability':
      return texts.percent(value);
    case 'count':
      return texts.number(value, Number.isInteger(value) ? 0 : 1);
    case 'days':
      return texts.t('unit.days', { count: texts.number(value, Number.isInteger(value) ? 0 : 1) });
    case 'weeks':
      return texts.t('unit.weeks', { count: texts.number(value, 1) });
    case 'score':
      return Math.abs(value) <= 1 && !Number.isInteger(value) ? texts.signed(value, 2) : texts.number(value, Number.isInteger(value) ? 0 : 1);
    default:
      return texts.number(value, Number.isInteger(value) ? 0 : 2);
  }
}

/** Its interval with its level, for instance "80 %: ¥7,300–12,100"; empty where there is none. */
export function showInterval(texts: Texts, figure: Pick<Figure, 'low' | 'high' | 'level' | 'unit'>, currency: string): string {
  const { low, high } = figure;
  if (low === null || high === null) return '';
  const range = figure.unit === 'money' ? texts.moneyRange(low, high, currency) : `${showValue(texts, low, figure.unit, currency)} – ${showValue(texts, high, figure.unit, currency)}`;
  return texts.t('figure.interval', { level: texts.percent(figure.level ?? 0.8), range });
}

/** A stable label (tier, stage, emotion, habit, channel) in the reader's language; anything else as it is. */
export function labelText(texts: Texts, label: string): string {
  const { t } = texts;
  const tier = tierNames.find((name) => name === label);
  if (tier) return t(`tier.${tier}`);
  const stage = stageNames.find((name) => name === label);
  if (stage) return t(`stage.${stage}`);
  const field = loyaltyFields.find((name) => name === label);
  if (field) return t(`loyalty.field.${field}`);
  const emotion = emotionLabels.find((name) => name === label);
  if (emotion) return t(`emotion.${emotion}`);
  const habit = habitName(texts, label);
  return habit === label ? channelName(texts, label) : habit;
}

/** The title of a fact's column, where it is one of ours. */
export function columnTitle({ say, t }: Texts, name: string): string {
  if (name === 'id') return t('profile.id');
  if (name === 'entry') return t('explain.entry');
  for (const kind of factKinds) {
    const column = factColumns[kind].find((other) => other.name === name);
    if (column) return say(column.title);
  }
  return name;
}
