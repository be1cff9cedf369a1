import type { EmotionLabel } from '../domain/index.ts';

/**
 * What a word does to the feeling around it: carries it, turns it (negator), halves and turns it (softener), scales it (degree),
 * makes what follows weigh more (contrast) or less (concession), takes the whole clause back (reversal), hints at irony (doubt), asks (asking), or nothing
 * although a part of it looks like one of these (inert).
 */
export type Role = 'feeling' | 'negator' | 'softener' | 'degree' | 'contrast' | 'concession' | 'reversal' | 'doubt' | 'asking' | 'inert';

/** Words that share a role, parted by white space; `_` stands for a space inside a phrase. Valence runs from −3 to 3. */
export interface LexiconGroup {
  readonly role: Role;
  readonly valence?: number;
  readonly emotion?: EmotionLabel;
  readonly factor?: number;
  /** Fixed sayings, too rare or too new for the sets to teach: read as one term and given a firm push. */
  readonly fixed?: boolean;
  readonly words: string;
}
