import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Figure, useExplain } from '../../parts/explanation.tsx';
import { useKeys } from '../../parts/keys.ts';
import { Mood, MoodMark } from '../../parts/mood.tsx';
import { StagePill, TierPill } from '../../parts/pill.tsx';
import { useTexts } from '../../texts/texts.tsx';

type TodayAnswer = Output<'today'>;

type Person = TodayAnswer['people'][number];

/** The ranked people. `j`/`k` move, Enter opens, `e` explains the stake. */
export function People({ people, currency }: { readonly people: readonly Person[]; readonly currency: string }): ReactElement {
  const { t } = useTexts();
  const [selected, setSelected] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const navigate = useNavigate();
  const explain = useExplain();
  const move = (step: number): void => {
    const next = Math.min(people.length - 1, Math.max(0, selected + step));
    setSelected(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const open = (): void => {
    const person = people[selected];
    if (person) void navigate({ to: '/customers/$id', params: { id: person.row.id } });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: open,
    o: open,
    e: () => {
      const person = people[selected];
      if (person) explain({ customer: person.row.id, measure: 'valueAtStake', currency });
    },
  });
  useEffect(() => {
    const rows = list.current;
    const follow = (event: FocusEvent): void => {
      const at = [...(rows?.children ?? [])].findIndex((row) => row.contains(event.target as Node));
      if (at >= 0) setSelected(at);
    };
    rows?.addEventListener('focusin', follow);
    return () => rows?.removeEventListener('focusin', follow);
  }, []);
  return (
    <section className="card people" aria-label={t('today.people')}>
      <ol ref={list} className="plain-list">
        {people.map((person, index) => (
          <li key={person.row.id} className="person" data-selected={index === selected || undefined}>
            <PersonRow person={person} rank={index + 1} currency={currency} selected={index === selected} />
          </li>
        ))}
      </ol>
      <p className="sub people-keys">
        <kbd>j</kbd> <kbd>k</kbd> {t('keys.move')} · <kbd>Enter</kbd> {t('keys.open')} · <kbd>e</kbd> {t('keys.explain')}
      </p>
    </section>
  );
}

function PersonRow({ person, rank, currency, selected }: { readonly person: Person; readonly rank: number; readonly currency: string; readonly selected: boolean }): ReactElement {
  const texts = useTexts();
  const { t, rich, say, money } = texts;
  const { row, quote } = person;
  const explain = useExplain();
  return (
    <>
      <div className="rank">{rank}</div>
      <div className="person-what">
        <h2>
          {rich('today.person', {
            name: (
              <Link to="/customers/$id" params={{ id: row.id }} className="person-name">
                {row.name ?? row.id}
              </Link>
            ),
            what: say(person.what),
          })}
        </h2>
        <p>{say(person.why)}</p>
        {quote && <Quote quote={quote} />}
        <div className="evidence">
          <TierPill tier={row.tier} />
          <StagePill stage={row.stage} />
          {row.mood !== null && (
            <span className="pill">
              <Mood score={row.mood} emotion={row.emotion} figure={false} />
            </span>
          )}
          {person.evidence.map((item) => (
            <button key={item.measure + item.text.en} type="button" className="pill" title={t('figure.why', { label: say(item.text) })} onClick={() => explain({ customer: row.id, measure: item.measure, currency })}>
              {say(item.text)}
            </button>
          ))}
        </div>
      </div>
      <div className="stake">
        {row.valueAtStake !== null && (
          <div className="stake-figure">
            <Figure customer={row.id} measure="valueAtStake" currency={currency} label={t('measure.valueAtStake')}>
              {money(row.valueAtStake, currency)}
            </Figure>
          </div>
        )}
        <div className="sub">{row.valueNext12Months === null ? t('today.stake') : t('today.stakeOf', { value: money(row.valueNext12Months, currency) })}</div>
        {row.valueLow !== null && row.valueHigh !== null && <div className="sub">{t('today.stakeRange', { range: texts.moneyRange(row.valueLow, row.valueHigh, currency) })}</div>}
      </div>
      <Button component={Link} to="/customers/$id" params={{ id: row.id } as never} variant={selected ? 'filled' : 'default'} size="xs" aria-label={t('today.openPerson', { name: row.name ?? row.id })}>
        {t('today.open')}
      </Button>
    </>
  );
}

function Quote({ quote }: { readonly quote: NonNullable<Person['quote']> }): ReactElement {
  const { t, shortDay } = useTexts();
  return (
    <blockquote>
      <MoodMark score={quote.score} /> <span>{t('today.quote', { text: shortened(quote.text) })}</span> <span className="sub">{shortDay(quote.at)}</span>
    </blockquote>
  );
}

const quoteLength = 90;

function shortened(text: string): string {
  return text.length > quoteLength ? `${text.slice(0, quoteLength)}…` : text;
}
