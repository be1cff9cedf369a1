/** What is bought together, and whether recommending it has proved itself. */
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { PageHead } from '../../parts/page.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { PairsCard } from './pairs.tsx';
import { RecommendationCheck } from './recommendation-check.tsx';
import { SectionLinks } from './section.tsx';

const pairsAtOnce = 25;

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
            title={check.tasks.some(({ verdict }) => verdict === 'better') && check.tasks.every(({ verdict }) => verdict !== 'worse') ? t('products.titleBetter') : t('products.title')}
            lead={status === 'known' ? rich('products.lead', { baskets: <b>{number(baskets)}</b>, pairs: <b>{number(relatedPairs)}</b>, day: day(asOf) }) : t('products.none')}
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
