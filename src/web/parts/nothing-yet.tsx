/** The first thing a new data folder shows: bring data in, or read how that works; with data, compute. */
import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAnswer } from '../api/queries.ts';
import { factColumns } from '../../domain/index.ts';
import type { FactKind } from '../../domain/index.ts';
import { useTexts } from '../texts/texts.tsx';
import { PageHead } from './page.tsx';
import { RunNow } from './run-now.tsx';

export function NothingYet(): ReactElement {
  const { t } = useTexts();
  const coverage = useAnswer('coverage', {});
  const facts = coverage.data?.kinds.reduce((sum, kind) => sum + kind.facts, 0) ?? 0;
  const [open, { open: show, close }] = useDisclosure(false);
  if (facts > 0) {
    return (
      <>
        <PageHead name={t('empty.name')} title={t('empty.readyTitle')} lead={t('empty.readyLead', { facts, customers: coverage.data?.customers ?? 0 })} />
        <RunNow />
      </>
    );
  }
  return (
    <>
      <PageHead name={t('empty.name')} title={t('empty.title')} lead={t('empty.lead')} />
      <div className="choices">
        <Link to="/data" className="card choice first">
          <b>{t('empty.import')}</b>
          <span>{t('empty.importText')}</span>
        </Link>
        <button type="button" className="card choice" onClick={show}>
          <b>{t('empty.how')}</b>
          <span>{t('empty.howText')}</span>
        </button>
      </div>
      <Modal opened={open} onClose={close} title={t('empty.how')} size="lg" closeButtonProps={{ 'aria-label': t('action.close') }}>
        <FilesWeRead />
        <Button component={Link} to="/data" mt="md">
          {t('empty.import')}
        </Button>
      </Modal>
    </>
  );
}

const explained: readonly FactKind[] = ['orders', 'order-lines', 'customers', 'moments', 'feedback'];

/** Which files there can be and which columns they carry, from the one description of facts. */
export function FilesWeRead(): ReactElement {
  const { t, say, list } = useTexts();
  return (
    <div className="stack">
      <p>{t('empty.howLead')}</p>
      <ul className="plain-list">
        {explained.map((kind) => (
          <li key={kind}>
            <b>{t(`kind.${kind}`)}</b>
            <div className="sub">{t('empty.columns', { columns: list(factColumns[kind].map((column) => (column.required ? `${say(column.title)} *` : say(column.title)))) })}</div>
          </li>
        ))}
      </ul>
      <p className="sub">{t('empty.required')}</p>
    </div>
  );
}
