/** What is bought together, and whether recommending it has proved itself. */
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PairsCard } from './pairs.tsx';
import { RecommendationCheck } from './recommendation-check.tsx';
import { SectionLinks } from './section.tsx';

const pairsAtOnce = 25;

/** Claims no more than the check found. */
function titleOf({ tasks }: Output<'relatedProducts'>['check']): 'products.titleBetter' | 'products.titleBasket' | 'products.title' {
  const isBetter = (name: string): boolean => tasks.some(({ task, verdict }) => task === name && verdict === 'better');
  if (!isBetter('same-basket')) return 'products.title';
  return isBetter('next-purchase') ? 'products.titleBetter' : 'products.titleBasket';
}

export function ProductsPage(): ReactElement {
  const { t, rich, number, day } = useTexts();
  const search = useSearch({ from: '/worth/products' });
  const [limit, setLimit] = useState(pairsAtOnce);
  const whole = useAnswer('relatedProducts', { limit: 1 });
  const query = useAnswer('relatedProducts', { ...search, limit }, { keepPrevious: true });
  return (
    <Answer query={whole}>
      {({ asOf, status, baskets, relatedPairs, check }) => (
        <>
          <PageHead
            name={t('worth.section.products')}
            title={t(titleOf(check))}
            lead={status === 'known' ? rich('products.lead', { baskets: <b><CompanyFigure measure="basketsRead" label={t('products.together')}>{number(baskets)}</CompanyFigure></b>, pairs: <b><CompanyFigure measure="relatedPairs" label={t('products.pairs')}>{number(relatedPairs)}</CompanyFigure></b>, day: day(asOf) }) : t('products.none')}
          />
          <SectionLinks />
          {status === 'known' && (
            <div className="stack">
              <RecommendationCheck check={check} />
              <Answer query={query}>{(answer) => <PairsCard answer={answer} search={search} more={() => setLimit(limit + pairsAtOnce)} />}</Answer>
            </div>
          )}
        </>
      )}
    </Answer>
  );
}
