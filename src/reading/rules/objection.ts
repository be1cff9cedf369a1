import type { ObjectionCause } from '../../domain/index.ts';
import { englishObjections } from './objection-en.ts';
import { chineseObjections } from './objection-zh.ts';
import type { Rule } from './rule.ts';

/** What keeps a customer from buying, by cause. */
export const objectionRules: readonly Rule<ObjectionCause>[] = [...chineseObjections, ...englishObjections];
