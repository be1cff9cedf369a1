/** Answers to surveys: satisfaction and effort after a contact, recommendation, and expected against perceived service. */
import type { EmotionLabel, Touchpoint } from '../../src/domain/index.ts';
import { secondsPerDay } from './calendar.ts';
import type { Contact, Situation } from './contacts.ts';
import { type IntentTraits, intents } from './intents.ts';
import { clamp } from './latent.ts';
import { moodAt } from './mood.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';
import { slotsFor } from './texts/slots.ts';
import { speechOf } from './texts/index.ts';
import { drawWriter, write } from './texts/writer.ts';

interface Answer {
  /** Unique per customer. */
  readonly key: string;
  readonly at: number;
  readonly instrument: 'csat' | 'ces' | 'nps' | 'servqual';
  readonly item: string;
  readonly dimension: string | undefined;
  readonly subject: 'service' | 'company';
  readonly touchpoint: Touchpoint;
  readonly expected: number | undefined;
  readonly perceived: number;
  readonly importance: number | undefined;
  readonly scaleLow: number;
  readonly scaleHigh: number;
  readonly text: string | undefined;
  readonly mood: number;
  readonly emotion: EmotionLabel;
}

export function* drawAnswers(random: SeededRandom, situation: Situation, contacts: readonly Contact[]): Generator<Answer> {
  yield* afterContacts(random, situation, contacts);
  yield* recommendations(random, situation);
  yield* serviceQuality(random, situation);
}

const quiet = { dimension: undefined, expected: undefined, importance: undefined, text: undefined, mood: 0, emotion: 'neutral' } as const;

function* afterContacts(random: SeededRandom, { seed, latent, calendar }: Situation, contacts: readonly Contact[]): Generator<Answer> {
  for (const contact of contacts) {
    random.restart(seed, latent.index, purpose.contactSurveys + contact.number);
    if (contact.channel === 'social' || !random.chance(0.28)) continue;
    const at = contact.at + contact.durationSeconds + random.between(600, 40_000);
    if (at > calendar.endAt) continue;
    const traits: IntentTraits = intents[contact.intent];
    const felt = 0.35 + 0.35 * contact.mood + (contact.resolved ? 0.3 : -0.6) - Math.min(0.4, contact.waitSeconds / 3_000) + 0.25 * random.normal();
    const item = latent.language === 'zh' ? '您对这次服务满意吗' : 'How satisfied are you with this contact?';
    yield { ...quiet, key: `C${contact.number}`, at, instrument: 'csat', item, subject: 'service', touchpoint: traits.touchpoint, perceived: toScale(felt, 1, 5), scaleLow: 1, scaleHigh: 5 };
    if (traits.touchpoint !== 'after-sales' && traits.touchpoint !== 'payment') continue;
    const effort = latent.language === 'zh' ? '解决这个问题对我来说很容易' : 'It was easy to get this solved';
    yield { ...quiet, key: `E${contact.number}`, at: at + 20, instrument: 'ces', item: effort, subject: 'service', touchpoint: traits.touchpoint, perceived: toScale(felt + 0.2 * random.normal(), 1, 7), scaleLow: 1, scaleHigh: 7 };
  }
}

/** Every half year the company asks some customers whether they would recommend it. */
function* recommendations(random: SeededRandom, { seed, latent, purchases, calendar }: Situation): Generator<Answer> {
  const firstOrder = purchases.orders[0];
  if (firstOrder === undefined) return;
  for (let wave = 1; wave * 91 < calendar.days; wave++) {
    random.restart(seed, latent.index, purpose.waves + wave);
    const at = (calendar.days - wave * 91 + 60) * secondsPerDay + random.between(9 * 3600, 21 * 3600) + random.below(14) * secondsPerDay;
    if (at < firstOrder.at || at > calendar.endAt || (purchases.leftAt !== undefined && at > purchases.leftAt + 60 * secondsPerDay) || !random.chance(0.09)) continue;
    const score = toScale(0.32 + 0.85 * moodAt(latent, purchases.orders, at) + 0.2 * random.normal(), 0, 10);
    const group = score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
    const speech = speechOf(latent.language);
    const reasons = [random.pick(speech.reasons[group]), ...(random.chance(0.4) ? [random.pick(speech.reasons[group])] : []), ...(random.chance(0.2) ? [random.pick(speech.backgrounds)] : [])];
    const emotion: EmotionLabel = group === 'promoter' ? 'joy' : group === 'passive' ? 'neutral' : 'disappointment';
    const slots = slotsFor({ random, latent, calendar, at, order: undefined, product: undefined, agent: random.below(8), waitSeconds: undefined, promised: undefined });
    yield {
      ...quiet,
      key: `N${wave}`,
      at,
      instrument: 'nps',
      item: latent.language === 'zh' ? '您有多大可能把我们推荐给朋友' : 'How likely are you to recommend us?',
      subject: 'company',
      touchpoint: 'brand',
      perceived: score,
      scaleLow: 0,
      scaleHigh: 10,
      text: random.chance(0.65) ? write(drawWriter(random, latent.language), { random, slots, speech }, [...new Set(reasons)], emotion) : undefined,
      mood: group === 'promoter' ? 0.7 : group === 'passive' ? 0.1 : -0.6,
      emotion,
    };
  }
}

