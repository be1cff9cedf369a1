import { lessonNames } from '../../domain/index.ts';
import type { TextKey, Texts } from '../texts/texts.tsx';

type StepKey = Exclude<TextKey & `step.${string}`, 'step.learn'>;

const steps: Readonly<Record<string, StepKey>> = {
  upload: 'step.upload',
  read: 'step.read',
  reading: 'step.read',
  loading: 'step.read',
  checking: 'step.check',
  storing: 'step.write',
  summarising: 'step.worth.purchases',
  write: 'step.write',
  writing: 'step.write',
  'reading texts': 'step.texts',
  'taking in labels': 'step.labels',
  'worth.purchases': 'step.worth.purchases',
  'worth.lifetime': 'step.worth.lifetime',
  'worth.life-cycle': 'step.worth.life-cycle',
  'worth.profit': 'step.worth.profit',
  'worth.tiers': 'step.worth.tiers',
  'worth.win-back': 'step.worth.win-back',
  'worth.contracts': 'step.worth.contracts',
  'loyalty.kinds': 'step.loyalty.kinds',
  'loyalty.related-products': 'step.loyalty.related-products',
  'loyalty.recommendation-check': 'step.loyalty.recommendation-check',
  'needs.habits': 'step.needs.habits',
  'needs.tastes': 'step.needs.tastes',
  'feeling.customers': 'step.feeling.customers',
  'feeling.subjects': 'step.feeling.subjects',
  'satisfaction.expectation': 'step.satisfaction.expectation',
  'customer.sheet': 'step.customer.sheet',
  warehouse: 'step.write',
  files: 'step.write',
  checksums: 'step.check',
  archive: 'step.write',
};

/** A step's name in the reader's language; a step without one keeps its own. */
export function stepName({ t }: Texts, step: string): string {
  const key = steps[step];
  if (key) return t(key);
  const lesson = lessonNames.find((name) => step === `learning ${name}`);
  return lesson ? t('step.learn', { lesson: t(`reading.lesson.${lesson}`) }) : step;
}
