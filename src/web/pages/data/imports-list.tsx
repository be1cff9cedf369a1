import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { rejectedRowsUrl } from '../../api/client.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Failure } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Import = Output<'listImports'>['imports'][number];

/** Every import there was; one that is done can be taken back whole. */
export function ImportsList(): ReactElement {
  const { t } = useTexts();
  const query = useAnswer('listImports', {});
  const [reverting, setReverting] = useState<Import>();
  return (
    <Card title={t('imports.title')}>
      <Answer query={query} lines={4}>
        {({ imports }) =>
          imports.length === 0 ? (
            <p className="sub">{t('imports.none')}</p>
          ) : (
            <Scroller label={t('imports.title')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('imports.file')}</th>
                    <th scope="col">{t('import.kind')}</th>
                    <th scope="col">{t('imports.when')}</th>
                    <th scope="col" className="number">{t('import.accepted')}</th>
                    <th scope="col" className="number">{t('import.rejected')}</th>
                    <th scope="col">{t('imports.state')}</th>
                    <th scope="col">
                      <span className="visually-hidden">{t('imports.actions')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {imports.map((one) => (
                    <ImportRow key={one.import} one={one} revert={() => setReverting(one)} />
                  ))}
                </tbody>
              </table>
            </Scroller>
          )
        }
      </Answer>
      <RevertDialog one={reverting} close={() => setReverting(undefined)} />
    </Card>
  );
}

function ImportRow({ one, revert }: { readonly one: Import; readonly revert: () => void }): ReactElement {
  const { t, number, time } = useTexts();
  return (
    <tr data-import={one.import}>
      <th scope="row" className="import-name">
        {one.sourceName}
      </th>
      <td>{t(`kind.${one.kind}`)}</td>
      <td className="sub">{time(one.startedAt)}</td>
      <td className="number">{one.counts ? number(one.counts.accepted) : '—'}</td>
      <td className="number">
        {one.rejected && one.counts ? (
          <a href={rejectedRowsUrl(one.import)} download title={t('import.download')}>
            {number(one.counts.rejected)}
          </a>
        ) : (
          number(one.counts?.rejected ?? 0)
        )}
      </td>
      <td>
        <span className={one.state === 'failed' || one.state === 'interrupted' ? 'pill sore' : 'pill'}>{t(`imports.state.${one.state}`)}</span>
        {one.problem && <div className="sub">{one.problem}</div>}
      </td>
      <td>
        {one.state === 'done' && (
          <Button variant="default" size="compact-xs" onClick={revert} aria-label={t('imports.revertOf', { name: one.sourceName })}>
            {t('imports.revert')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function RevertDialog({ one, close }: { readonly one: Import | undefined; readonly close: () => void }): ReactElement {
  const { t } = useTexts();
  const revert = useChange('revertImport');
  const confirm = (): void => {
    if (!one) return;
    revert.mutate(
      { import: one.import },
      {
        onSuccess: ({ removed, keptForOtherImports }) => {
          close();
          notifications.show({ message: keptForOtherImports > 0 ? t('imports.revertedKept', { removed, kept: keptForOtherImports }) : t('imports.reverted', { removed }) });
        },
      },
    );
  };
  return (
    <Modal opened={one !== undefined} onClose={close} title={t('imports.confirmTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <div className="stack">
        <p>{t('imports.confirmText', { name: one?.sourceName ?? '', count: one?.counts?.accepted ?? 0 })}</p>
        {revert.error && <Failure error={revert.error} />}
        <div className="row">
          <Button onClick={confirm} loading={revert.isPending}>
            {t('imports.revert')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('action.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
