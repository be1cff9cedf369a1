/** What the customers are worth: tiers, life cycle, how value spreads, and the model that says so. */
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Bars } from '../../charts/bars.tsx';
import { Concentration } from '../../charts/concentration.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Noted } from '../../parts/note.tsx';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ModelReport } from './model-report.tsx';
import { RulesCard } from './rules.tsx';
import { Migration, Stages, Tiers } from './tiers.tsx';
import './worth.css';

type WorthAnswer = Output<'worth'>;

export function WorthPage(): ReactNode {
  return <Answer query={useAnswer('worth', {})}>{(answer) => <Worth answer={answer} />}</Answer>;
}

function Worth({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <Head answer={answer} />
      <div className="stack">
        <Tiers answer={answer} />
        <div className="worth-halves">
          <div className="stack">
          <Card title={t('worth.curve')}>
            {answer.concentration.length === 0 ? <p className="sub">{t('status.too-little-data')}</p> : <CurveText answer={answer} />}
            {answer.concentration.length > 0 && <Concentration points={answer.concentration} />}
          </Card>
          <ValueDistribution answer={answer} />
          {answer.migration && <Migration migration={answer.migration} />}
          <ModelReport model={answer.model} />
          </div>
          <div className="stack">
          <Stages answer={answer} />
          <ScoreDistribution answer={answer} />
          <RulesCard />
          </div>
        </div>
      </div>
    </>
  );
}

function Head({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, rich, money, moneyRange, number, percent, day } = useTexts();
  const { value, low, high } = answer.totalValue;
  const shown = { customers: <b>{number(answer.customers)}</b>, day: day(answer.asOf) };
  const lead =
    value === null
      ? rich('worth.leadUnknown', shown)
      : rich('worth.lead', {
          ...shown,
          value: (
            <b>
              <Noted note={t('worth.totalNote')}>{money(value, answer.currency)}</Noted>
            </b>
          ),
          range: low === null || high === null ? '—' : moneyRange(low, high, answer.currency),
        });
  const share = shareOfBest(answer);
  const title = share === undefined ? t('worth.title') : t('worth.titleShare', { share: percent(share) });
  return <PageHead name={t('nav.worth')} title={title} lead={lead} />;
}

const topShare = 0.2;
const tolerance = 0.02;

/** How much of the value the best fifth holds, where the curve has a step there. */
function shareOfBest(answer: WorthAnswer): number | undefined {
  return answer.concentration.find((point) => Math.abs(point.customersShare - topShare) < tolerance)?.valueShare;
}

function CurveText({ answer }: { readonly answer: WorthAnswer }): ReactElement | null {
  const { t, percent } = useTexts();
  const half = answer.concentration.find((point) => point.valueShare >= 0.5);
  return half ? <p className="sub">{t('worth.curveText', { customers: percent(half.customersShare), value: percent(half.valueShare) })}</p> : null;
}

function ValueDistribution({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, shortMoney, number } = useTexts();
  const { currency } = answer;
  const bars = answer.valueDistribution.map((bin) => ({
    key: String(bin.from),
    value: bin.customers,
    label: t('worth.valueBin', { from: shortMoney(bin.from, currency), to: shortMoney(bin.to, currency), customers: number(bin.customers) }),
  }));
  const ends = [answer.valueDistribution[0]?.from, answer.valueDistribution[Math.floor(answer.valueDistribution.length / 2)]?.from, answer.valueDistribution.at(-1)?.to];
  return (
    <Card title={t('worth.valueSpread')} aside={<span className="sub">{t('worth.logScale')}</span>}>
      {bars.length === 0 ? <p className="sub">{t('status.too-little-data')}</p> : <Bars bars={bars} marks={ends.map((end) => (end === undefined ? '' : shortMoney(end, currency)))} label={t('worth.valueSpread')} />}
    </Card>
  );
}

function ScoreDistribution({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, number } = useTexts();
  const byStart = new Map(answer.scoreDistribution.map((bin) => [bin.from, bin]));
  const width = answer.scoreDistribution[0] ? answer.scoreDistribution[0].to - answer.scoreDistribution[0].from : 5;
  const bars = Array.from({ length: Math.round(100 / width) }, (_, index) => {
    const from = index * width;
    const customers = byStart.get(from)?.customers ?? 0;
    return { key: String(from), value: customers, label: t('worth.scoreBin', { from: number(from), to: number(from + width), customers: number(customers) }) };
  });
  return (
    <Card title={t('worth.scoreSpread')}>
      {answer.scoreDistribution.length === 0 ? <p className="sub">{t('status.too-little-data')}</p> : <Bars bars={bars} marks={[number(0), number(50), number(100)]} label={t('worth.scoreSpread')} />}
    </Card>
  );
}
