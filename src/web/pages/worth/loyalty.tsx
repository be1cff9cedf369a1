/** Kinds of loyalty: what customers do, feel and say, each where measured, and where these disagree. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CompanyMeasure } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Bars } from '../../charts/bars.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { LoyaltyScale } from '../../parts/loyalty-scale.tsx';
import { loyaltyKinds } from '../../parts/loyalty-fields.ts';
import type { LoyaltyField } from '../../parts/loyalty-fields.ts';
import { PageHead } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Pill, TierPill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { SectionLinks } from './section.tsx';
import './leaving.css';

type Loyalty = Output<'loyalty'>;

const limit = 15;
/** As they stand in the square: at heart above, buying on the left. */
const square: readonly (readonly LoyaltyField[])[] = [['both', 'heart'], ['habit', 'neither']];

export function LoyaltyPage(): ReactElement {
  const [field, setField] = useState<LoyaltyField>('habit');
  return (
    <Answer query={useAnswer('loyalty', {})}>
      {(answer) => (
        <>
          <Head answer={answer} />
          <SectionLinks />
          <div className="stack">
            <Fields answer={answer} field={field} onPick={setField} />
            <People key={field} field={field} />
            <Kinds answer={answer} />
            <Agreement answer={answer} />
          </div>
        </>
      )}
    </Answer>
  );
}

function Head({ answer }: { readonly answer: Loyalty }): ReactElement {
  const { t, rich, number, money, percent, day } = useTexts();
  const habit = answer.fields.find(({ field }) => field === 'habit');
  const both = answer.fields.reduce((sum, { customers }) => sum + customers, 0);
  const ofHabit = { of: ['habit'], about: t('loyalty.field.habit'), inHeading: true };
  const title =
    habit && habit.customers > 0
      ? rich('loyalty.title', {
          customers: (
            <CompanyFigure {...ofHabit} measure="fieldCustomers" label={t('worth.customers')}>
              {number(habit.customers)}
            </CompanyFigure>
          ),
          value: (
            <CompanyFigure {...ofHabit} measure="fieldNet" label={t('loyalty.netLastYear')}>
              {money(Math.round(habit.netLastYear), answer.currency)}
            </CompanyFigure>
          ),
        })
      : t('loyalty.titleNone');
  const known = (
    <CompanyFigure measure="measuredBoth" label={t('worth.customers')}>
      {number(both)}
    </CompanyFigure>
  );
  return <PageHead name={t('loyalty.name')} title={title} lead={rich('loyalty.lead', { day: day(answer.asOf), both: known, share: percent(both / (answer.customers || 1)) })} />;
}

function Fields({ answer, field, onPick }: { readonly answer: Loyalty; readonly field: LoyaltyField; readonly onPick: (field: LoyaltyField) => void }): ReactElement {
  const { t, rich, number, money, percent } = useTexts();
  const total = answer.fields.reduce((sum, { customers }) => sum + customers, 0);
  if (total === 0) {
    return (
      <Card title={t('loyalty.fields')}>
        <p className="sub">{t('status.too-little-data')}</p>
      </Card>
    );
  }
  return (
    <Card title={t('loyalty.fields')}>
      <div className="loyalty-fields">
        <span className="axis" />
        <span className="axis sub">{t('loyalty.buys')}</span>
        <span className="axis sub">{t('loyalty.buysNot')}</span>
        {square.flatMap((row, place) => [
          <span key={place} className="axis sub">
            {place === 0 ? t('loyalty.loves') : t('loyalty.lovesNot')}
          </span>,
          ...row.map((name) => {
            const here = answer.fields.find((candidate) => candidate.field === name);
            const customers = here?.customers ?? 0;
            const opened = (measure: CompanyMeasure, label: string, shown: string): ReactElement => (
              <CompanyFigure measure={measure} of={[name]} about={t(`loyalty.field.${name}`)} label={label}>
                {shown}
              </CompanyFigure>
            );
            return (
              <div key={name} className="loyalty-field" data-picked={name === field || undefined}>
                <button type="button" className="loyalty-pick" aria-pressed={name === field} onClick={() => onPick(name)}>
                  {t(`loyalty.field.${name}`)}
                </button>
                <span>{rich('loyalty.fieldCount', { customers: opened('fieldCustomers', t('worth.customers'), number(customers)), share: percent(customers / total), clear: opened('fieldClear', t('loyalty.clear'), number(here?.clear ?? 0)) })}</span>
                <span className="sub">
                  {rich('loyalty.fieldMoney', {
                    net: opened('fieldNet', t('loyalty.netLastYear'), money(Math.round(here?.netLastYear ?? 0), answer.currency)),
                    value: here?.valueNext12Months == null ? '—' : opened('fieldValue', t('loyalty.value'), money(Math.round(here.valueNext12Months), answer.currency)),
                  })}
                </span>
                <span className="sub">{t(`loyalty.fieldText.${name}`)}</span>
              </div>
            );
          }),
        ])}
      </div>
      <p className="sub">{t('loyalty.fieldsNote')}</p>
    </Card>
  );
}

