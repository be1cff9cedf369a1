/** What all texts say beyond their feeling: why people speak, why they do not buy, what was hurt, and which phrases of ours to avoid. */
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Sayings = Output<'voiceSignals'>;

export function SayingsSection(): ReactElement {
  return <Answer query={useAnswer('voiceSignals', {})}>{(sayings) => <SayingsCards sayings={sayings} />}</Answer>;
}

function SayingsCards({ sayings }: { readonly sayings: Sayings }): ReactElement {
  const { t } = useTexts();
  const { intents, objections, needs, phrases, promises } = sayings;
  return (
    <section className="stack" aria-label={t('saying.title')}>
      <Counted title={t('saying.intents')} rows={intents.map(({ intent, ...row }) => ({ ...row, name: t(`intent.${intent}`) }))} />
      <Counted title={t('saying.objections')} rows={objections.map(({ cause, truths, ...row }) => ({ ...row, name: t(`cause.${cause}`), note: truthsIn(truths, t) }))} />
      <Counted title={t('saying.needs')} rows={needs.map(({ need, ...row }) => ({ ...row, name: t(`hurt.${need}`) }))} />
      <Phrases phrases={phrases} />
      {promises.found > 0 && <p className="sub">{t('saying.promises', promises)}</p>}
    </section>
  );
}

function truthsIn(truths: Sayings['objections'][number]['truths'], t: ReturnType<typeof useTexts>['t']): string {
  return Object.entries(truths).map(([truth, count]) => `${t(`truth.${truth as keyof typeof truths}`)} ${count}`).join(' · ');
}

interface CountedRow {
  readonly name: string;
  readonly texts: number;
  readonly customers: number;
  readonly note?: string;
}

function Counted({ title, rows }: { readonly title: string; readonly rows: readonly CountedRow[] }): ReactElement {
  const { t, number } = useTexts();
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="sub">{t('saying.none')}</p>
      ) : (
        <Scroller label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('saying.label')}</th>
                <th scope="col" className="number">{t('saying.texts')}</th>
                <th scope="col" className="number">{t('saying.customers')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">
                    {row.name}
                    {row.note && <div className="sub">{row.note}</div>}
                  </th>
                  <td className="number">{number(row.texts)}</td>
                  <td className="number">{number(row.customers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </Card>
  );
}

function Phrases({ phrases }: { readonly phrases: Sayings['phrases'] }): ReactElement {
  const { t, number } = useTexts();
  return (
    <Card title={t('saying.phrases')}>
      {phrases.length === 0 ? (
        <p className="sub">{t('saying.none')}</p>
      ) : (
        <Scroller label={t('saying.phrases')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('saying.agent')}</th>
                <th scope="col">{t('saying.category')}</th>
                <th scope="col">{t('saying.example')}</th>
                <th scope="col" className="number">{t('saying.texts')}</th>
              </tr>
            </thead>
            <tbody>
              {phrases.map((row) => (
                <tr key={`${row.agent ?? ''} ${row.category}`}>
                  <th scope="row">{row.agent ?? t('saying.nobody')}</th>
                  <td>{t(`phrase.${row.category}`)}</td>
                  <td>{row.example}</td>
                  <td className="number">{number(row.texts)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </Card>
  );
}
