import type { AspectLabel, EmotionalNeed, IntentLabel, NeedLevel, ObjectionCause, PickyMotive, RememberedKind } from '../../domain/index.ts';
import { aspectRules } from './aspects.ts';
import { emotionalNeedRules } from './emotional-need.ts';
import { intentRules } from './intents.ts';
import { motiveRules } from './motive.ts';
import { needLevelRules } from './need-level.ts';
import { postponingRules } from './objection-when.ts';
import { objectionRules } from './objection.ts';
import { rememberedRules } from './remembered.ts';
import type { Rule } from './rule.ts';
import { sarcasmRules } from './sarcasm.ts';

interface CustomerFamilies extends Readonly<Record<string, readonly Rule[]>> {
  readonly objection: readonly Rule<ObjectionCause>[];
  readonly 'objection-when': readonly Rule<'later'>[];
  readonly motive: readonly Rule<PickyMotive>[];
  readonly 'need-level': readonly Rule<NeedLevel>[];
  readonly 'emotional-need': readonly Rule<EmotionalNeed>[];
  readonly sarcasm: readonly Rule<'risk'>[];
  readonly fact: readonly Rule<RememberedKind>[];
  readonly intent: readonly Rule<IntentLabel>[];
  readonly aspect: readonly Rule<AspectLabel>[];
}

/** Rules on customers' words, by family. */
export const customerFamilies: CustomerFamilies = {
  objection: objectionRules,
  'objection-when': postponingRules,
  motive: motiveRules,
  'need-level': needLevelRules,
  'emotional-need': emotionalNeedRules,
  sarcasm: sarcasmRules,
  fact: rememberedRules,
  intent: intentRules,
  aspect: aspectRules,
};

/** All of them, to be run at once by `findMatches`; their order is the order of a head's rule features. */
export const customerRules: readonly Rule[] = Object.values(customerFamilies).flat();
