/** What the next twelve months are worth: in whose hands the value is, how it spreads, and the model that says so. */
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Bars } from '../../charts/bars.tsx';
import { Concentration } from '../../charts/concentration.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ModelReport } from './model-report.tsx';
import { WorthSection } from './section.tsx';
import { TrustReport } from './trust.tsx';

type WorthAnswer = Output<'worth'>;

export function ValuePage(): ReactElement {
  const { t } = useTexts();
  return (
    <WorthSection>
      {(answer) => (
        <div className="stack">
          <div className="worth-halves">
            <div className="stack">
              <Card title={t('worth.curve')}>
                {answer.concentration.length === 0 ? <p className="sub">{t('status.too-little-data')}</p> : <CurveText answer={answer} />}
                {answer.concentration.length > 0 && <Concentration points={answer.concentration} />}
              </Card>
              <ValueDistribution answer={answer} />
            </div>
            <ModelReport model={answer.model} />
          </div>
          <TrustReport />
        </div>
      )}
    </WorthSection>
  );
}

function CurveText({ answer }: { readonly answer: WorthAnswer }): ReactElement | null {
  const { t, rich, percent } = useTexts();
  const half = answer.concentration.find((point) => point.valueShare >= 0.5);
  return half ? (
    <p className="sub">
      {rich('worth.curveText', {
        customers: percent(half.customersShare),
        value: (
          <CompanyFigure measure="topValueShare" of={[String(half.customersShare)]} label={t('worth.curve')}>
            {percent(half.valueShare)}
          </CompanyFigure>
        ),
      })}
    </p>
  ) : null;
}

function ValueDistribution({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, shortMoney, number } = useTexts();
  const { currency } = answer;
  const bars = answer.valueDistribution.map((bin) => ({
    key: String(bin.from),
    value: bin.customers,
    label: t('worth.valueBin', { from: shortMoney(bin.from, currency), to: shortMoney(bin.to, currency), customers: number(bin.customers) }),
  }));
  const valued = answer.valueDistribution.reduce((sum, { customers }) => sum + customers, 0);
  const ends = [answer.valueDistribution[0]?.from, answer.valueDistribution[Math.floor(answer.valueDistribution.length / 2)]?.from, answer.valueDistribution.at(-1)?.to];
  return (
    <Card title={t('worth.valueSpread')} aside={<span className="sub">{valued === 0 ? t('worth.logScale') : <><CompanyFigure measure="valueSpread" label={t('worth.valueSpread')}>{t('worth.spreadOf', { customers: number(valued) })}</CompanyFigure> · {t('worth.logScale')}</>}</span>}>
      {bars.length === 0 ? <p className="sub">{t('status.too-little-data')}</p> : <Bars bars={bars} marks={ends.map((end) => (end === undefined ? '' : shortMoney(end, currency)))} label={t('worth.valueSpread')} />}
    </Card>
  );
}
