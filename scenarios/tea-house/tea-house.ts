/** The demo company as streams of rows. Every stream is made on the spot, customer by customer, in constant memory. */
import type { FactKind } from '../../src/domain/index.ts';
import { type Calendar, openCalendar, secondsPerDay } from './calendar.ts';
import { affinities, agents, products, regions } from './catalogue.ts';
import { type Contact, drawContacts, type Situation } from './contacts.ts';
import { converse } from './conversation.ts';
import { type IntentTraits, intents } from './intents.ts';
import { drawLatent, type Latent } from './latent.ts';
import { moodAt } from './mood.ts';
import { drawPurchases, type Order } from './orders.ts';
import { customerId, drawProfile, webAccountId } from './profile.ts';
import { purpose } from './purposes.ts';
import { drawReviews } from './reviews.ts';
import type { CustomerTruth, Scenario, ScenarioRow, TeaHouseOptions, TextTruth } from './scenario.ts';
import { SeededRandom } from './seeded-random.ts';
import { drawSubscription } from './subscriptions.ts';
import { drawAnswers } from './surveys.ts';

const currency = 'CNY';

/**
 * 一盏茶 / One Lamp Tea, a fictional tea-and-gifts retailer. Customer number i is the same whatever the number of
 * customers, so a small scenario is the beginning of a large one.
 */
export function teaHouse({ customers, seed, endDay, months = 18 }: TeaHouseOptions): Scenario {
  const calendar = openCalendar(endDay, months);
  const stream = <T>(perCustomer: (customer: Customer) => Iterable<T>): Iterable<T> => ({
    *[Symbol.iterator]() {
      const customer = new Customer(seed, calendar);
      for (let index = 0; index < customers; index++) yield* perCustomer(customer.become(index));
    },
  });
  const rows: Readonly<Record<FactKind, Iterable<ScenarioRow>>> = {
    customers: stream(customerRows),
    orders: stream(orderRows),
    'order-lines': stream(lineRows),
    moments: stream(momentRows),
    feedback: stream(feedbackRows),
    costs: stream(costRows),
    products: products.map(({ id, name, category, priceCents, costCents, features }) => ({ id, name, category, price: priceCents / 100, cost: costCents / 100, features })),
  };
  return {
    company: { name: { zh: '一盏茶', en: 'One Lamp Tea' }, currency, zone: 'Asia/Shanghai' },
    firstDay: calendar.firstDay,
    endDay,
    kinds: ['products', 'customers', 'orders', 'order-lines', 'moments', 'feedback', 'costs'],
    rows: (kind) => rows[kind],
    affinities: affinities.map(([one, other]) => [products[one]?.id ?? '', products[other]?.id ?? '']),
    truth: () => stream(customerTruths),
    textTruth: () => stream(textTruths),
  };
}

/** One customer at a time; the same object is reused along a stream. */
class Customer {
  readonly random = new SeededRandom();
  readonly seed: number;
  readonly calendar: Calendar;
  private current: Latent | undefined;

  constructor(seed: number, calendar: Calendar) {
    this.seed = seed;
    this.calendar = calendar;
  }

  become(index: number): this {
    this.current = drawLatent(this.random, this.seed, index, this.calendar);
    return this;
  }

  get latent(): Latent {
    if (this.current === undefined) throw new Error('become(index) comes first');
    return this.current;
  }

  get situation(): Situation {
    return { seed: this.seed, latent: this.latent, calendar: this.calendar, purchases: drawPurchases(this.random, this.seed, this.latent, this.calendar) };
  }

  /** The record that an order or contact through this channel is kept under. */
  idFor(channel: string): string {
    const { index, twoRecords } = this.latent;
    return twoRecords && (channel === 'web' || channel === 'web-chat' || channel === 'email') ? webAccountId(index) : customerId(index);
  }

  orderId(order: Order): string {
    return `O${String(this.latent.index + 1).padStart(7, '0')}-${String(order.number).padStart(3, '0')}`;
  }

  conversationId(contact: Contact): string {
    return `T${String(this.latent.index + 1).padStart(7, '0')}-${String(contact.number).padStart(3, '0')}`;
  }

  feedbackId(key: string): string {
    return `F${String(this.latent.index + 1).padStart(7, '0')}-${key}`;
  }
}

function customerRows(customer: Customer): Iterable<ScenarioRow> {
  const { latent, random, calendar, seed } = customer;
  const subscription = drawSubscription(random, { seed, index: latent.index }, () => customer.situation);
  const day = (at: number | undefined): string | null => (at === undefined ? null : calendar.day(at));
  const columns = {
    contract_plan: subscription?.plan ?? null,
    contract_start: day(subscription?.startsOn),
    contract_end: day(subscription?.endsOn),
    monthly_fee: subscription === undefined ? null : subscription.feeCents / 100,
    cancelled_on: day(subscription?.cancelledOn),
  };
  const none = { contract_plan: null, contract_start: null, contract_end: null, monthly_fee: null, cancelled_on: null };
  return drawProfile(random, seed, latent, calendar).map((row, place) => ({ ...row, ...(place === 0 ? columns : none) }));
}

