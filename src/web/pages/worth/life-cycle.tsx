/** Where customers are in their life with us; whom to win back; who may cancel; what losing one costs. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { ContractsCard } from './contracts.tsx';
import { WorthSection } from './section.tsx';
import { WinBackSection } from './win-back.tsx';
import './leaving.css';

type WorthAnswer = Output<'worth'>;

export function LifeCyclePage(): ReactElement {
  return (
    <WorthSection>
      {(answer) => (
        <div className="stack">
          <Stages answer={answer} />
          <WinBackSection />
          <ContractsCard />
        </div>
      )}
    </WorthSection>
  );
}

function Stages({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, number, money, percent } = useTexts();
  const whichOf = (stage: WorthAnswer['stages'][number]['stage']) => ({ of: [stage], about: t(`stage.${stage}`) });
  const total = answer.stages.reduce((sum, stage) => sum + stage.customers, 0) || 1;
  return (
    <Card title={t('worth.stages')}>
      <table className="stage-table">
        <tbody>
          {answer.stages.map((stage) => (
            <tr key={stage.stage}>
              <th scope="row">
                <Link to="/customers" search={{ stage: [stage.stage] }} className="quiet-link">
                  {t(`stage.${stage.stage}`)}
                </Link>
                <div className="sub stage-rule">{t(`stageRule.${stage.stage}`)}</div>
              </th>
              <td>
                <span className="stage-cell">
                  <span className="stage-bar" aria-hidden="true">
                    <i style={{ width: `${(stage.customers / total) * 100}%` }} />
                  </span>
                  <CompanyFigure {...whichOf(stage.stage)} measure="stageCustomers" label={t('worth.customers')}>
                    {number(stage.customers)}
                  </CompanyFigure>
                </span>
              </td>
              <td className="number sub">{percent(stage.customers / total)}</td>
              <td className="number">{stage.valueNext12Months === null ? '—' : <CompanyFigure {...whichOf(stage.stage)} measure="stageValue" label={t('worth.value')}>{money(stage.valueNext12Months, answer.currency)}</CompanyFigure>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sub">{t('stages.note')}</p>
    </Card>
  );
}
