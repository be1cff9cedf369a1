/** What the sections of Worth have in common: the answer in one sentence, the way from section to section, the figures. */
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import './worth.css';

type WorthAnswer = Output<'worth'>;

/** The sections, in the order of their questions. */
const sections = [
  { path: '/worth', title: 'worth.section.tiers' },
  { path: '/worth/rules', title: 'worth.section.rules' },
  { path: '/worth/service', title: 'worth.section.service' },
  { path: '/worth/value', title: 'worth.section.value' },
  { path: '/worth/life-cycle', title: 'worth.section.lifeCycle' },
  { path: '/worth/profit', title: 'worth.section.profit' },
  { path: '/worth/loyalty', title: 'worth.section.loyalty' },
  { path: '/worth/products', title: 'worth.section.products' },
  { path: '/worth/needs', title: 'worth.section.needs' },
] as const;

/** Where a section stands among the others; to be put under the head of its page. */
export function SectionLinks(): ReactElement {
  const { t } = useTexts();
  return (
    <nav className="section-links" aria-label={t('worth.sections')}>
      {sections.map((section) => (
        <Link key={section.path} to={section.path} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
          {t(section.title)}
        </Link>
      ))}
    </nav>
  );
}

/** A section that needs the figures of the whole. */
export function WorthSection({ children }: { readonly children: (answer: WorthAnswer) => ReactNode }): ReactElement {
  return (
    <Answer query={useAnswer('worth', {})}>
      {(answer) => (
        <>
          <Head answer={answer} />
          <SectionLinks />
          {children(answer)}
        </>
      )}
    </Answer>
  );
}

function Head({ answer }: { readonly answer: WorthAnswer }): ReactElement {
  const { t, rich, money, moneyRange, number, percent, day } = useTexts();
  const { value, low, high } = answer.totalValue;
  const everybody = (
    <b>
      <CompanyFigure measure="allCustomers" label={t('worth.customers')}>
        {number(answer.customers)}
      </CompanyFigure>
    </b>
  );
  const shown = { customers: everybody, day: day(answer.asOf) };
  const lead =
    value === null
      ? rich('worth.leadUnknown', shown)
      : rich('worth.lead', {
          ...shown,
          value: (
            <b>
              <CompanyFigure measure="allValue" label={t('worth.value')}>
                {money(value, answer.currency)}
              </CompanyFigure>
            </b>
          ),
          range: low === null || high === null ? '—' : moneyRange(low, high, answer.currency),
        });
  const best = bestFifth(answer);
  const title =
    best === undefined
      ? t('worth.title')
      : rich('worth.titleShare', {
          share: (
            <CompanyFigure inHeading measure="topValueShare" of={[String(best.customersShare)]} label={t('worth.curve')}>
              {percent(best.valueShare)}
            </CompanyFigure>
          ),
        });
  return <PageHead name={t('nav.worth')} title={title} lead={lead} />;
}

const topShare = 0.2;
const tolerance = 0.02;

/** The best fifth of customers, where the curve has a step there. */
function bestFifth(answer: WorthAnswer): WorthAnswer['concentration'][number] | undefined {
  return answer.concentration.find((point) => Math.abs(point.customersShare - topShare) < tolerance);
}
