/** What the address of the profit page says: which way out is looked at, and which page of its customers. */
import { profitProposals } from '../../../contract/index.ts';

export interface ProfitSearch {
  readonly way?: (typeof profitProposals)[number];
  /** From 1. */
  readonly page?: number;
}

/** Whatever is not understood is left out. */
export function readProfitSearch(raw: Readonly<Record<string, unknown>>): ProfitSearch {
  const way = profitProposals.find((proposal) => proposal === raw['way']);
  const page = Number(raw['page']);
  return { ...(way === undefined ? {} : { way }), ...(Number.isInteger(page) && page > 1 ? { page } : {}) };
}