function* orderRows(customer: Customer): Generator<ScenarioRow> {
  const { calendar, latent, random, seed } = customer;
  const region = regions[latent.region]?.name ?? null;
  for (const order of drawPurchases(random, seed, latent, calendar).orders) {
    yield {
      id: customer.orderId(order),
      customer_id: customer.idFor(order.channel),
      ordered_at: calendar.timestamp(order.at),
      promised_at: order.promisedAt === undefined ? null : calendar.timestamp(order.promisedAt),
      delivered_at: order.deliveredAt === undefined ? null : calendar.timestamp(order.deliveredAt),
      gross: order.grossCents / 100,
      discount: order.discountCents / 100,
      net: order.netCents / 100,
      cost: order.costCents / 100,
      currency,
      channel: order.channel,
      campaign: order.campaign ?? null,
      region,
      returned: order.returned,
    };
  }
}

function* lineRows(customer: Customer): Generator<ScenarioRow> {
  const { calendar, latent, random, seed } = customer;
  for (const order of drawPurchases(random, seed, latent, calendar).orders) {
    const id = customer.orderId(order);
    for (const line of order.lines) {
      const product = products[line.product] as (typeof products)[number];
      yield {
        order_id: id,
        product_id: product.id,
        description: product.name,
        category: product.category,
        quantity: line.quantity,
        price: product.priceCents / 100,
        discount: line.discountCents / 100,
        net: line.netCents / 100,
      };
    }
  }
}

function* momentRows(customer: Customer): Generator<ScenarioRow> {
  const { situation, random, calendar } = customer;
  for (const contact of drawContacts(random, situation)) {
    const conversation = customer.conversationId(contact);
    const traits: IntentTraits = intents[contact.intent];
    const turns = converse({ random, seed: customer.seed, latent: situation.latent, calendar }, contact);
    for (const [place, turn] of turns.entries()) {
      const last = place === turns.length - 1;
      yield {
        id: momentId(conversation, place),
        customer_id: customer.idFor(contact.channel),
        conversation_id: conversation,
        at: calendar.timestamp(turn.at),
        touchpoint: traits.touchpoint,
        channel: contact.channel,
        direction: turn.direction,
        agent_id: turn.direction === 'out' ? (agents[contact.agent]?.id ?? null) : null,
        product_id: contact.product === undefined ? null : (products[contact.product]?.id ?? null),
        campaign_id: contact.campaign ?? null,
        order_id: contact.order ? customer.orderId(contact.order) : null,
        text: turn.text,
        wait_seconds: turn.waitSeconds ?? null,
        duration_seconds: last ? contact.durationSeconds : null,
        resolved: last ? contact.resolved : null,
      };
    }
  }
}

function momentId(conversation: string, place: number): string {
  return `${conversation}-${place + 1}`;
}

function* feedbackRows(customer: Customer): Generator<ScenarioRow> {
  const { situation, random, calendar } = customer;
  for (const review of drawReviews(random, situation)) {
    yield {
      id: customer.feedbackId(`R${review.order.number}`),
      customer_id: customer.idFor(review.order.channel),
      at: calendar.timestamp(review.at),
      instrument: 'stars',
      item: 'overall',
      dimension: null,
      subject: review.aboutDelivery ? 'delivery' : 'product',
      product_id: products[review.product]?.id ?? null,
      touchpoint: review.aboutDelivery ? 'delivery' : 'product',
      expected: null,
      perceived: review.stars,
      importance: null,
      scale_low: 1,
      scale_high: 5,
      text: review.text ?? null,
    };
  }
  for (const answer of drawAnswers(random, situation, drawContacts(random, situation))) {
    yield {
      id: customer.feedbackId(answer.key),
      customer_id: customerId(situation.latent.index),
      at: calendar.timestamp(answer.at),
      instrument: answer.instrument,
      item: answer.item,
      dimension: answer.dimension ?? null,
      subject: answer.subject,
      product_id: null,
      touchpoint: answer.touchpoint,
      expected: answer.expected ?? null,
      perceived: answer.perceived,
      importance: answer.importance ?? null,
      scale_low: answer.scaleLow,
      scale_high: answer.scaleHigh,
      text: answer.text ?? null,
    };
  }
}

const serviceCentsPerMinute = 110;

interface Cost {
  readonly channel: string;
  readonly kind: string;
  readonly at: number;
  readonly cents: number;
}

