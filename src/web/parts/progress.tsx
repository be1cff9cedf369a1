import { Progress as Bar } from '@mantine/core';
import { useThrottledValue } from '@mantine/hooks';
import type { ReactElement } from 'react';
import type { Job } from '../../contract/index.ts';
import { useTexts } from '../texts/texts.tsx';
import { stepName } from './steps.ts';

const announcedEveryMilliseconds = 4000;

/** How far a long operation is: step, amount, speed, time left. Spoken now and then, not at every step. */
export function JobProgress({ title, progress }: { readonly title: string; readonly progress: Job['progress'] | undefined }): ReactElement {
  const texts = useTexts();
  const { t, number, percent, duration } = texts;
  const said = [
    progress && stepName(texts, progress),
    progress && progress.done > 0 && t('job.done', { count: Math.round(progress.done) }),
    progress?.perSecond && t('job.speed', { count: number(progress.perSecond) }),
    progress?.secondsLeft !== undefined && t('job.left', { time: duration(Math.max(1, Math.round(progress.secondsLeft))) }),
  ].filter((part): part is string => typeof part === 'string' && part !== '');
  const spoken = useThrottledValue(`${title} ${progress?.share === undefined ? '' : percent(progress.share)}`, announcedEveryMilliseconds);
  return (
    <div className="job">
      <div className="row">
        <b className="grow">{title}</b>
        <span className="sub">{progress?.share === undefined ? '' : percent(progress.share)}</span>
      </div>
      <Bar value={(progress?.share ?? 1) * 100} animated={progress?.share === undefined} striped={progress?.share === undefined} size="sm" aria-label={title} />
      <div className="sub">{said.join(' · ')}</div>
      <output className="visually-hidden">{spoken}</output>
    </div>
  );
}
