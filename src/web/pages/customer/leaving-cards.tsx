/** What kind of loyalty this customer shows, and their contract where they have one. */
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { Figure } from '../../parts/explanation.tsx';
import { loyaltyKinds } from '../../parts/loyalty-fields.ts';
import { LoyaltyScale } from '../../parts/loyalty-scale.tsx';
import { Pill } from '../../parts/pill.tsx';
import { Unknown } from '../../parts/states.tsx';
import { labelText, showInterval, showValue } from '../../parts/units.ts';
import { useTexts } from '../../texts/texts.tsx';

interface Props {
  readonly answer: Output<'getCustomer'>;
}

export function LoyaltyCard({ answer }: Props): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const { row, currency, figures } = answer;
  const field = figures.find(({ measure }) => measure === 'loyaltyKind')?.value;
  return (
    <Card title={t('loyalty.card')} aside={typeof field === 'string' && <Pill>{labelText(texts, field)}</Pill>}>
      <ul className="plain-list">
        {loyaltyKinds.map((kind) => {
          const figure = figures.find(({ measure }) => measure === `${kind}Loyalty`);
          const measured = figure && typeof figure.value === 'number' ? { value: figure.value, low: figure.low ?? figure.value, high: figure.high ?? figure.value } : null;
          return (
            <li key={kind} className="row top">
              <span className="grow">
                {t(`loyalty.kind.${kind}`)}
                <div className="sub">{t(`loyalty.kindText.${kind}`)}</div>
              </span>
              <LoyaltyScale customer={row.id} currency={currency} kind={kind} measured={measured} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Nothing for those without a contract. */
export function ContractCard({ answer }: Props): ReactElement | null {
  const texts = useTexts();
  const { t, day, money } = texts;
  const { row, currency, figures, profile } = answer;
  const { contract } = profile;
  if (!contract) return null;
  const risk = figures.find(({ measure }) => measure === 'contractRisk');
  const stake = figures.find(({ measure }) => measure === 'contractAtStake');
  return (
    <Card title={t('contracts.title')} aside={contract.plan !== null && <Pill>{contract.plan}</Pill>}>
      <dl className="profile">
        <div>
          <dt className="sub">{t('contracts.since')}</dt>
          <dd>{contract.start === null ? '—' : day(contract.start)}</dd>
        </div>
        <div>
          <dt className="sub">{contract.cancelledOn === null ? t('contracts.ends') : t('contracts.cancelled')}</dt>
          <dd>{contract.cancelledOn !== null ? day(contract.cancelledOn) : contract.end === null ? t('contracts.anyMonth') : day(contract.end)}</dd>
        </div>
        <div>
          <dt className="sub">{t('contracts.fee')}</dt>
          <dd>{contract.monthlyFee === null ? '—' : money(contract.monthlyFee, currency)}</dd>
        </div>
        {contract.cancelledOn === null && risk && (
          <div>
            <dt className="sub">{t('contracts.risk', { days: '90' })}</dt>
            <dd>
              {risk.status === 'known' ? (
                <Figure customer={row.id} currency={currency} measure="contractRisk" label={t('contracts.because')}>
                  {showValue(texts, risk.value, risk.unit, currency)}
                </Figure>
              ) : (
                <Unknown status={risk.status} />
              )}
              {risk.status === 'known' && <div className="sub">{showInterval(texts, risk, currency)}</div>}
            </dd>
          </div>
        )}
        {contract.cancelledOn === null && stake?.status === 'known' && (
          <div>
            <dt className="sub">{t('contracts.atStake')}</dt>
            <dd>
              <Figure customer={row.id} currency={currency} measure="contractAtStake" label={t('contracts.atStake')}>
                {showValue(texts, stake.value, stake.unit, currency)}
              </Figure>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
