/** What customers bring besides their own orders, as people put it. See RULES.md. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { ZhiyinError } from '../../domain/index.ts';
import { indirectValue } from '../../storage/index.ts';
import type { Desk } from '../../storage/index.ts';
import { recordAction } from '../audit.ts';

export type IndirectValue = typeof indirectValue.$inferSelect;

export interface IndirectValueEntry {
  readonly customerId: string;
  readonly kind: IndirectValue['kind'];
  /** A year, in the company's currency; 0 ends what was entered before. */
  readonly yearlyAmount: number;
  readonly reason: string;
}

/**
 * Enters an amount in place of the one before (rule 2), or ends it (rule 3).
 * @throws ZhiyinError NOT_FOUND when there is nothing to end
 */
export function setIndirectValue(desk: Desk, entry: IndirectValueEntry, at: Date): Promise<void> {
  const { customerId, kind, yearlyAmount, reason } = entry;
  return desk.database.transaction(async (inside) => {
    const ended = await inside
      .update(indirectValue)
      .set({ endedAt: at.toISOString() })
      .where(and(eq(indirectValue.customerId, customerId), eq(indirectValue.kind, kind), isNull(indirectValue.endedAt)))
      .returning({ id: indirectValue.id });
    if (yearlyAmount === 0 && ended.length === 0) throw new ZhiyinError('NOT_FOUND', { what: `indirect value (${kind})`, id: customerId });
    if (yearlyAmount > 0) await inside.insert(indirectValue).values({ customerId, kind, yearlyAmount: yearlyAmount.toFixed(2), reason, enteredAt: at.toISOString() });
    await recordAction(inside, { what: yearlyAmount > 0 ? 'enter indirect value' : 'end indirect value', subject: customerId, details: { kind, yearlyAmount, reason } });
  });
}

/** Everything ever entered of these customers, the newest first. */
export function indirectValuesOf(desk: Desk, customerIds: readonly string[]): Promise<IndirectValue[]> {
  return desk.database.select().from(indirectValue).where(inArray(indirectValue.customerId, [...customerIds])).orderBy(desc(indirectValue.id));
}

/** What holds now, of all customers. */
export function liveIndirectValues(desk: Desk): Promise<IndirectValue[]> {
  return desk.database.select().from(indirectValue).where(isNull(indirectValue.endedAt));
}
