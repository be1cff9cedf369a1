/** Customers under contract: who may cancel, what hangs on it, and whether the risk can be trusted. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CompanyMeasure } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure, Figure } from '../../parts/explanation.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Texts } from '../../texts/texts.tsx';

type Contracts = Output<'contracts'>;

const limit = 10;
const daysPerMonth = 30.44;
const effects = ['tenure', 'plan', 'fee', 'late', 'mood', 'orders'] as const;

export function ContractsCard(): ReactElement {
  const [offset, setOffset] = useState(0);
  const query = useAnswer('contracts', { offset, limit }, { keepPrevious: true });
  return (
    <Answer query={query} lines={5}>
      {(answer) => <Contract answer={answer} offset={offset} onMove={setOffset} />}
    </Answer>
  );
}

function Contract({ answer, offset, onMove }: { readonly answer: Contracts; readonly offset: number; readonly onMove: (offset: number) => void }): ReactElement {
  const { t } = useTexts();
  if (answer.status === 'not-applicable' || answer.customers === 0) {
    return (
      <Card title={t('contracts.title')}>
        <p className="sub">{t('contracts.none')}</p>
      </Card>
    );
  }
  return (
    <div className="stack">
      <Card title={t('contracts.title')}>
        <Lead answer={answer} />
        <Scroller label={t('contracts.title')} className="leaving-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('winBack.customer')}</th>
                <th scope="col">{t('contracts.plan')}</th>
                <th scope="col" className="number">{t('contracts.fee')}</th>
                <th scope="col" className="number">{t('contracts.tenure')}</th>
                <th scope="col">{t('contracts.ends')}</th>
                <th scope="col" className="number">{t('contracts.risk', { days: String(answer.days) })}</th>
                <th scope="col" className="number">{t('contracts.atStake')}</th>
                <th scope="col">{t('contracts.because')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.rows.map((contract) => (
                <ContractRow key={contract.row.id} contract={contract} currency={answer.currency} />
              ))}
            </tbody>
          </table>
        </Scroller>
        <Pager total={answer.customers} offset={offset} limit={limit} onMove={onMove} />
      </Card>
      <div className="worth-halves">
        <Trust answer={answer} />
        {answer.effects.length > 0 && <Effects answer={answer} />}
      </div>
    </div>
  );
}

function Lead({ answer }: { readonly answer: Contracts }): ReactElement {
  const { t, rich, number, money } = useTexts();
  const { expected, expectedLow, expectedHigh, atStake, currency } = answer;
  const opened = (measure: CompanyMeasure, shown: string): ReactElement => (
    <CompanyFigure measure={measure} label={t('contracts.title')}>
      {shown}
    </CompanyFigure>
  );
  const running = { customers: <b>{opened('runningContracts', number(answer.customers))}</b>, fees: opened('contractFees', money(Math.round(answer.monthlyFees ?? 0), currency)) };
  if (expected === null || expectedLow === null || expectedHigh === null) return <p>{rich('contracts.leadUnknown', running)}</p>;
  return <p>{rich('contracts.lead', { ...running, days: number(answer.days), expected: <b>{opened('expectedCancellations', number(expected))}</b>, low: number(expectedLow), high: number(expectedHigh), atStake: <b>{opened('feesAtStake', money(Math.round(atStake ?? 0), currency))}</b> })}</p>;
}

function ContractRow({ contract, currency }: { readonly contract: Contracts['rows'][number]; readonly currency: string }): ReactElement {
  const texts = useTexts();
  const { t, number, money, percent, day } = texts;
  const { row } = contract;
  const asked = { customer: row.id, currency };
  return (
    <tr>
      <th scope="row">
        <Link to="/customers/$id" params={{ id: row.id }}>
          {row.name ?? row.id}
        </Link>
      </th>
      <td>{contract.plan || '—'}</td>
      <td className="number">{contract.fee === null ? '—' : money(contract.fee, currency)}</td>
      <td className="number">{t('contracts.months', { months: number(contract.tenureDays / daysPerMonth) })}</td>
      <td>{contract.endsOn === null ? <span className="sub">{t('contracts.anyMonth')}</span> : day(contract.endsOn)}</td>
      <td className="number">
        {contract.risk === null ? '—' : <Figure {...asked} measure="contractRisk" label={t('contracts.because')}>{percent(contract.risk)}</Figure>}
        {contract.low !== null && contract.high !== null && <div className="sub">{`${percent(contract.low)}–${percent(contract.high)}`}</div>}
      </td>
      <td className="number">{contract.atStake === null ? '—' : <Figure {...asked} measure="contractAtStake" label={t('contracts.atStake')}>{money(Math.round(contract.atStake), currency)}</Figure>}</td>
      <td>
        {contract.because.map(({ column, factor }) => (
          <span key={column} className="pill">
            {t('contracts.factor', { effect: effectName(texts, column), factor: number(factor, 1) })}
          </span>
        ))}
      </td>
    </tr>
  );
}

function effectName({ t }: Texts, column: string): string {
  const known = effects.find((effect) => effect === column);
  return known ? t(`effect.${known}`) : column;
}

function Trust({ answer }: { readonly answer: Contracts }): ReactElement {
  const { t, rich, say, number } = useTexts();
  const { check, verdict } = answer;
  return (
    <Card title={t('contracts.trust')}>
      {verdict && <p>{say(verdict)}</p>}
      {check && (
        <>
          <dl className="trust-list">
            <dt className="sub">{t('contracts.auc')}</dt>
            <dd>
              <CompanyFigure measure="riskRanking" label={t('contracts.auc')}>
                {`${number(check.auc, 2)} (${number(check.aucLow, 2)}–${number(check.aucHigh, 2)})`}
              </CompanyFigure>
            </dd>
            <dt className="sub">{t('contracts.brier')}</dt>
            <dd>{rich('contracts.brierText', { value: <CompanyFigure measure="riskSquaredError" label={t('contracts.brier')}>{number(check.brier, 4)}</CompanyFigure>, baseline: number(check.brierBaseline, 4) })}</dd>
            <dt className="sub">{t('contracts.calibration')}</dt>
            <dd>{rich('contracts.calibrationText', { error: <CompanyFigure measure="riskError" label={t('contracts.calibration')}>{number(check.calibrationError * 100, 1)}</CompanyFigure>, noise: number(check.calibrationNoise * 100, 1) })}</dd>
          </dl>
          <h3>{t('contracts.deciles')}</h3>
          <Deciles check={check} />
          <p className="sub">{t('contracts.checkNote')}</p>
        </>
      )}
    </Card>
  );
}

function Deciles({ check }: { readonly check: NonNullable<Contracts['check']> }): ReactElement {
  const { t, number, percent } = useTexts();
  const highest = Math.max(...check.deciles.flatMap((decile) => [decile.observedHigh, decile.predicted]));
  return (
    <ol className="deciles">
      {check.deciles.map((decile) => {
        const words = t('contracts.decile', {
          decile: String(decile.decile),
          predicted: percent(decile.predicted, 1),
          observed: percent(decile.observed, 1),
          low: percent(decile.observedLow, 1),
          high: percent(decile.observedHigh, 1),
          cases: number(decile.cases),
        });
        return (
          <li key={decile.decile} title={words}>
            <span className="sub" aria-hidden="true">
              {decile.decile}
            </span>
            <IntervalBar value={decile.observed} low={decile.observedLow} high={decile.observedHigh} from={0} to={highest} zero={decile.predicted} />
            <span className="number sub">
              <CompanyFigure measure="cancelledShare" of={[String(decile.decile)]} about={String(decile.decile)} label={t('contracts.deciles')}>
                {percent(decile.observed, 1)}
              </CompanyFigure>
            </span>
            <span className="visually-hidden">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}

function Effects({ answer }: { readonly answer: Contracts }): ReactElement {
  const texts = useTexts();
  const { t, number } = texts;
  return (
    <Card title={t('contracts.effects')}>
      <Scroller label={t('contracts.effects')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('contracts.effects')}</th>
              <th scope="col" className="number">{t('contracts.odds')}</th>
            </tr>
          </thead>
          <tbody>
            {answer.effects.map((effect) => (
              <tr key={`${effect.column} ${effect.level}`}>
                <th scope="row">
                  {effectName(texts, effect.column)}
                  <div className="sub stage-rule">{effect.level === null || effect.baseline === null ? t('contracts.perStep') : t('contracts.against', { level: levelName(texts, effect.level), baseline: levelName(texts, effect.baseline) })}</div>
                </th>
                <td className="number">
                  <CompanyFigure measure="cancelOdds" of={[effect.column, effect.level ?? '']} about={[effectName(texts, effect.column), effect.level === null ? '' : levelName(texts, effect.level)].filter(Boolean).join(' ')} label={t('contracts.odds')}>
                    ×{number(effect.oddsRatio, 2)}
                  </CompanyFigure>
                  <div className="sub">{`${number(effect.low, 2)}–${number(effect.high, 2)}`}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </Card>
  );
}

/** Levels of tenure are months, levels of mood are feelings; plans are called as the company calls them. */
function levelName({ t }: Texts, level: string): string {
  if (/^\d+(-\d+|\+)$/.test(level)) return t('contracts.months', { months: level.replace('-', '–') });
  const feeling = (['glad', 'calm', 'sore'] as const).find((name) => name === level);
  if (feeling) return t(`feeling.${feeling}`);
  return level === 'silent' ? t('effect.silent') : level;
}
