/** How a customer feels at a moment: their usual mood, moved by what happened to them, fading with time. */
import { secondsPerDay } from './calendar.ts';
import { clamp, type Latent } from './latent.ts';
import type { Order } from './orders.ts';

/** Days after which half of a disappointment or a delight is forgotten. */
const halfLifeDays = 45;

export function moodAt(latent: Latent, orders: readonly Order[], at: number): number {
  let mood = latent.baselineMood;
  for (const order of orders) {
    if (order.promisedAt === undefined) continue;
    const felt = Math.min(order.deliveredAt ?? Infinity, order.promisedAt);
    if (felt > at) continue;
    const fading = 2 ** (-(at - felt) / secondsPerDay / halfLifeDays);
    mood += fading * (order.lateBy > 0 ? -(0.2 + 0.9 * latent.lateSensitivity) * Math.min(1, 0.4 + order.lateBy / (4 * secondsPerDay)) : 0.04);
  }
  return clamp(mood, -1, 1);
}
