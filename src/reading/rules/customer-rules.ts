import { objectionRules } from './objection.ts';
import type { Rule } from './rule.ts';

/** Rules on customers' words, by family. */
export const customerFamilies = { objection: objectionRules } as const;

/** All of them, to be run at once by `findMatches`; their order is the order of a head's rule features. */
export const customerRules: readonly Rule[] = Object.values<readonly Rule[]>(customerFamilies).flat();
