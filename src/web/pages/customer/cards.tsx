import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Unknown } from '../../parts/states.tsx';
import { Card } from '../../parts/card.tsx';
import { Figure, useExplain } from '../../parts/explanation.tsx';
import { StrategyText } from '../../parts/strategy.tsx';
import { showInterval, showValue } from '../../parts/units.ts';
import { useTexts } from '../../texts/texts.tsx';

type CustomerAnswer = Output<'getCustomer'>;

interface Props {
  readonly answer: CustomerAnswer;
}

/** What speaks for worry or for ease; each reason opens to its figure. */
export function ReasonsCard({ answer }: Props): ReactElement | null {
  const { t, say } = useTexts();
  const explain = useExplain();
  const { row, currency, reasons } = answer;
  if (reasons.length === 0) return null;
  return (
    <Card title={t('customer.reasons')}>
      <div className="row wrap reasons">
        {reasons.map((reason) => {
          const text = say(reason.text);
          const { measure } = reason;
          return measure === undefined ? (
            <span key={text} className="pill">
              {text}
            </span>
          ) : (
            <button key={text} type="button" className="pill" title={t('figure.why', { label: text })} onClick={() => explain({ customer: row.id, measure, currency })}>
              {text}
            </button>
          );
        })}
      </div>
    </Card>
  );
}

/** The strategy of the tier they are in, so that whoever looks after them knows what is due. */
export function ServiceCard({ answer }: Props): ReactElement | null {
  const { t } = useTexts();
  const strategies = useAnswer('listTierStrategies', {}).data?.strategies;
  const { tier } = answer.row;
  const line = strategies?.find((candidate) => candidate.tier === tier);
  if (tier === null || !line) return null;
  return (
    <Card title={t('service.card')} aside={<span className="sub">{t(`service.approach.${line.strategy.approach}`)}</span>}>
      <StrategyText strategy={line.strategy} currency={answer.currency} />
    </Card>
  );
}

/** Every figure there is of this customer. */
export function Figures({ answer }: Props): ReactElement {
  const texts = useTexts();
  const { t, say, day } = texts;
  const { row, currency } = answer;
  return (
    <Card title={t('customer.figures')} aside={<span className="sub">{t('explain.asOf', { day: day(answer.asOf) })}</span>}>
      <ul className="plain-list figures">
        {answer.figures.map((figure) => (
          <li key={figure.measure} className="row top">
            <span className="grow">{say(figure.title)}</span>
            <span className="figure-value">
              {figure.status === 'known' ? (
                <Figure customer={row.id} currency={currency} measure={figure.measure} label={say(figure.title)}>
                  {showValue(texts, figure.value, figure.unit, currency)}
                </Figure>
              ) : (
                <Unknown status={figure.status} />
              )}
              {figure.status === 'known' && figure.low !== null && <div className="sub">{showInterval(texts, figure, currency)}</div>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ProfileCard({ answer }: Props): ReactElement {
  const { t, day, list } = useTexts();
  const { row, profile } = answer;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('profile.id'), row.id],
    [t('profile.segment'), row.segment],
    [t('profile.region'), row.region],
    [t('profile.phone'), profile.phone],
    [t('profile.email'), profile.email],
    [t('profile.birthday'), profile.birthday && `${profile.birthdayCalendar === 'lunar' ? profile.birthday.slice(5) : day(profile.birthday)}${profile.birthdayCalendar === 'lunar' ? ` ${t('profile.lunar')}` : ''}`],
    [t('profile.joined'), profile.joinedOn && day(profile.joinedOn)],
    [t('profile.merged'), profile.mergedIds.length > 0 ? list(profile.mergedIds) : null],
    ...Object.entries(profile.attributes).map(([key, value]): readonly [string, string | null] => [key, value === null || value === '' ? null : typeof value === 'string' ? value : JSON.stringify(value)]),
  ];
  return (
    <Card title={t('profile.title')}>
      <dl className="profile">
        {facts.flatMap(([title, value]) =>
          value
            ? [
                <div key={title}>
                  <dt className="sub">{title}</dt>
                  <dd>{value}</dd>
                </div>,
              ]
            : [],
        )}
      </dl>
    </Card>
  );
}
