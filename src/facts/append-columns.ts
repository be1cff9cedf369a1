/** What a file of each kind can give: the kind's own columns, and the order's for a file of sales lines. */
import { factColumns } from '../domain/index.ts';
import type { Column, FactKind } from '../domain/index.ts';

/** Columns of the order that a line-level sales file carries on every line. */
export const orderColumnsOnLines: ReadonlySet<string> = new Set(['customer_id', 'ordered_at', 'promised_at', 'delivered_at', 'currency', 'channel', 'campaign', 'region', 'returned']);

/** Required columns that can be worked out from others, with the columns that are enough. */
const derivable: Readonly<Partial<Record<FactKind, Readonly<Record<string, readonly (readonly string[])[]>>>>> = {
  customers: { id: [['phone'], ['email'], ['name']] },
  orders: { id: [['ordered_at']], net: [['gross']] },
  'order-lines': { net: [['quantity', 'price'], ['price']], quantity: [['net'], ['price']], price: [['net']] },
  moments: { id: [['at']] },
  feedback: { id: [['text'], ['perceived']] },
  products: { id: [['name']] },
};

/** The columns a file of this kind may be mapped to. */
export function importColumns(kind: FactKind): readonly Column[] {
  if (kind !== 'order-lines') return factColumns[kind];
  const order = factColumns.orders.filter(({ name }) => orderColumnsOnLines.has(name)).map(({ name, type, title }): Column => ({ name, type, title }));
  return [...factColumns['order-lines'], ...order];
}

/** Required columns that the mapped ones neither are nor lead to. */
export function missingColumns(kind: FactKind, mapped: ReadonlySet<string>): readonly string[] {
  return importColumns(kind)
    .filter(({ name, required }) => required && !mapped.has(name))
    .filter(({ name }) => !derivable[kind]?.[name]?.some((enough) => enough.every((column) => mapped.has(column))))
    .map(({ name }) => name);
}

/** Kinds whose rows have an id of their own: the same id with other content is a correction of it. */
export function hasOwnId(kind: FactKind): boolean {
  return kind !== 'order-lines' && kind !== 'costs';
}
