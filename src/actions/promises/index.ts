/** What people say of promises that were found in texts. The latest decision on a place in a text holds; none is ever overwritten. */
import { desc, inArray } from 'drizzle-orm';
import { promiseDecision } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

export interface PromiseDecision {
  readonly textId: string;
  /** Where the promise begins in the text. */
  readonly start: number;
  readonly quote: string;
  readonly decision: 'confirmed' | 'rejected';
}

/** Writes a decision down and returns its number. */
export function addPromiseDecision(desk: Desk, { textId, start, quote, decision }: PromiseDecision): Promise<number> {
  return desk.database.transaction(async (inside) => {
    const [row] = await inside.insert(promiseDecision).values({ textId, quoteStart: start, quote, decision }).returning({ id: promiseDecision.id });
    await recordAction(inside, { what: 'decide promise', subject: textId, details: { start, decision } });
    return row?.id ?? 0;
  });
}

/** The decisions on these texts that hold. */
export async function promiseDecisions(desk: Desk, texts: readonly string[]): Promise<PromiseDecision[]> {
  if (texts.length === 0) return [];
  const rows = await desk.database.select().from(promiseDecision).where(inArray(promiseDecision.textId, [...texts])).orderBy(desc(promiseDecision.id));
  const latest = new Map<string, PromiseDecision>();
  for (const { textId, quoteStart, quote, decision } of rows) {
    const key = `${textId} ${quoteStart}`;
    if (!latest.has(key)) latest.set(key, { textId, start: quoteStart, quote, decision });
  }
  return [...latest.values()];
}
