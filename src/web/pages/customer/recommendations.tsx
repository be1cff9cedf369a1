import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts/texts.tsx';

type Recommendation = Output<'customerRecommendations'>['recommendations'][number];

/** Three things that go with what they bought, each with the pair that speaks for it. */
export function Recommendations({ customer }: { readonly customer: string }): ReactElement {
  const { t } = useTexts();
  return (
    <Card title={t('recommend.title')}>
      <Answer query={useAnswer('customerRecommendations', { id: customer })} lines={3}>
        {({ bought, recommendations }) =>
          recommendations.length === 0 ? (
            <p className="sub">{t('recommend.none')}</p>
          ) : (
            <>
              <ul className="plain-list">
                {recommendations.map((recommendation) => (
                  <li key={recommendation.product.id}>
                    <Link to="/worth/products" search={{ product: recommendation.product.id }} className="quiet-link">
                      {recommendation.product.name ?? recommendation.product.id}
                    </Link>
                    <div className="sub">
                      <Reason recommendation={recommendation} />
                    </div>
                  </li>
                ))}
              </ul>
              <p className="sub">{t('recommend.note', { count: bought })}</p>
            </>
          )
        }
      </Answer>
    </Card>
  );
}

function Reason({ recommendation: { because, baskets } }: { readonly recommendation: Recommendation }): ReactElement {
  const { t, number } = useTexts();
  if (because === null) return <>{t('recommend.popular', { baskets: number(baskets) })}</>;
  return <>{t('recommend.because', { product: because.product.name ?? because.product.id, together: number(because.together), lift: number(because.lift, 1) })}</>;
}
