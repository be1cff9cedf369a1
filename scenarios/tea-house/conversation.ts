/** Turns a planned contact into what was said, turn by turn, with the truth about every text. */
import type { EmotionLabel } from '../../src/domain/index.ts';
import type { Calendar } from './calendar.ts';
import { agents } from './catalogue.ts';
import type { Contact } from './contacts.ts';
import { drawDue, type Due } from './due.ts';
import { type Intent, type IntentTraits, intents } from './intents.ts';
import type { Latent } from './latent.ts';
import { purpose } from './purposes.ts';
import type { SeededRandom } from './seeded-random.ts';
import { slotsFor } from './texts/slots.ts';
import type { Matter, Speech } from './texts/speech.ts';
import { speechOf } from './texts/index.ts';
import { deskWriter, drawWriter, write, type Writer } from './texts/writer.ts';

interface Turn {
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly text: string;
  readonly mood: number;
  readonly emotion: EmotionLabel;
  /** How long the customer had waited for this answer. */
  readonly waitSeconds: number | undefined;
  /** Present on a turn in which our side commits itself. */
  readonly promise: { readonly dueAt: number; readonly kept: boolean | undefined } | undefined;
}

interface Scene {
  readonly random: SeededRandom;
  readonly seed: number;
  readonly latent: Latent;
  readonly calendar: Calendar;
}

export function converse({ random, seed, latent, calendar }: Scene, contact: Contact): readonly Turn[] {
  const writer = drawWriter(random.restart(seed, latent.index, purpose.contactText), latent.language);
  random.restart(seed, latent.index, purpose.contactText + contact.number);
  const turns = new Dialogue({ random, seed, latent, calendar }, contact, writer).turns;
  return turns.filter(({ at }) => at <= calendar.endAt);
}

const asksSomething: ReadonlySet<Intent> = new Set(['parcel-where', 'brewing', 'advice', 'gift-advice', 'campaign-question']);

/** One conversation while it is being written. */
class Dialogue {
  readonly turns: Turn[] = [];
  private readonly scene: Scene;
  private readonly contact: Contact;
  private readonly traits: IntentTraits;
  private readonly speech: Speech;
  private readonly matter: Matter;
  private readonly writer: Writer;
  private clock: number;
  private due: Due | undefined;

  constructor(scene: Scene, contact: Contact, writer: Writer) {
    this.scene = scene;
    this.contact = contact;
    this.traits = intents[contact.intent];
    this.speech = speechOf(scene.latent.language);
    this.matter = this.speech.matters[this.traits.desk];
    this.writer = writer;
    this.clock = contact.at;
    this.open();
    if (contact.channel === 'social' && scene.random.chance(0.7)) return;
    this.exchange();
    this.followUp();
  }

  private open(): void {
    const { random } = this.scene;
    const { contact, speech, traits, matter } = this;
    const plan: string[] = [];
    if (contact.channel !== 'social' && random.chance(0.45)) plan.push(random.pick(speech.hellos));
    if (random.chance(0.12)) plan.push(random.pick(speech.thinking));
    const chosen = random.pick(speech.statements[contact.intent]);
    const statement = asksSomething.has(contact.intent) && random.chance(0.5) ? this.asking(chosen) : chosen;
    const feeling = random.chance(traits.tone === 'neutral' ? 0.3 : 0.7) ? [this.feeling(contact.emotion, Math.abs(contact.mood))] : [];
    const background = random.chance(0.38) ? [random.pick(speech.backgrounds)] : [];
    const order = random.below(4);
    if (order === 0) plan.push(...feeling, statement, ...background);
    else if (order === 1) plan.push(...background, statement, ...feeling);
    else plan.push(statement, ...background, ...feeling);
    if (traits.tone === 'negative' && random.chance(0.15)) plan.push(random.pick(speech.statements[contact.intent].filter((other) => other !== chosen)));
    if (contact.channel !== 'social' && random.chance(0.35)) plan.push(random.pick(matter.asks));
    this.say('in', plan, { mood: contact.mood, emotion: contact.emotion });
  }

  private exchange(): void {
    const { random } = this.scene;
    const { contact, speech, traits, matter } = this;
    const desk = speech.desk;
    const greeting = random.chance(0.6) ? [random.pick(desk.hellos)] : [];
    this.clock += contact.waitSeconds;
    if (traits.tone === 'negative' && random.chance(0.7 * (1 - (agents[contact.agent]?.care ?? 0.5)))) {
      this.say('out', [...greeting, random.pick(desk.offhand), ...(random.chance(0.4) ? [this.asking(random.pick(matter.questions))] : [])], { waitSeconds: contact.waitSeconds });
      this.pause(20, 400);
      this.refuse();
      const wait = this.pause(60, 900);
      this.say('out', this.answer([random.pick(desk.empathy.negative)]), { waitSeconds: wait, promising: contact.promise !== 'none' });
    } else if (traits.tone !== 'positive' && random.chance(0.6)) {
      this.say('out', [...greeting, random.pick(desk.empathy[traits.tone]), this.asking(random.pick(matter.questions))], { waitSeconds: contact.waitSeconds });
      this.pause(20, 400);
      const upset = traits.tone === 'negative' && random.chance(0.45);
      this.say('in', [random.pick(matter.particulars), ...(upset ? [this.feeling(contact.emotion, Math.abs(contact.mood) * 0.8)] : random.chance(0.25) ? [random.pick(speech.backgrounds)] : [])], upset ? { mood: contact.mood * 0.8, emotion: contact.emotion } : {});
      const wait = this.pause(30, 500);
      this.say('out', this.answer([]), { waitSeconds: wait, promising: contact.promise !== 'none' });
    } else this.say('out', this.answer([...greeting, random.pick(desk.empathy[traits.tone])]), { waitSeconds: contact.waitSeconds, promising: contact.promise !== 'none' });
    if (random.chance(traits.tone === 'positive' ? 0.25 : 0.75)) {
      this.pause(20, 600);
      this.close();
    }
  }

