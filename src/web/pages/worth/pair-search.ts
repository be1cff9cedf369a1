/** What the list of related products shows, as it stands in the address. */
import { pairSorts } from '../../../contract/index.ts';

export type PairSort = (typeof pairSorts)[number];

export interface PairSearch {
  readonly search?: string;
  /** Only what goes with this product. */
  readonly product?: string;
  readonly sort?: PairSort;
  readonly order?: 'ascending' | 'descending';
}

/** Reads an address; what does not make sense is left out. */
export function readPairSearch(raw: Readonly<Record<string, unknown>>): PairSearch {
  const text = (value: unknown): string | undefined => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);
  return pairSearchOf({
    search: text(raw['search']),
    product: text(raw['product']),
    sort: pairSorts.find((sort) => sort === raw['sort']),
    order: raw['order'] === 'ascending' || raw['order'] === 'descending' ? raw['order'] : undefined,
  });
}

/** The same without the fields that say nothing, so that addresses stay short. */
export function pairSearchOf(fields: { readonly [Field in keyof PairSearch]: PairSearch[Field] | undefined }): PairSearch {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as PairSearch;
}

const wordsFirst: ReadonlySet<PairSort> = new Set(['name', 'other']);

/** The address after a press on a column's head: the other way round when it was sorted by already. */
export function sortedBy(search: PairSearch, sort: PairSort): PairSearch {
  const usual = wordsFirst.has(sort) ? 'ascending' : 'descending';
  const { sort: current, order } = currentSort(search);
  const turned = order === 'ascending' ? 'descending' : 'ascending';
  return { ...search, sort, order: current === sort ? turned : usual };
}

export function currentSort({ sort = 'low', order = 'descending' }: PairSearch): { readonly sort: PairSort; readonly order: 'ascending' | 'descending' } {
  return { sort, order };
}
