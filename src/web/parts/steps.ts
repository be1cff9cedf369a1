import type { Job } from '../../contract/index.ts';
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
  summarising: 'step.summarise',
  write: 'step.write',
  writing: 'step.write',
  'reading texts': 'step.texts',
  'taking in labels': 'step.labels',
  warehouse: 'step.write',
  files: 'step.write',
  checksums: 'step.check',
  archive: 'step.write',
};

/** A step's name in the reader's language; a step without one keeps its own. */
export function stepName({ t, say }: Texts, { step, title }: Pick<NonNullable<Job['progress']>, 'step' | 'title'>): string {
  if (title) return say(title);
  const key = steps[step];
  if (key) return t(key);
  const lesson = lessonNames.find((name) => step === `learning ${name}`);
  return lesson ? t('step.learn', { lesson: t(`reading.lesson.${lesson}`) }) : step;
}
