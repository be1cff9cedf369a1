/** The pairs that are bought together: searched, narrowed to one product, sorted by any column. */
import { Button, Select, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { RelatedPair } from '../../../contract/index.ts';
import type { Output } from '../../api/client.ts';
import { Card } from '../../parts/card.tsx';
import { CompanyFigure } from '../../parts/explanation.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { useTexts } from '../../texts/texts.tsx';
import { currentSort, pairSearchOf, sortedBy } from './pair-search.ts';
import type { PairSearch } from './pair-search.ts';

type Related = Output<'relatedProducts'>;

interface Props {
  readonly answer: Related;
  readonly search: PairSearch;
  readonly more: () => void;
}

const columns = [
  { sort: 'name', title: 'products.product', number: false },
  { sort: 'other', title: 'products.other', number: false },
  { sort: 'together', title: 'products.together', number: true },
  { sort: 'confidence', title: 'products.confidence', number: true },
  { sort: 'low', title: 'products.lift', number: true },
] as const;

export function PairsCard({ answer, search, more }: Props): ReactElement {
  const { t, number } = useTexts();
  return (
    <Card title={t('products.pairs')} aside={<span className="sub">{t('products.count', { shown: number(answer.pairs.length), total: number(answer.total) })}</span>}>
      <Filters answer={answer} search={search} />
      {answer.pairs.length === 0 ? (
        <p className="sub">{t('products.empty')}</p>
      ) : (
        <Scroller label={t('products.pairs')}>
          <table className="pairs">
            <thead>
              <tr>
                {columns.map((column) => (
                  <HeadCell key={column.sort} column={column} search={search} />
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.pairs.map((pair) => (
                <PairRow key={`${pair.product.id} ${pair.other.id}`} pair={pair} />
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {answer.pairs.length < answer.total && (
        <Button variant="default" size="xs" mt="sm" onClick={more}>
          {t('products.more')}
        </Button>
      )}
      <p className="sub pairs-note">{t('products.note', { items: answer.itemsPerBasket })}</p>
    </Card>
  );
}

function Filters({ answer, search }: Omit<Props, 'more'>): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [text, setText] = useState(search.search ?? '');
  const go = (next: Parameters<typeof pairSearchOf>[0]): void => void navigate({ to: '/worth/products', search: pairSearchOf({ ...search, ...next }), replace: true });
  return (
    <div className="row wrap pairs-filters">
      <TextInput
        size="xs"
        label={t('products.search')}
        placeholder={t('products.searchHint')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          go({ search: event.currentTarget.value });
        }}
      />
      <Select
        size="xs"
        label={t('products.which')}
        placeholder={t('products.all')}
        searchable
        clearable
        limit={100}
        value={search.product ?? null}
        onChange={(product) => go({ product: product ?? undefined })}
        data={answer.products.map(({ id, name }) => ({ value: id, label: name ?? id }))}
        clearButtonProps={{ 'aria-label': t('products.all') }}
      />
    </div>
  );
}

function HeadCell({ column, search }: { readonly column: (typeof columns)[number]; readonly search: PairSearch }): ReactElement {
  const { t } = useTexts();
  const { sort, order } = currentSort(search);
  return (
    <th scope="col" className={column.number ? 'number' : undefined} aria-sort={sort === column.sort ? order : 'none'}>
      <Link to="/worth/products" search={sortedBy(search, column.sort)} replace className="quiet-link">
        {t(column.title)}
        {sort === column.sort && <span aria-hidden="true">{order === 'ascending' ? ' ↑' : ' ↓'}</span>}
      </Link>
    </th>
  );
}

function PairRow({ pair }: { readonly pair: RelatedPair }): ReactElement {
  const { t, number, percent } = useTexts();
  const { product, other } = pair;
  const which = { of: [product.id, other.id], about: `${product.name ?? product.id} + ${other.name ?? other.id}` };
  return (
    <tr>
      <th scope="row">
        <ProductLink product={product} />
      </th>
      <td>
        <ProductLink product={other} />
      </td>
      <td className="number">
        <CompanyFigure {...which} measure="pairBaskets" label={t('products.together')}>
          {number(pair.together)}
        </CompanyFigure>
      </td>
      <td className="number">
        <CompanyFigure {...which} measure="pairShare" label={t('products.confidence')}>
          {percent(pair.confidence)}
        </CompanyFigure>
      </td>
      <td className="number">
        <CompanyFigure {...which} measure="pairLift" label={t('products.lift')}>
          {number(pair.lift, 1)}
        </CompanyFigure>{' '}
        <span className="sub">{pair.related ? `(${number(pair.low, 1)}–${number(pair.high, 1)})` : t('products.usual')}</span>
      </td>
    </tr>
  );
}

/** Opens what goes with a product. */
function ProductLink({ product }: { readonly product: RelatedPair['product'] }): ReactElement {
  return (
    <Link to="/worth/products" search={{ product: product.id }} className="quiet-link">
      {product.name ?? product.id}
    </Link>
  );
}
