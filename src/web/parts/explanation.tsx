/** Every figure opens here: meaning, formula, inputs, interval, the facts behind it, the method card. */
import { Drawer } from '@mantine/core';
import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { CompanyMeasure } from '../../contract/index.ts';
import { useAnswer } from '../api/queries.ts';
import type { Output } from '../api/client.ts';
import { Behind, CustomersCounted } from './behind.tsx';
import { Scroller } from './scroller.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Answer } from './answer.tsx';
import { Unknown } from './states.tsx';
import { Markdown } from './markdown.tsx';
import { columnTitle, showInterval, showValue } from './units.ts';
import './explanation.css';

interface AskedOfCustomer {
  readonly customer: string;
  readonly measure: string;
  readonly currency: string;
}

interface AskedOfCompany {
  readonly company: CompanyMeasure;
  /** Which of the measure's figures: a tier, a touchpoint, a pair of products. */
  readonly of: readonly string[];
  /** The same in the reader's words. */
  readonly about: string | undefined;
}

type Asked = AskedOfCustomer | AskedOfCompany;

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
        {asked && ('company' in asked ? <CompanyExplanation asked={asked} close={() => setOpen(false)} /> : <Explanation asked={asked} />)}
      </Drawer>
    </ExplanationContext>
  );
}

/** Opens the explanation of a figure. */
export function useExplain(): (asked: Asked) => void {
  const explain = use(ExplanationContext);
  if (!explain) throw new Error('useExplain needs an ExplanationProvider above it');
  return explain;
}

interface FigureProps extends AskedOfCustomer {
  /** What the figure is, for people who do not see where it stands. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A figure of one customer that can be asked where it comes from. */
export function Figure({ label, children, ...asked }: FigureProps): ReactElement {
  return (
    <Opened label={label} asked={asked}>
      {children}
    </Opened>
  );
}

interface CompanyFigureProps {
  readonly measure: CompanyMeasure;
  readonly of?: readonly string[];
  /** What `of` stands for, in words. */
  readonly about?: string;
  /** What the figure is, for people who do not see where it stands. */
  readonly label: string;
  /** In a heading the hint is not read out as part of it. */
  readonly inHeading?: boolean;
  readonly children: ReactNode;
}

const nothing: readonly string[] = [];

/** A figure about everybody, or many, that can be asked where it comes from. */
export function CompanyFigure({ measure, of = nothing, about, label, inHeading = false, children }: CompanyFigureProps): ReactElement {
  return (
    <Opened label={about === undefined ? label : `${about} · ${label}`} asked={{ company: measure, of, about }} inHeading={inHeading}>
      {children}
    </Opened>
  );
}

function Opened({ label, asked, inHeading = false, children }: { readonly label: string; readonly asked: Asked; readonly inHeading?: boolean; readonly children: ReactNode }): ReactElement {
  const explain = useExplain();
  const { t } = useTexts();
  return (
    <button type="button" className="figure" title={t('figure.why', { label })} onClick={() => explain(asked)}>
      {children}
      {!inHeading && <span className="visually-hidden">, {t('figure.why', { label })}</span>}
    </button>
  );
}

function Explanation({ asked }: { readonly asked: AskedOfCustomer }): ReactNode {
  const query = useAnswer('explain', { id: asked.customer, measure: asked.measure });
  return (
    <Answer query={query} lines={9}>
      {(answer) => (
        <Explained answer={answer} currency={asked.currency}>
          <Facts facts={answer.facts} />
        </Explained>
      )}
    </Answer>
  );
}

function CompanyExplanation({ asked, close }: { readonly asked: AskedOfCompany; readonly close: () => void }): ReactNode {
  const query = useAnswer('explainCompany', { measure: asked.company, of: [...asked.of] });
  return (
    <Answer query={query} lines={9}>
      {(answer) => (
        <Explained answer={answer} currency={answer.currency} about={asked.about}>
          <CustomersCounted answer={answer} close={close} />
          {answer.behind && <Behind behind={answer.behind} currency={answer.currency} close={close} />}
        </Explained>
      )}
    </Answer>
  );
}

interface ExplainedProps {
  readonly answer: Output<'explain'> | Output<'explainCompany'>;
  readonly currency: string;
  readonly about?: string | undefined;
  /** What stands behind the figure. */
  readonly children: ReactNode;
}

function Explained({ answer, currency, about, children }: ExplainedProps): ReactElement {
  const texts = useTexts();
  const { t, say, day, time, number } = texts;
  const { figure } = answer;
  return (
    <div className="explanation">
      <div>
        <div className="sub">{about === undefined ? say(figure.title) : `${about} · ${say(figure.title)}`}</div>
        <div className="big">{figure.status === 'known' ? showValue(texts, figure.value, figure.unit, currency) : <Unknown status={figure.status} />}</div>
        <div className="sub">{'noInterval' in answer && answer.noInterval ? say(answer.noInterval) : showInterval(texts, figure, currency)}</div>
      </div>
      <p>{say(answer.meaning)}</p>
      <ul className="row wrap plain-tags">
        <li>{'of' in answer ? t('explain.sample', { count: number(figure.observations) }) : t('explain.facts', { count: figure.observations })}</li>
        <li>{t('explain.asOf', { day: day(answer.asOf) })}</li>
        {'computedAt' in answer && <li>{t('explain.computedAt', { time: time(answer.computedAt) })}</li>}
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
                <td className="number">{input.unit === undefined ? plainValue(texts, input.value) : showValue(texts, input.value, input.unit, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {children}
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

/** Of larger numbers the digits after the point tell nobody anything. */
const wholeFrom = 10_000;

/** A value of unknown kind, written so that a person can check it. */
function plainValue({ number, day, time }: ReturnType<typeof useTexts>, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'number') return Number.isInteger(value) || Math.abs(value) >= wholeFrom ? number(value) : roundedText(value);
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:/.test(value)) return time(value);
  return /^-?\d+\.\d{3,}$/.test(value) ? roundedText(Number(value)) : value;
}

function roundedText(value: number): string {
  return String(Number(value.toPrecision(5))).replace('-', '−');
}