/** What serving a customer cost, in whole cents. */
function* drawCosts(customer: Customer): Generator<Cost> {
  const { situation, random, latent } = customer;
  const contacts = drawContacts(random, situation);
  random.restart(customer.seed, latent.index, purpose.costs);
  const cost = (channel: string, kind: string, at: number, cents: number): Cost => ({ channel, kind, at, cents: Math.round(cents) });
  for (const order of situation.purchases.orders) {
    const shipping = regions[latent.region]?.shippingCents ?? 0;
    if (order.promisedAt !== undefined) yield cost(order.channel, '配送 shipping', order.at + 3_600, shipping * (0.85 + 0.3 * random.next()));
    if (order.lateBy > secondsPerDay && order.deliveredAt !== undefined && random.chance(0.3)) yield cost(order.channel, '补偿 compensation', order.deliveredAt + 7_200, 1_000 + 500 * random.below(5));
    if (order.returned) yield cost(order.channel, '售后 after-sales', (order.deliveredAt ?? order.at) + 4 * secondsPerDay, shipping + 600 + 0.15 * order.costCents);
    if (latent.careShare > 0) yield cost(order.channel, '拜访与样品 visits and samples', order.at + 2 * secondsPerDay, order.netCents * latent.careShare * (0.8 + 0.4 * random.next()));
  }
  for (const contact of contacts) if (contact.channel !== 'social') yield cost(contact.channel, '客服 service', contact.at, (contact.durationSeconds / 60) * serviceCentsPerMinute);
}

function* costRows(customer: Customer): Generator<ScenarioRow> {
  const { calendar } = customer;
  for (const { channel, kind, at, cents } of drawCosts(customer)) {
    yield { customer_id: customer.idFor(channel), at: calendar.timestamp(Math.min(at, calendar.endAt)), kind, amount: cents / 100, currency };
  }
}

function netMarginOf(customer: Customer, orders: readonly Order[]): number {
  const sold = orders.reduce((sum, order) => sum + (order.returned ? 0 : order.netCents - order.costCents), 0);
  return [...drawCosts(customer)].reduce((sum, { cents }) => sum - cents, sold) / 100;
}

function* customerTruths(customer: Customer): Generator<CustomerTruth> {
  const { situation, random, calendar } = customer;
  const { latent, purchases } = situation;
  const subscription = drawSubscription(random, { seed: customer.seed, index: latent.index }, () => situation);
  yield {
    id: customerId(latent.index),
    otherId: latent.twoRecords ? webAccountId(latent.index) : null,
    latentClass: latent.latentClass,
    language: latent.language,
    purchasesPerWeek: latent.purchasesPerWeek,
    halvingWeeks: latent.halvingWeeks === Infinity ? null : latent.halvingWeeks,
    firstOrderOn: latent.startsOn === Infinity ? null : calendar.day(latent.startsOn),
    droppedOutOn: purchases.leftAt === undefined ? null : calendar.day(Math.floor(purchases.leftAt / secondsPerDay)),
    meanSpend: latent.meanSpendCents / 100,
    baselineMood: latent.baselineMood,
    moodAtEnd: moodAt(latent, purchases.orders, calendar.endAt),
    lateSensitivity: latent.lateSensitivity,
    subscription: subscription
      ? {
          plan: subscription.plan,
          startedOn: calendar.day(subscription.startsOn),
          cancelledOn: subscription.cancelledOn === undefined ? null : calendar.day(subscription.cancelledOn),
          leavingNext90Days: subscription.leavingNext90Days ?? null,
        }
      : null,
    orders: purchases.orders.length,
    favouriteProduct: purchases.favourite === undefined ? null : (products[purchases.favourite]?.id ?? null),
    shopShare: latent.shopShare,
    dayPart: latent.dayPart ?? null,
    lateDeliveries: purchases.orders.filter(({ lateBy }) => lateBy > 0).length,
    costlyToServe: latent.careShare > 0,
    netMargin: netMarginOf(customer, purchases.orders),
  };
}

function* textTruths(customer: Customer): Generator<TextTruth> {
  const { situation, random, calendar } = customer;
  const { language } = situation.latent;
  const contacts = drawContacts(random, situation);
  for (const contact of contacts) {
    const conversation = customer.conversationId(contact);
    for (const [place, { direction, mood, emotion, promise }] of converse({ random, seed: customer.seed, latent: situation.latent, calendar }, contact).entries()) {
      yield {
        id: momentId(conversation, place),
        kind: 'moments',
        customerId: customer.idFor(contact.channel),
        direction,
        language,
        mood,
        emotion,
        intent: contact.intent,
        promise: promise ? { due: calendar.timestamp(promise.dueAt), kept: promise.kept ?? null } : null,
      };
    }
  }
  for (const { order, text, mood, emotion } of drawReviews(random, situation)) {
    if (text !== undefined) yield { id: customer.feedbackId(`R${order.number}`), kind: 'feedback', customerId: customer.idFor(order.channel), direction: 'in', language, mood, emotion, intent: 'review', promise: null };
  }
  for (const { key, text, mood, emotion } of drawAnswers(random, situation, contacts)) {
    if (text !== undefined) yield { id: customer.feedbackId(key), kind: 'feedback', customerId: customerId(situation.latent.index), direction: 'in', language, mood, emotion, intent: 'survey', promise: null };
  }
}