interface Dimension {
  readonly name: string;
  readonly touchpoint: Touchpoint;
  /** What is expected of us, and how far we usually fall short, on 1–7. */
  readonly expected: number;
  readonly gap: number;
  readonly importance: number;
  readonly items: readonly (readonly [zh: string, en: string])[];
}

const dimensions: readonly Dimension[] = [
  { name: 'reliability', touchpoint: 'delivery', expected: 6.4, gap: -0.7, importance: 9, items: [['说好的时间做得到', 'They do what they promise by the time they promise'], ['第一次就把事情做对', 'They get it right the first time']] },
  { name: 'assurance', touchpoint: 'service', expected: 6, gap: -0.1, importance: 7, items: [['员工懂茶，让我放心', 'Staff know tea and I trust them'], ['跟他们打交道有安全感', 'I feel safe dealing with them']] },
  { name: 'tangibles', touchpoint: 'channel', expected: 5.2, gap: 0.4, importance: 4, items: [['门店和包装好看', 'Shops and packaging look good'], ['网店好用', 'The web shop is pleasant to use']] },
  { name: 'empathy', touchpoint: 'service', expected: 5.6, gap: 0.1, importance: 6, items: [['记得我的喜好', 'They remember what I like'], ['真心为我着想', 'They have my interest at heart']] },
  { name: 'responsiveness', touchpoint: 'service', expected: 6.1, gap: -0.4, importance: 8, items: [['回复得快', 'They answer quickly'], ['有问题马上处理', 'They deal with problems at once']] },
];

function* serviceQuality(random: SeededRandom, { seed, latent, purchases, calendar }: Situation): Generator<Answer> {
  random.restart(seed, latent.index, purpose.serviceQuality);
  const active = purchases.orders.at(-1);
  if (active === undefined || !random.chance(0.1)) return;
  const at = Math.min(calendar.endAt, active.at + Math.floor(secondsPerDay * (2 + 18 * random.next())));
  const mood = moodAt(latent, purchases.orders, at);
  const lenience = 0.4 * random.normal();
  for (const { name, touchpoint, expected, gap, importance, items } of dimensions) {
    for (const [place, item] of items.entries()) {
      const wanted = expected + 0.5 * lenience + 0.6 * random.normal();
      const got = expected + gap + lenience + (name === 'reliability' ? 1.6 : 1) * mood + 0.6 * random.normal();
      yield {
        ...quiet,
        key: `S${name.slice(0, 3)}${place + 1}`,
        at: Math.min(calendar.endAt, at + place * 15),
        instrument: 'servqual',
        item: item[latent.language === 'zh' ? 0 : 1],
        dimension: name,
        subject: 'company',
        touchpoint,
        expected: clamp(Math.round(wanted), 1, 7),
        perceived: clamp(Math.round(got), 1, 7),
        importance: clamp(Math.round(importance + random.normal()), 1, 10),
        scaleLow: 1,
        scaleHigh: 7,
      };
    }
  }
}

/** From a feeling, −1 … 1, to a whole number on a scale. */
function toScale(feeling: number, low: number, high: number): number {
  return clamp(Math.round(low + ((clamp(feeling, -1, 1) + 1) / 2) * (high - low)), low, high);
}

