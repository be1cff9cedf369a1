import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { ShareBar } from '../../charts/bars.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { Mood } from '../../parts/mood.tsx';
import { TierPill } from '../../parts/pill.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type WorthAnswer = Output<'worth'>;

export function Tiers({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, number, money, percent } = useTexts();
  const { currency, tiers } = answer;
  const sum = (of: (tier: WorthAnswer['tiers'][number]) => number): number => tiers.reduce((total, tier) => total + Math.max(0, of(tier)), 0) || 1;
  const shares = (of: (tier: WorthAnswer['tiers'][number]) => number) =>
    tiers.map((tier) => ({ key: tier.tier, share: Math.max(0, of(tier)) / sum(of), label: `${t(`tier.${tier.tier}`)} ${percent(Math.max(0, of(tier)) / sum(of))}`, colour: `var(--tier-${tier.tier})` }));
  return (
    <Card title={t('worth.tiers')}>
      <ShareBar label={t('worth.customers')} shares={shares((tier) => tier.customers)} />
      <ShareBar label={t('column.net')} shares={shares((tier) => tier.net)} />
      <ShareBar label={t('worth.value')} shares={shares((tier) => tier.valueNext12Months ?? 0)} />
      <Scroller label={t('worth.tiers')} className="tier-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('column.tier')}</th>
              <th scope="col" className="number">{t('worth.customers')}</th>
              <th scope="col" className="number">{t('column.net')}</th>
              <th scope="col" className="number">{t('worth.value')}</th>
              <th scope="col">{t('column.mood')}</th>
              <th scope="col" className="number">{t('worth.late')}</th>
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => {
              const which = { of: [tier.tier], about: t(`tier.${tier.tier}`) };
              return (
                <tr key={tier.tier}>
                  <th scope="row">
                    <Link to="/customers" search={{ tier: [tier.tier] }} className="quiet-link">
                      <TierPill tier={tier.tier} />
                    </Link>
                  </th>
                  <td className="number">
                    <CompanyFigure {...which} measure="tierCustomers" label={t('worth.customers')}>{number(tier.customers)}</CompanyFigure> <span className="sub">{percent(tier.customers / sum((other) => other.customers))}</span>
                  </td>
                  <td className="number">
                    <CompanyFigure {...which} measure="tierNet" label={t('column.net')}>{money(tier.net, currency)}</CompanyFigure>
                  </td>
                  <td className="number">{tier.valueNext12Months === null ? '—' : <CompanyFigure {...which} measure="tierValue" label={t('worth.value')}>{money(tier.valueNext12Months, currency)}</CompanyFigure>}</td>
                  <td>
                    {tier.mood === null ? <span className="sub">{t('worth.moodNone')}</span> : <CompanyFigure {...which} measure="tierMood" label={t('column.mood')}><Mood score={tier.mood} /></CompanyFigure>}
                    {tier.mood !== null && <div className="sub">{t('worth.moodCover', { share: percent(tier.moodCustomers / tier.customers), count: tier.moodCustomers })}</div>}
                  </td>
                  <td className="number">{tier.lateShare === null ? '—' : <CompanyFigure {...which} measure="tierLateShare" label={t('worth.late')}>{percent(tier.lateShare, 1)}</CompanyFigure>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
    </Card>
  );
}
