/** What each tier likes, how it buys, and what to offer it. */
import type { ReactElement } from 'react';
import type { Output } from '../../api/client.ts';
import { useAnswer } from '../../api/queries.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { PageHead } from '../../parts/page.tsx';
import { Pill, TierPill } from '../../parts/pill.tsx';
import { labelText } from '../../parts/units.ts';
import { useTexts } from '../../texts/texts.tsx';
import { SectionLinks } from './section.tsx';

type TierNeeds = Output<'needs'>['tiers'][number];
type Leaning = TierNeeds['channels'][number];
type Suggestion = NonNullable<TierNeeds['suggestion']>;

const kinds = [
  { of: 'categories', title: 'needs.categories', shown: 3 },
  { of: 'channels', title: 'needs.channels', shown: 3 },
  { of: 'dayParts', title: 'needs.dayParts', shown: 3 },
  { of: 'weekdays', title: 'needs.weekdays', shown: 2 },
  { of: 'priceBands', title: 'needs.priceBands', shown: 3 },
] as const;

export function NeedsPage(): ReactElement {
  const { t, day } = useTexts();
  return (
    <Answer query={useAnswer('needs', {})}>
      {({ asOf, currency, status, tiers }) => (
        <>
          <PageHead name={t('worth.section.needs')} title={t('needs.title')} lead={status === 'known' ? t('needs.lead', { day: day(asOf) }) : t('needs.none')} />
          <SectionLinks />
          {status === 'known' && (
            <div className="stack">
              <div className="worth-halves">
                {tiers.map((tier) => (
                  <TierCard key={tier.tier} needs={tier} currency={currency} />
                ))}
              </div>
              <p className="sub">{t('needs.note')}</p>
            </div>
          )}
        </>
      )}
    </Answer>
  );
}

function TierCard({ needs, currency }: { readonly needs: TierNeeds; readonly currency: string }): ReactElement {
  const { t, percent } = useTexts();
  const which = { of: [needs.tier], about: t(`tier.${needs.tier}`) };
  return (
    <Card title={<TierPill tier={needs.tier} />} aside={<span className="sub"><CompanyFigure {...which} measure="needsCustomers" label={t('worth.customers')}>{t('needs.customers', { count: needs.customers })}</CompanyFigure></span>}>
      {needs.suggestion && <Offer suggestion={needs.suggestion} currency={currency} />}
      <dl className="needs">
        {kinds.map((kind) =>
          needs[kind.of].length === 0 ? null : (
            <div key={kind.of}>
              <dt className="sub">{t(kind.title)}</dt>
              <dd>
                <ul className="plain-list">
                  {needs[kind.of].slice(0, kind.shown).map((leaning) => (
                    <LeaningLine key={leaning.value} leaning={leaning} tier={needs.tier} kind={kind} />
                  ))}
                </ul>
              </dd>
            </div>
          ),
        )}
      </dl>
      {needs.discountShare !== null && (
        <p className="sub">
          <CompanyFigure {...which} measure="discountShare" label={t('worth.section.needs')}>
            {t('needs.discount', { share: percent(needs.discountShare) })}
          </CompanyFigure>
        </p>
      )}
    </Card>
  );
}

function LeaningLine({ leaning, tier, kind }: { readonly leaning: Leaning; readonly tier: TierNeeds['tier']; readonly kind: (typeof kinds)[number] }): ReactElement {
  const texts = useTexts();
  const { t, percent } = texts;
  const { share, low, high, overall } = leaning;
  const differs = low > overall ? 'needs.more' : high < overall ? 'needs.fewer' : 'needs.unremarkable';
  return (
    <li className="row">
      <span className="grow">{labelText(texts, leaning.value)}</span>
      <span className="sub">
        <CompanyFigure measure="leaningShare" of={[tier, kind.of, leaning.value]} about={`${t(`tier.${tier}`)}, ${labelText(texts, leaning.value)}`} label={t(kind.title)}>
          {t('needs.share', { share: percent(share), overall: percent(overall) })}
        </CompanyFigure>
      </span>
      <span className={differs === 'needs.unremarkable' ? 'sub needs-mark' : 'needs-mark'}>{t(differs)}</span>
    </li>
  );
}

function Offer({ suggestion, currency }: { readonly suggestion: Suggestion; readonly currency: string }): ReactElement {
  const { t, rich, number, money } = useTexts();
  const { strategy, because, price } = suggestion;
  const product = <b>{suggestion.product.name ?? suggestion.product.id}</b>;
  const category = suggestion.category ?? suggestion.product.category ?? '—';
  const opened = (measure: 'pairBaskets' | 'pairLift', shown: string): ReactElement => (
    <CompanyFigure measure={measure} of={[because?.product.id ?? '', suggestion.product.id]} about={`${because?.product.name ?? because?.product.id ?? ''} + ${suggestion.product.name ?? suggestion.product.id}`} label={t('products.pairs')}>
      {shown}
    </CompanyFigure>
  );
  const text =
    strategy === 'push' && because
      ? rich('needs.pushText', { because: <b>{because.product.name ?? because.product.id}</b>, product, together: opened('pairBaskets', number(because.together)), lift: opened('pairLift', number(because.lift, 1)) })
      : rich(strategy === 'push' ? 'needs.pushPopular' : strategy === 'focus' ? 'needs.focusText' : 'needs.trialText', { category, product });
  return (
    <div className="offer">
      <Pill>{t(`needs.${strategy}`)}</Pill>
      <p>
        {text} {price !== null && <span className="sub">{t('needs.price', { price: money(price, currency) })}</span>}
      </p>
    </div>
  );
}
