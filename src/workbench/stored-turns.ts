import type { UnreadText } from '../facts/index.ts';
import type { Turn } from '../reading/index.ts';

/** A stored text as a turn: what came in was said by the customer, what went out by us. Times are the company's. */
export function turnOf({ row, text }: UnreadText, zone: string): Turn {
  const speaker = row['direction'] === 'in' ? 'customer' : row['direction'] === 'out' ? 'agent' : undefined;
  return { text, zone, ...(speaker && { speaker }), ...(row['at'] != null && { at: String(row['at']).slice(0, 19).replace(' ', 'T') }) };
}