  private answer(before: readonly string[]): readonly string[] {
    const { random, calendar, latent } = this.scene;
    const parts = [...before, random.pick(this.matter.answers)];
    if (this.contact.promise !== 'none') {
      this.due = drawDue(random, calendar, latent.language, this.clock);
      parts.push(random.pick(this.matter.promises));
    }
    if (random.chance(0.3)) parts.push(random.pick(this.speech.desk.goodbyes));
    return parts;
  }

  private close(): void {
    const { random } = this.scene;
    const { speech, matter } = this;
    if (!this.contact.resolved && this.contact.promise === 'none') {
      this.refuse();
      return;
    }
    const words = random.chance(0.35) ? [random.pick(speech.accepts)] : random.chance(0.5) ? [random.pick(matter.settles)] : [random.pick(matter.settles), random.pick(speech.accepts)];
    const warm = random.chance(0.4) && this.contact.resolved;
    this.say('in', [...words, ...(warm ? [this.feeling('gratitude', random.next())] : [])], { mood: warm ? 0.6 : 0.25, emotion: warm ? 'gratitude' : 'neutral' });
  }

  private refuse(): void {
    const { random } = this.scene;
    this.say('in', [random.pick(this.speech.refuses), ...(random.chance(0.5) ? [this.feeling('anger', random.next())] : []), ...(random.chance(0.35) ? [random.pick(this.matter.asks)] : [])], { mood: -0.75, emotion: 'anger' });
  }

  private followUp(): void {
    const { due } = this;
    if (due === undefined) return;
    const { random } = this.scene;
    const desk = this.speech.desk;
    if (this.contact.promise === 'kept') {
      this.clock += Math.max(600, Math.floor((due.at - this.clock) * (0.3 + 0.6 * random.next())));
      this.say('out', [...(random.chance(0.3) ? [random.pick(desk.hellos)] : []), random.pick(this.matter.kept), ...(random.chance(0.4) ? [random.pick(desk.goodbyes)] : [])], {});
      if (random.chance(0.45)) {
        this.pause(60, 9_000);
        this.close();
      }
      return;
    }
    this.clock = due.at + 3_600 * random.between(1, 26);
    if (!random.chance(0.8)) return;
    const emotion: EmotionLabel = random.chance(0.6) ? 'anger' : 'disappointment';
    this.say('in', [random.pick(this.speech.chases), ...(random.chance(0.6) ? [this.feeling(emotion, 0.8)] : [])], { mood: -0.8, emotion });
    const wait = this.pause(300, 20_000);
    this.say('out', [random.pick(desk.sorry), random.pick(this.matter.answers)], { waitSeconds: wait });
  }

  private asking(question: string): string {
    return /[?？]$/.test(question) ? question : question + (this.scene.latent.language === 'zh' ? '？' : '?');
  }

  private feeling(emotion: EmotionLabel, strength: number): string {
    const bank = this.speech.feelings[emotion];
    return this.scene.random.pick(strength > 0.6 ? bank.strong : bank.mild);
  }

  private pause(low: number, high: number): number {
    const seconds = this.scene.random.between(low, high);
    this.clock += seconds;
    return seconds;
  }

  private say(direction: 'in' | 'out', fragments: readonly string[], said: { mood?: number; emotion?: EmotionLabel; waitSeconds?: number; promising?: boolean }): void {
    const { random, latent, calendar } = this.scene;
    const { contact } = this;
    const slots = slotsFor({ random, latent, calendar, at: this.clock, order: contact.order, product: contact.product, agent: contact.agent, waitSeconds: contact.waitSeconds, promised: this.due?.phrase });
    const emotion = said.emotion ?? 'neutral';
    const writer = direction === 'in' ? this.writer : deskWriter(latent.language);
    const due = said.promising ? this.due : undefined;
    this.turns.push({
      at: this.clock,
      direction,
      text: write(writer, { random, slots, speech: this.speech }, fragments, emotion),
      mood: said.mood ?? 0,
      emotion,
      waitSeconds: said.waitSeconds,
      promise: due ? { dueAt: due.at, kept: due.at > calendar.endAt ? undefined : contact.promise === 'kept' } : undefined,
    });
  }
}
