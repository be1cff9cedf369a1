/** The conversations that were read: narrowed by what was found in them, a page at a time. */
import { Button, Chip } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { conversationTraits } from '../../../contract/index.ts';
import type { ConversationRow } from '../../../contract/index.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { useKeys } from '../../parts/keys.ts';
import { channelName, touchpointName } from '../../parts/labels.ts';
import { MoodMark } from '../../parts/mood.tsx';
import { PageHead } from '../../parts/page.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { ConversationsSearch } from './conversations-search.ts';
import './conversations.css';

const pageSize = 25;

export function ConversationsPage(): ReactNode {
  const { t } = useTexts();
  const search = useSearch({ from: '/conversations' });
  const page = search.page ?? 1;
  const query = useAnswer('listConversations', { traits: [...(search.traits ?? [])], sort: search.sort ?? 'newest', offset: (page - 1) * pageSize, limit: pageSize }, { keepPrevious: true });
  const isNarrowed = search.traits !== undefined;
  return (
    <Answer query={query}>
      {({ total, rows }) => (
        <>
          <PageHead
            name={t('nav.conversations')}
            title={total === 0 && !isNarrowed ? t('conversations.titleNone') : t('conversations.title', { count: total })}
            lead={total === 0 && !isNarrowed ? t('conversations.leadNone') : t('conversations.lead')}
            actions={
              <Button component={Link} to="/conversations/paste">
                {t('conversations.paste')}
              </Button>
            }
          />
          {(total > 0 || isNarrowed) && <List total={total} rows={rows} search={search} />}
        </>
      )}
    </Answer>
  );
}

function List({ total, rows, search }: { readonly total: number; readonly rows: readonly ConversationRow[]; readonly search: ConversationsSearch }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [picked, setPicked] = useState(0);
  const change = (next: ConversationsSearch): void => void navigate({ to: '/conversations', search: next, replace: true, resetScroll: false });
  const open = ({ id, customer }: ConversationRow): void => void navigate({ to: '/conversations/$id', params: { id }, search: customer === null ? {} : { customer } });
  const openPicked = (): void => {
    const row = rows[picked];
    if (row) open(row);
  };
  useKeys({ j: () => setPicked((at) => Math.min(rows.length - 1, at + 1)), k: () => setPicked((at) => Math.max(0, at - 1)), o: openPicked, Enter: openPicked });
  return (
    <Card title={t('conversations.list')}>
      <div className="row wrap talk-filters">
        <Chip.Group multiple value={[...(search.traits ?? [])]} onChange={(traits) => change({ ...(search.sort && { sort: search.sort }), traits: conversationTraits.filter((trait) => traits.includes(trait)) })}>
          <fieldset className="row wrap chips" aria-label={t('conversations.filters')}>
            {conversationTraits.map((trait) => (
              <Chip key={trait} value={trait} size="xs" variant="outline">
                {t(`trait.${trait}`)}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
        <Chip.Group value={search.sort ?? 'newest'} onChange={(sort) => change({ ...(search.traits && { traits: search.traits }), ...(sort === 'dissatisfied' && { sort }) })}>
          <fieldset className="row wrap chips" aria-label={t('conversations.sort')}>
            {(['newest', 'dissatisfied'] as const).map((sort) => (
              <Chip key={sort} value={sort} size="xs" variant="light">
                {t(`conversations.sort.${sort}`)}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      </div>
      {rows.length === 0 ? <p className="sub">{t('conversations.none')}</p> : <Rows rows={rows} picked={picked} />}
      <Pages page={search.page ?? 1} pages={Math.max(1, Math.ceil(total / pageSize))} go={(page) => change({ ...search, page })} />
    </Card>
  );
}

function Rows({ rows, picked }: { readonly rows: readonly ConversationRow[]; readonly picked: number }): ReactElement {
  const { t } = useTexts();
  return (
    <Scroller label={t('conversations.list')}>
      <table className="talks">
        <thead>
          <tr>
            <th scope="col">{t('conversations.customer')}</th>
            <th scope="col">{t('conversations.opening')}</th>
            <th scope="col">{t('conversations.found')}</th>
            <th scope="col" className="number">{t('conversations.turns')}</th>
            <th scope="col" className="number">{t('conversations.sore')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={`${row.id} ${row.customer ?? ''}`} row={row} isPicked={index === picked} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Row({ row, isPicked }: { readonly row: ConversationRow; readonly isPicked: boolean }): ReactElement {
  const texts = useTexts();
  const { t, number, percent, day } = texts;
  return (
    <tr data-picked={isPicked || undefined}>
      <th scope="row">
        <Link to="/conversations/$id" params={{ id: row.id }} search={row.customer === null ? {} : { customer: row.customer }}>
          {row.customerName ?? row.customer ?? row.id}
        </Link>
        <div className="sub">{[row.startedAt && day(row.startedAt), touchpointName(texts, row.touchpoint), row.channel && channelName(texts, row.channel), row.agent].filter(Boolean).join(' · ')}</div>
      </th>
      <td className="talk-opening">{row.opening}</td>
      <td>
        <span className="row wrap talk-found">
          {row.objection && <Pill tone="sore">{t(`cause.${row.objection.cause}`)}</Pill>}
          {row.promises > 0 && <Pill>{t('conversations.promises', { count: row.promises })}</Pill>}
          {row.phrases > 0 && <Pill tone="sore">{t('conversations.phrases', { count: row.phrases })}</Pill>}
        </span>
      </td>
      <td className="number">{number(row.turns)}</td>
      <td className="number">
        <span className="sub talk-narrow">{t('conversations.sore')}</span> <MoodMark score={0.5 - row.dissatisfied} size={10} /> {percent(row.dissatisfied)}
      </td>
    </tr>
  );
}

function Pages({ page, pages, go }: { readonly page: number; readonly pages: number; readonly go: (page: number) => void }): ReactElement | null {
  const { t, number } = useTexts();
  if (pages === 1) return null;
  return (
    <nav className="row wrap talk-pages" aria-label={t('conversations.pages')}>
      <Button size="compact-xs" variant="default" disabled={page <= 1} onClick={() => go(page - 1)}>
        {t('conversations.before')}
      </Button>
      <span className="sub">{t('conversations.page', { page: number(page), pages: number(pages) })}</span>
      <Button size="compact-xs" variant="default" disabled={page >= pages} onClick={() => go(page + 1)}>
        {t('conversations.after')}
      </Button>
    </nav>
  );
}
