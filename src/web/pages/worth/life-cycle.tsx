/** Where customers are in their life with us. */
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { WorthSection } from './section.tsx';

type WorthAnswer = Output<'worth'>;

export function LifeCyclePage(): ReactElement {
  return <WorthSection>{(answer) => <Stages answer={answer} />}</WorthSection>;
}

function Stages({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, number, money, percent } = useTexts();
  const total = answer.stages.reduce((sum, stage) => sum + stage.customers, 0) || 1;
  return (
    <Card title={t('worth.stages')}>
      <table>
        <tbody>
          {answer.stages.map((stage) => (
            <tr key={stage.stage}>
              <th scope="row">
                <Link to="/customers" search={{ stage: [stage.stage] }} className="quiet-link">
                  {t(`stage.${stage.stage}`)}
                </Link>
              </th>
              <td>
                <span className="stage-cell">
                  <span className="stage-bar" aria-hidden="true">
                    <i style={{ width: `${(stage.customers / total) * 100}%` }} />
                  </span>
                  {number(stage.customers)}
                </span>
              </td>
              <td className="number sub">{percent(stage.customers / total)}</td>
              <td className="number">{stage.valueNext12Months === null ? '—' : money(stage.valueNext12Months, answer.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
