import type { Desk } from '../storage/index.ts';
import { auditTrail } from '../storage/index.ts';

type Transaction = Parameters<Parameters<Desk['database']['transaction']>[0]>[0];

/** Writes down who did what, in the transaction that does it: neither happens without the other. */
export async function recordAction(inside: Transaction, action: { readonly what: string; readonly subject: string; readonly details?: Readonly<Record<string, unknown>> }): Promise<void> {
  await inside.insert(auditTrail).values({ who: 'local user', what: action.what, subject: action.subject, details: action.details ?? {} });
}