function People({ field }: { readonly field: LoyaltyField }): ReactElement {
  const { t, number, money } = useTexts();
  const [offset, setOffset] = useState(0);
  const query = useAnswer('loyaltyCustomers', { field, offset, limit }, { keepPrevious: true });
  return (
    <Answer query={query} lines={6}>
      {(list) => (
        <Card title={t('loyalty.list', { field: t(`loyalty.field.${field}`), total: number(list.total) })}>
          {list.total === 0 ? (
            <p className="sub">{t('loyalty.listNone')}</p>
          ) : (
            <Scroller label={t(`loyalty.field.${field}`)} className="leaving-table">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('winBack.customer')}</th>
                    {loyaltyKinds.map((kind) => (
                      <th key={kind} scope="col">
                        {t(`loyalty.kind.${kind}`)}
                      </th>
                    ))}
                    <th scope="col" className="number">{t('loyalty.value')}</th>
                  </tr>
                </thead>
                <tbody>
                  {list.rows.map((person) => (
                    <tr key={person.row.id}>
                      <th scope="row">
                        <span className="row wrap">
                          <Link to="/customers/$id" params={{ id: person.row.id }}>
                            {person.row.name ?? person.row.id}
                          </Link>
                          <TierPill tier={person.row.tier} />
                          {person.clear && <Pill>{t('loyalty.clear')}</Pill>}
                        </span>
                      </th>
                      {loyaltyKinds.map((kind) => (
                        <td key={kind}>
                          <LoyaltyScale customer={person.row.id} currency={list.currency} kind={kind} measured={person[kind]} />
                        </td>
                      ))}
                      <td className="number">{person.row.valueNext12Months === null ? '—' : money(person.row.valueNext12Months, list.currency)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroller>
          )}
          <Pager total={list.total} offset={offset} limit={limit} onMove={setOffset} />
        </Card>
      )}
    </Answer>
  );
}

function Kinds({ answer }: { readonly answer: Loyalty }): ReactElement {
  const { t, number, percent } = useTexts();
  return (
    <Card title={t('loyalty.kinds')}>
      <div className="loyalty-kinds">
        {answer.kinds.map((kind) => {
          const step = 100 / kind.spread.length;
          return (
            <div key={kind.kind}>
              <h3>{t(`loyalty.kind.${kind.kind}`)}</h3>
              <p className="sub">{t(`loyalty.kindText.${kind.kind}`)}</p>
              <p>
                {kind.mean === null ? (
                  t('loyalty.unmeasured')
                ) : (
                  <CompanyFigure measure="loyaltyMean" of={[kind.kind]} about={t(`loyalty.kind.${kind.kind}`)} label={t('loyalty.kinds')}>
                    {t('loyalty.mean', { mean: number(kind.mean.value), low: number(kind.mean.low), high: number(kind.mean.high) })}
                  </CompanyFigure>
                )}
                <span className="sub">
                  {' · '}
                  <CompanyFigure measure="loyaltyMeasured" of={[kind.kind]} about={t(`loyalty.kind.${kind.kind}`)} label={t('worth.customers')}>
                    {t('loyalty.measured', { customers: number(kind.measured), share: percent(kind.measured / (answer.customers || 1)) })}
                  </CompanyFigure>
                </span>
              </p>
              {kind.measured > 0 && (
                <Bars
                  label={t(`loyalty.kind.${kind.kind}`)}
                  marks={[number(0), number(50), number(100)]}
                  bars={kind.spread.map((customers, place) => ({ key: String(place), value: customers, label: t('loyalty.bin', { from: number(place * step), to: number((place + 1) * step), customers: number(customers) }) }))}
                />
              )}
            </div>
          );
        })}
      </div>
    </Card>
  );
}

function Agreement({ answer }: { readonly answer: Loyalty }): ReactElement {
  const { t, signed, number } = useTexts();
  return (
    <Card title={t('loyalty.agreement')}>
      <ul className="plain-list">
        {answer.agreement.map(({ one, other, customers, correlation }) => (
          <li key={`${one} ${other}`} className="row wrap">
            <span className="grow">{t('loyalty.pair', { one: t(`loyalty.kind.${one}`), other: t(`loyalty.kind.${other}`) })}</span>
            <span>
              {correlation === null ? (
                t('loyalty.correlationNone', { customers: number(customers) })
              ) : (
                <CompanyFigure measure="loyaltyAgreement" of={[one, other]} about={t('loyalty.pair', { one: t(`loyalty.kind.${one}`), other: t(`loyalty.kind.${other}`) })} label={t('loyalty.agreement')}>
                  {t('loyalty.correlation', { value: signed(correlation.value, 2), low: signed(correlation.low, 2), high: signed(correlation.high, 2), customers: number(customers) })}
                </CompanyFigure>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="sub">{t('loyalty.agreementNote')}</p>
    </Card>
  );
}
