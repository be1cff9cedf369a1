/** Every figure opens here: meaning, formula, inputs, interval, the facts behind it, the method card. */
import { Drawer } from '@mantine/core';
import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useAnswer } from '../api/queries.ts';
import type { Output } from '../api/client.ts';
import { Scroller } from './scroller.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Answer } from './answer.tsx';
import { Unknown } from './states.tsx';
import { Markdown } from './markdown.tsx';
import { columnTitle, showInterval, showValue } from './units.ts';
import './explanation.css';

interface Asked {
  readonly customer: string;
  readonly measure: string;
  readonly currency: string;
}

const ExplanationContext = createContext<((asked: Asked) => void) | undefined>(undefined);

export function ExplanationProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTexts();
  const [asked, setAsked] = useState<Asked>();
  const [open, setOpen] = useState(false);
  const explain = useCallback((next: Asked) => {
    setAsked(next);
    setOpen(true);
  }, []);
  return (
    <ExplanationContext value={explain}>
      {children}
      <Drawer opened={open} onClose={() => setOpen(false)} position="right" size="min(560px, 100vw)" title={t('explain.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        {asked && <Explanation asked={asked} />}
      </Drawer>
    </ExplanationContext>
  );
}

/** Opens the explanation of one customer's figure. */
export function useExplain(): (asked: Asked) => void {
  const explain = use(ExplanationContext);
  if (!explain) throw new Error('useExplain needs an ExplanationProvider above it');
  return explain;
}

interface FigureProps extends Asked {
  /** What the figure is, for people who do not see where it stands. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A figure that can be asked where it comes from. */
export function Figure({ label, children, ...asked }: FigureProps): ReactElement {
  const explain = useExplain();
  const { t } = useTexts();
  return (
    <button type="button" className="figure" title={t('figure.why', { label })} onClick={() => explain(asked)}>
      {children}
      <span className="visually-hidden">, {t('figure.why', { label })}</span>
    </button>
  );
}

function Explanation({ asked }: { readonly asked: Asked }): ReactNode {
  const query = useAnswer('explain', { id: asked.customer, measure: asked.measure });
  return (
    <Answer query={query} lines={9}>
      {(answer) => <Explained answer={answer} currency={asked.currency} />}
    </Answer>
  );
}

function Explained({ answer, currency }: { readonly answer: Output<'explain'>; readonly currency: string }): ReactElement {
  const texts = useTexts();
  const { t, say, day } = texts;
  const { figure } = answer;
  return (
    <div className="explanation">
      <div>
        <div className="sub">{say(figure.title)}</div>
        <div className="big">{figure.status === 'known' ? showValue(texts, figure.value, figure.unit, currency) : <Unknown status={figure.status} />}</div>
        <div className="sub">{showInterval(texts, figure, currency)}</div>
      </div>
      <p>{say(answer.meaning)}</p>
      <ul className="row wrap plain-tags">
        <li>{t('explain.facts', { count: figure.observations })}</li>
        <li>{t('explain.asOf', { day: day(answer.asOf) })}</li>
        <li>{t('explain.method', { method: answer.method })}</li>
      </ul>
      <h3>{t('explain.formula')}</h3>
      <pre className="formula">
        {answer.formula}
      </pre>
      {answer.inputs.length > 0 && (
        <table>
          <tbody>
            {answer.inputs.map((input) => (
              <tr key={input.title.en}>
                <th scope="row">{say(input.title)}</th>
                <td className="number">{plainValue(texts, input.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Facts facts={answer.facts} />
      {Object.keys(answer.parameters).length > 0 && (
        <details>
          <summary>{t('explain.parameters')}</summary>
          <pre className="formula">
            {Object.entries(answer.parameters).map(([name, value]) => `${name} = ${typeof value === 'number' ? roundedText(value) : JSON.stringify(value)}`).join('\n')}
          </pre>
        </details>
      )}
      <details>
        <summary>{t('explain.card', { title: say(answer.card.title) })}</summary>
        <p className="sub">{say(answer.card.question)}</p>
        <Markdown text={answer.card.text} />
      </details>
    </div>
  );
}

function Facts({ facts }: { readonly facts: Output<'explain'>['facts'] }): ReactElement | null {
  const texts = useTexts();
  const columns = useMemo(() => [...new Set(facts.rows.flatMap((row) => Object.keys(row)))], [facts]);
  if (facts.rows.length === 0) return null;
  return (
    <div>
      <h3>{texts.t('explain.factsTitle')}</h3>
      {facts.total > facts.rows.length && <div className="sub">{texts.t('explain.factsShown', { shown: facts.rows.length, total: facts.total })}</div>}
      <Scroller label={texts.t('explain.factsTitle')} className="facts">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {columnTitle(texts, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{plainValue(texts, row[column])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

/** A value of unknown kind, written so that a person can check it. */
function plainValue({ number, day, time }: ReturnType<typeof useTexts>, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'number') return Number.isInteger(value) ? number(value) : roundedText(value);
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:/.test(value)) return time(value);
  return /^-?\d+\.\d{3,}$/.test(value) ? roundedText(Number(value)) : value;
}

function roundedText(value: number): string {
  return String(Number(value.toPrecision(5))).replace('-', '−');
}
