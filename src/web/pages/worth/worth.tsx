/** Worth: the tiers, and who moved between them. */
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Bars } from '../../charts/bars.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { Migration } from './migration.tsx';
import { WorthSection } from './section.tsx';
import { Tiers } from './tiers.tsx';

type WorthAnswer = Output<'worth'>;

export function WorthPage(): ReactElement {
  return (
    <WorthSection>
      {(answer) => (
        <div className="stack">
          <Tiers answer={answer} />
          <Migration />
          <ScoreDistribution answer={answer} />
        </div>
      )}
    </WorthSection>
  );
}

function ScoreDistribution({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, number } = useTexts();
  const byStart = new Map(answer.scoreDistribution.map((bin) => [bin.from, bin]));
  const width = answer.scoreDistribution[0] ? answer.scoreDistribution[0].to - answer.scoreDistribution[0].from : 5;
  const scored = answer.scoreDistribution.reduce((sum, { customers }) => sum + customers, 0);
  const bars = Array.from({ length: Math.round(100 / width) }, (_, index) => {
    const from = index * width;
    const customers = byStart.get(from)?.customers ?? 0;
    return { key: String(from), value: customers, label: t('worth.scoreBin', { from: number(from), to: number(from + width), customers: number(customers) }) };
  });
  return (
    <Card title={t('worth.scoreSpread')} aside={scored === 0 ? undefined : <CompanyFigure measure="scoreSpread" label={t('worth.scoreSpread')}>{t('worth.spreadOf', { customers: number(scored) })}</CompanyFigure>}>
      {answer.scoreDistribution.length === 0 ? <p className="sub">{t('status.too-little-data')}</p> : <Bars bars={bars} marks={[number(0), number(50), number(100)]} label={t('worth.scoreSpread')} />}
    </Card>
  );
}
