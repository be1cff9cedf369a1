/** A person's way of writing: which stops they use, whether they add emoji, how carefully they type. */
import type { EmotionLabel } from '../../../src/domain/index.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { expand, type Slots } from './grammar.ts';
import type { Speech } from './speech.ts';

export interface Writer {
  readonly language: 'zh' | 'en';
  /** Put between sentences, and at the end of the text. */
  readonly stop: string;
  readonly end: string;
  readonly emojiChance: number;
  readonly typoChance: number;
  readonly lowerCase: boolean;
}

/** The service desk types with care. */
export const deskWriter = (language: 'zh' | 'en'): Writer => ({ language, stop: language === 'zh' ? '，' : '. ', end: language === 'zh' ? '。' : '.', emojiChance: 0.05, typoChance: 0.004, lowerCase: false });

const stops = { zh: ['，', '，', '。', '，', ' ', '。。', '~', '，'], en: ['. ', '. ', ', ', '. ', ' - ', '... ', '. '] } as const;
const ends = { zh: ['', '。', '', '！', '。。。', '~', '。', ''], en: ['.', '', '.', '!', '...', '', '.'] } as const;

export function drawWriter(random: SeededRandom, language: 'zh' | 'en'): Writer {
  return {
    language,
    stop: random.pick(stops[language]),
    end: random.pick(ends[language]),
    emojiChance: random.chance(0.4) ? 0.35 : 0.04,
    typoChance: random.chance(0.3) ? 0.25 : 0.04,
    lowerCase: random.chance(0.25),
  };
}

interface Words {
  readonly random: SeededRandom;
  readonly slots: Slots;
  readonly speech: Speech;
}

/** Joins the chosen fragments in this person's way. */
export function write(writer: Writer, words: Words, fragments: readonly string[], emotion: EmotionLabel = 'neutral'): string {
  const { random, slots, speech } = words;
  const sentences = fragments.map((fragment) => sentence(writer, expand(fragment, random, slots))).filter((text) => text !== '');
  let text = sentences.reduce((joined, next) => joined + (/[?!？！…~。.,，]$/.test(joined) ? (writer.language === 'en' ? ' ' : '') : random.chance(0.8) ? writer.stop : writer.language === 'zh' ? '，' : '. ') + next);
  if (!/[?!？！…~。.]$/.test(text)) text += writer.end;
  if (writer.language === 'en') text = tidyEnglish(text, writer.lowerCase);
  if (random.chance(writer.typoChance)) text = mistype(text, writer.language, random);
  if (random.chance(writer.emojiChance)) text += (writer.language === 'en' ? ' ' : '') + random.pick(speech.emoji[emotion]);
  return text;
}

function sentence(writer: Writer, text: string): string {
  const clean = text.trim();
  return writer.language === 'en' ? clean.replaceAll(/ {2,}/g, ' ').replaceAll(/ ([,.?!])/g, '$1') : clean;
}

function tidyEnglish(text: string, lowerCase: boolean): string {
  if (lowerCase) return text.replaceAll(/\bI\b/g, 'i');
  return text.replaceAll(/(^|[.?!]\s+)([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const slips: Readonly<Record<'zh' | 'en', readonly (readonly [right: string, wrong: string])[]>> = {
  zh: [['的', '得'], ['在', '再'], ['已经', '以经'], ['做', '作'], ['吧', '把'], ['那', '哪'], ['收到', '受到'], ['快递', '块递'], ['真的', '真滴'], ['怎么', '怎麽'], ['账', '帐'], ['没有', '木有']],
  en: [['the', 'teh'], ["don't", 'dont'], ["it's", 'its'], ['really', 'realy'], ['received', 'recieved'], ['definitely', 'definately'], ['because', 'becuase'], ["can't", 'cant'], ['their', 'thier'], ['you', 'u'], ['please', 'pls'], ['tomorrow', 'tommorow'], ["I've", 'Ive'], ['delivery', 'delivry']],
};

function mistype(text: string, language: 'zh' | 'en', random: SeededRandom): string {
  const [right, wrong] = random.pick(slips[language]);
  if (text.includes(right)) return text.replace(right, wrong);
  const at = 2 + random.below(Math.max(1, text.length - 4));
  const [first, second] = [text[at] ?? '', text[at + 1] ?? ''];
  return /[a-z]/.test(first) && /[a-z]/.test(second) ? text.slice(0, at) + second + first + text.slice(at + 2) : text;
}
