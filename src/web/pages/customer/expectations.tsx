import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { Figure } from '../../parts/explanation.tsx';
import { useTexts } from '../../texts/texts.tsx';
import type { Texts } from '../../texts/texts.tsx';

type CustomerAnswer = Output<'getCustomer'>;

type Gap = CustomerAnswer['expectation'][number];

/** What was promised or expected, against what came; beside it how others of the tier fared. */
export function Expectations({ answer }: { readonly answer: CustomerAnswer }): ReactElement {
  const texts = useTexts();
  const { t, say } = texts;
  const { row, currency } = answer;
  return (
    <Card title={t('expect.title')}>
      {answer.expectation.length === 0 && <p className="sub">{t('expect.none')}</p>}
      <ul className="plain-list">
        {answer.expectation.map((gap) => (
          <li key={gap.title.en}>
            <div className="row">
              <b className="grow">{say(gap.title)}</b>
              {gap.gap !== null && (
                <span className={toneOf(gap)}>
                  <Figure customer={row.id} currency={currency} measure={gap.unit === 'days' ? 'meanLateDays' : 'expectationGap'} label={say(gap.title)}>
                    {gapText(gap.gap, gap.unit, texts)}
                  </Figure>
                </span>
              )}
            </div>
            <div className="sub">{detail(gap, texts)}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Later than promised or less than expected is sore; what rounds to no difference has no tone. */
function toneOf({ gap, unit }: Gap): string | undefined {
  if (gap === null || Math.abs(gap) < 0.05) return undefined;
  return (unit === 'days' ? gap > 0 : gap < 0) ? 'sore-text' : 'glad-text';
}

function gapText(gap: number, unit: string, { t, signed, number }: Texts): string {
  if (unit !== 'days') return t('five.points', { points: signed(gap, 1) });
  return gap > 0 ? t('expect.later', { days: number(gap, 1) }) : t('expect.earlier', { days: number(-gap, 1) });
}

function detail(gap: Gap, texts: Texts): string {
  const { t, number } = texts;
  const parts = [t('expect.basis', { count: gap.observations })];
  if (gap.unit !== 'days' && gap.expected !== null && gap.actual !== null) parts.unshift(t('expect.pair', { expected: number(gap.expected, 1), actual: number(gap.actual, 1) }));
  if (gap.peersGap !== null) parts.push(t('expect.peers', { gap: gapText(gap.peersGap, gap.unit, texts) }));
  return parts.join(' · ');
}
