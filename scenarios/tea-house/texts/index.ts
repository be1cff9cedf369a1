/** What people say, in both languages. Composes texts from fragments; knows nothing of when or why. */
import { chinese } from './zh/index.ts';
import { english } from './en/index.ts';
import type { Speech } from './speech.ts';

export function speechOf(language: 'zh' | 'en'): Speech {
  return language === 'zh' ? chinese : english;
}
