/** How texts are read: learning from the company's own labels, which model is in force, and whether it keeps up. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { PageHead } from '../../parts/page.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { DriftCard } from './drift.tsx';
import { LearnCard } from './learn.tsx';
import './reading.css';

type Models = Output<'listReadingModels'>;

export function ReadingPage(): ReactNode {
  const { t, rich } = useTexts();
  return (
    <Answer query={useAnswer('listReadingModels', {})}>
      {(models) => (
        <>
          <PageHead
            name={t('reading.name')}
            title={t(models.active === null ? 'reading.titleShipped' : 'reading.titleHome')}
            lead={rich('reading.lead', { version: <b>{models.active ?? t('reading.shipped')}</b>, count: models.newCorrections })}
          />
          <div className="stack">
            <LearnCard hasLearned={models.models.length > 0} />
            <DriftCard />
            <ModelsCard models={models} />
          </div>
        </>
      )}
    </Answer>
  );
}

function ModelsCard({ models }: { readonly models: Models }): ReactElement {
  const { t } = useTexts();
  const told = { onSuccess: () => notifications.show({ message: t('reading.changed'), closeButtonProps: { 'aria-label': t('action.close') } }) };
  const activate = useChange('activateReadingModel');
  const rollBack = useChange('rollBackReadingModel');
  const failed = activate.error ?? rollBack.error;
  return (
    <Card
      title={t('reading.models')}
      aside={
        <span className="row wrap">
          {models.active !== null && (
            <Button size="xs" variant="default" loading={activate.isPending} onClick={() => activate.mutate({ version: 'shipped' }, told)}>
              {t('reading.useShipped')}
            </Button>
          )}
          {models.canRollBack && (
            <Button size="xs" variant="default" loading={rollBack.isPending} onClick={() => rollBack.mutate({}, told)}>
              {t('reading.rollBack')}
            </Button>
          )}
        </span>
      }
    >
      {failed && <Failure error={failed} />}
      {models.models.length === 0 ? <p className="sub">{t('reading.modelsNone')}</p> : <ModelsTable models={models.models} activate={(version) => activate.mutate({ version }, told)} />}
    </Card>
  );
}

function ModelsTable({ models, activate }: { readonly models: Models['models']; readonly activate: (version: string) => void }): ReactElement {
  const { t, time } = useTexts();
  return (
    <Scroller label={t('reading.models')}>
      <table className="reading-table">
        <thead>
          <tr>
            <th scope="col">{t('reading.version')}</th>
            <th scope="col">{t('reading.when')}</th>
            <th scope="col">{t('reading.takenUp')}</th>
            <th scope="col">{t('reading.state')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('reading.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ version, trainedAt, active, state, report }) => (
            <tr key={trainedAt}>
              <th scope="row">{version ?? '—'}</th>
              <td className="sub">{time(trainedAt)}</td>
              <td>{takenUp(report, t)}</td>
              <td>
                <span className="pill">{active ? t('reading.inForce') : t(`reading.state.${state}`)}</span>
              </td>
              <td>
                {version !== null && !active && state === 'ready' && (
                  <Button size="compact-xs" variant="default" onClick={() => activate(version)}>
                    {t('reading.activate')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function takenUp(report: Models['models'][number]['report'], t: ReturnType<typeof useTexts>['t']): string {
  const lessons = report.lessons.filter(({ verdict }) => verdict === 'better').map(({ lesson }) => t(`reading.lesson.${lesson}`));
  const all = [...lessons, ...(report.remembered > 0 ? [t('reading.memory', { count: report.remembered })] : [])];
  return all.length === 0 ? t('reading.nothingTaken') : all.join(' · ');
}
