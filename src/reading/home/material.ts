/** Texts taken in one after another for learning: their features, and what the shipped model makes of them. The texts themselves are not kept. */
import { emotionLabels } from '../../domain/index.ts';
import type { Speaker } from '../../domain/index.ts';
import { Features } from '../features.ts';
import { finish, hashText, mix } from '../hash.ts';
import type { TurnView } from '../heads/conversation-features.ts';
import { describeConversation } from '../heads/conversation-features.ts';
import type { Leaning } from '../heads/head-features.ts';
import { customerHeads } from '../heads/head-names.ts';
import { HeadReader } from '../heads/head-reader.ts';
import { judgeMood } from '../heads/mood.ts';
import type { Model } from '../model-file.ts';
import { normalise } from '../normalise.ts';
import { takeText } from '../reader.ts';
import { DocumentCollector } from '../training/documents.ts';
import type { Documents } from '../training/documents.ts';
import type { HomeConversation, HomeText } from './home-text.ts';
import { leastProbability } from './home-model.ts';
import type { PersonLabels } from './home-model.ts';

export interface TakenRow {
  readonly document: number;
  readonly customer: string;
  /** Empty when nobody knows. */
  readonly day: string;
  readonly leaning: Leaning;
  /** Probabilities of the customer heads; nothing where only stars are learned from. */
  readonly heads: ArrayLike<number> | undefined;
  readonly stars: 'positive' | 'negative' | undefined;
  readonly labels: PersonLabels | undefined;
}

export interface TakenConversation {
  readonly customer: string;
  readonly day: string;
  readonly described: Float64Array;
  readonly resolved: boolean | undefined;
  readonly dissatisfied: boolean | undefined;
}

export interface Intake {
  /** Texts with stars that count, after those below are left out. */
  readonly stars: number;
  readonly corrected: number;
  readonly conversations: number;
  /** The same words came before. */
  readonly repeated: number;
  /** The same words with stars that contradict each other. */
  readonly contradicting: number;
  /** Words that shops fill in themselves. */
  readonly boilerplate: number;
}

/** What platforms write for customers who wrote nothing. */
const boilerplate = /^(系统)?默认(好评|评价)|(用户|买家|顾客|客户)?(没有|未|并未|尚未)(填写|发表|及时)?(做出|作出)?(评价|评论)(内容)?$|^(this (user|customer|buyer) )?(left no|did not leave a|has not left a) (comment|review)/u;

const moodColumns = ['mood.negative', 'mood.neutral', 'mood.positive'].map((name) => customerHeads.indexOf(name));

export class HomeMaterial {
  private readonly model: Model;
  private readonly features: Features;
  private readonly heads: HeadReader;
  private readonly collector = new DocumentCollector();
  private readonly rows = new Map<number, TakenRow>();
  private readonly contradicting = new Set<number>();
  private readonly conversations: TakenConversation[] = [];
  private counts = { repeated: 0, boilerplate: 0 };

  constructor(model: Model) {
    this.model = model;
    this.features = new Features(model.topics);
    this.heads = new HeadReader(model);
  }

  add(text: HomeText): void {
    const normal = normalise(text.text);
    const bare = normal.text.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '');
    const isStars = text.stars !== undefined && text.labels === undefined;
    if (isStars && boilerplate.test(normal.text.trim())) return void this.counts.boilerplate++;
    const key = keyOf(bare === '' ? text.text.trim() : bare);
    const before = this.rows.get(key);
    if (before && text.labels === undefined) {
      this.counts.repeated++;
      if (isStars && before.labels === undefined && before.stars !== undefined && before.stars !== text.stars) this.contradicting.add(key);
      return;
    }
    const taken = takeText(this.model, this.features, text.text, normal);
    if (!taken) return;
    const document = this.collector.add(this.features);
    const speaker = text.speaker ?? 'customer';
    const heads = speaker === 'customer' ? this.heads.view(taken, speaker).heads : undefined;
    const row: TakenRow = {
      document,
      customer: text.customer ?? `text ${key}`,
      day: text.day ?? '',
      leaning: heads ? this.moodLeaning(heads) : taken.leaning,
      heads: isStars ? undefined : heads,
      stars: text.stars,
      labels: before?.labels || text.labels ? { ...before?.labels, ...text.labels } : undefined,
    };
    this.contradicting.delete(key);
    this.rows.set(key, row);
  }

  addConversation({ turns, customer, day, resolved, dissatisfied }: HomeConversation): void {
    const views = turns.flatMap((turn): TurnView[] => this.viewOf(turn));
    if (views.length === 0) return;
    this.conversations.push({ customer: customer ?? `conversation ${this.conversations.length}`, day: day ?? '', described: describeConversation(views), resolved, dissatisfied });
  }

  finish(): { readonly documents: Documents; readonly rows: readonly TakenRow[]; readonly conversations: readonly TakenConversation[]; readonly intake: Intake } {
    const rows = [...this.rows].flatMap(([key, row]) => (this.contradicting.has(key) ? [] : [row]));
    return {
      documents: this.collector.documents(),
      rows,
      conversations: this.conversations,
      intake: {
        stars: rows.filter(({ stars }) => stars !== undefined).length,
        corrected: rows.filter(({ labels }) => labels !== undefined).length,
        conversations: this.conversations.length,
        repeated: this.counts.repeated,
        contradicting: this.contradicting.size,
        boilerplate: this.counts.boilerplate,
      },
    };
  }

  /** What is shown of a customer's words rests on heads of their own; what is learned is added to these. */
  private moodLeaning(heads: ArrayLike<number>): Leaning {
    const { probabilities } = judgeMood(heads, this.model.customer.settings).emotion;
    const [negative, neutral, positive] = moodColumns.map((column) => Math.max(leastProbability, heads[column]!)) as [number, number, number];
    return {
      sign: Math.log(positive / negative),
      opinion: Math.log((negative + positive) / neutral),
      emotions: emotionLabels.map((label) => probabilities[label]),
    };
  }

  private viewOf({ text, speaker }: { readonly text: string; readonly speaker?: Speaker | undefined }): TurnView[] {
    const taken = takeText(this.model, this.features, text);
    if (!taken) return [];
    return [speaker === undefined ? this.heads.read(taken, undefined).view : this.heads.view(taken, speaker)];
  }
}

/** 53 bits of hash: enough to tell some hundred thousand texts apart. */
function keyOf(words: string): number {
  const high = hashText(words, 0, words.length) >>> 0;
  let low = mix(0x2545f491, words.length);
  for (let at = 0; at < words.length; at++) low = mix(low, words.charCodeAt(at) + 7);
  return high * 0x200000 + ((finish(low) >>> 0) & 0x1fffff);
}
