/** What was hidden, sealed under a key and opened again; how much of which kind it is. */
import type { Hidden } from '../reading/personal-data/index.ts';
import { readSealed, seal, unseal } from '../sealing/index.ts';
import type { Sealed, SealKey } from '../sealing/index.ts';

export function sealHidden(hidden: Hidden, key: SealKey): Promise<Sealed> {
  return seal(JSON.stringify(hidden), key);
}

/** @throws ZhiyinError WRONG_KEY, SEAL_BROKEN */
export async function openHidden(sealed: string, key: SealKey): Promise<Hidden> {
  return JSON.parse(await unseal(readSealed(sealed), key)) as Hidden;
}

/** How many different things were hidden, by kind. */
export function countHidden(hidden: Hidden): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const mark of Object.keys(hidden)) {
    const kind = mark.slice(1, mark.lastIndexOf('-'));
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
