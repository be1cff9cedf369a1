/**
 * Where a conversation objects and whether that is meant: a hypothesis about the whole dialogue, never a finding. Signs in the customer's words and
 * what the heads hear in them, before, in and after the objection, are weighed by models learned from the seed corpus; the likeliest truth is named
 * with the question that would confirm it.
 */
import { objectionCauses, objectionTruths } from '../../domain/index.ts';
import type { ObjectionCause, ObjectionTruth } from '../../domain/index.ts';
import { agentHeads, customerHeads } from '../heads/head-names.ts';
import { softmax } from '../scoring.ts';
import { folded } from './questions.ts';
import type { DialogueTurn, Judge } from './questions.ts';

export interface TruthHypothesis {
  readonly truth: ObjectionTruth;
  /** Turn where it shows, from 0. */
  readonly turn: number;
  /** Probability, 0 to 1. */
  readonly confidence: number;
}

const brushOffs: ReadonlySet<ObjectionCause> = new Set(['not-now', 'no-need', 'authority', 'mood']);

const signs = {
  /** Takes up the answer: the objection was one. */
  accepted: /^(?:嗯[，！!]?)?(?:那)?(?:行|好(?:吧|啊|的|呀|，|。|！|$)|可以|妥|成|中|要得|对|来一|定|试试|就这|没听|那倒|倒也|这还|这个好|还能这么|能打|带我|先(?:拿|来|要)|配一)|那我|哟|放心(?:了|多)|(?:\b(?:all ?right|ok(?:ay)?|fine|go ahead|deal|well, (?:let's|that|right)|right, (?:well|then)|i'd like|i'll (?:take|have|try|bring|put)|let's|put (?:it|me)|say the word|that's (?:fair|proper|different|clever|it then|kind)|now that|i'm in|yes,? (?:put|please)|done|crikey|oh my)\b)/u,
  /** Wants the talk to end. */
  leaving: /(?:不了|不用了?|算了|改天|下(?:次|回)|以后|再说|再联系|没空|忙|赶时间|先走|走了|开会|挂了|发(?:我)?(?:邮箱|微信|资料)|加不了|等个人|路过|随便看|陪.{0,6}来)|\b(?:no,? thanks?|not today|another time|some other|i'm (?:late|off|busy|driving|just)|got to (?:go|run|dash)|must dash|just (?:looking|browsing|passing)|send (?:me|it)|email me|in a meeting|leave it|maybe later|bye|no time|next (?:month|year|week|time))\b/u,
  /** Finds fault with what is not the matter. */
  besides: /(?:走廊|门口|展厅|海报|地毯|脚垫|制服|工服|胸牌|名片|宣传册|册子|样册|灯|味儿?|音乐|吵|挤|拖鞋|储物柜|椅子|沙发|茶|咖啡|字(?:太|体)|颜色|包装|停车|电梯|前台|网站|页面|图标|logo|标志|装修|植物|空调|划船机|厕所|口音)|\b(?:carpet|brochure|leaflet|poster|logo|font|pen|van|dent|lobby|waiting room|chair|music|smell|parking|sign|colour of|website|typo|uniform|badge|tie|shoes|coffee|plant|lift|receptionist|spelling|artisinal|bulbs?|curtains?)\b/u,
  /** Hesitates, asks around something. */
  hesitating: /呃|……|\.\.\.|…|那个[，、]|嗯[，、…]|其实|也(?:不|没)(?:是|全)|再(?:想想|看看|问问)|不急|挺好的?(?:呀|，|吧|$)|也行吧?|没(?:了|事|嫌)|\b(?:um|er|well[,.]|only[,.]|it's just|i suppose|i guess|no, no|nothing|splendid|it's fine|we'll see|perhaps|the thing is)\b/u,
  /** Asks the price (again). */
  price: /多少(?:来着|钱|啊|呀|吧)?[？?]?|(?:是|对|含税)(?:的)?吧|价|[零一二三四五六七八九十百千万0-9](?:块|元|千|万|百)?(?:是吧|对吧|对不对)|分期|首付|押一|\b(?:how much|price|cost|per month|was it|again\?|three hundred|charge|deposit|instal+ments?)\b/u,
  /** Agreed already. */
  agreed: /(?:挺好|很好|不错|没意见|没问题|喜欢|定[！了吧]|就它|可以[，。]|顺|说定|满意|离不开|比我想的好)|\b(?:love(?:d|s)? it|sounds? (?:great|good|ideal|perfect)|perfect|great|amazing|better|ready to|put me down|happy with|no complaints|splendid|definitely)\b/u,
  /** Tells what it is really about. */
  confessing: /(?:说实话|老实说|不瞒|其实(?!不)|本来是想|没跟|没敢|不好意思|失业|手术|周转|凑|离婚|走了|欠)|\b(?:to be honest|truth is|the truth|haven't told|not told|didn't like to say|between us|actually,? it's)\b/u,
  /** Speaks of their own use, with particulars: a real worry. */
  particular: /(?:上(?:次|回|一家)|以前|我(?:家|妈|爸|婆婆|媳妇|那|们)|平时|每天|冬天|夜里|老人|孩子|\d)|\b(?:last (?:time|one|year)|my (?:\w+)|when i|every (?:day|night|morning)|years ago|the last)\b/u,
} as const;

type Sign = keyof typeof signs;

/**
 * @param turns of a conversation that objects somewhere, in the order they were said
 * @returns undefined when the customer says nothing
 */
export function supposeTruth(turns: readonly DialogueTurn[], judge: Judge): TruthHypothesis | undefined {
  const heard = hearCustomer(turns);
  const places = describeCandidates(heard).map((described) => judge('objectionTurn', described)[0]!);
  const first = heard[places.indexOf(places.reduce((highest, each) => Math.max(highest, each), -Infinity))];
  if (!first) return undefined;
  const likely = softmax(judge('objectionTruth', describeObjection(heard, first)), 1);
  const confidence = Math.max(...likely);
  return { truth: objectionTruths[likely.indexOf(confidence)]!, turn: first.index, confidence: Math.round(confidence * 100) / 100 };
}

const acts = { offer: agentHeads.indexOf('act.offer'), recommend: agentHeads.indexOf('act.recommend') };

/** A turn of the customer's. */
export interface HeardTurn {
  readonly index: number;
  /** Folded as the signs expect it. */
  readonly text: string;
  readonly heads: ArrayLike<number>;
  /** How likely our turn right before asked them to buy, book or sign, or recommended something. */
  readonly offered: number;
  readonly recommended: number;
}

export function hearCustomer(turns: readonly DialogueTurn[]): HeardTurn[] {
  const act = (index: number, head: number): number => (turns[index]?.view?.speaker === 'agent' ? (turns[index].view.heads[head] ?? 0) : 0);
  return turns.flatMap(({ speaker, text, view }, index) =>
    speaker === 'customer' ? [{ index, text: folded(text), heads: view?.speaker === 'customer' ? view.heads : [], offered: act(index - 1, acts.offer), recommended: act(index - 1, acts.recommend) }] : [],
  );
}

const column = (name: string): number => customerHeads.indexOf(name);
const columns = (...names: readonly string[]): number[] => names.map(column);
const causes = objectionCauses.map((cause) => ({ cause, column: column(`objection.${cause}`) }));
const objects = column('intent.objection');
/** From here on an earlier turn has objected already. */
const plainly = 0.36;
const candidateColumns = columns('intent.objection', 'intent.complaint', 'intent.question', 'intent.praise', 'intent.thanks', 'mood.negative', 'mood.positive', 'aspect.price');
const inColumns = [...causes.map(({ column: each }) => each), ...columns('intent.question', 'intent.objection', 'intent.praise', 'intent.complaint', 'intent.request', 'when.later', 'mood.negative', 'mood.positive', 'aspect.price', 'aspect.product', 'aspect.staff', 'aspect.environment', 'aspect.marketing', 'fact.any', 'emotion.fear', 'motive.price', 'motive.superiority')];
const afterColumns = columns('intent.question', 'intent.objection', 'intent.praise', 'intent.request', 'intent.thanks', 'promise.any', 'mood.positive', 'mood.negative', 'aspect.price', 'objection.price', 'objection.not-now', 'objection.mood', 'objection.no-trust', 'objection.product-doubt', 'objection.authority', 'fact.any', 'emotion.fear');
const lastColumns = columns('intent.objection', 'intent.request', 'intent.thanks', 'promise.any', 'mood.positive', 'mood.negative', 'objection.not-now', 'when.later', 'intent.question');
const beforeColumns = columns('intent.praise', 'mood.positive', 'intent.question', 'aspect.price', 'intent.request');

function of(turn: HeardTurn | undefined, head: number): number {
  return turn?.heads[head] ?? 0;
}

function most(turns: readonly HeardTurn[], head: number): number {
  return turns.reduce((highest, turn) => Math.max(highest, of(turn, head)), 0);
}

function mean(turns: readonly HeardTurn[], value: (turn: HeardTurn) => number): number {
  return turns.reduce((sum, turn) => sum + value(turn), 0) / Math.max(1, turns.length);
}

function causeOf(turn: HeardTurn): ObjectionCause {
  return causes.reduce((best, each) => (of(turn, each.column) > of(turn, best.column) ? each : best)).cause;
}

/** Of each turn, whether it is where the objection shows, in numbers: what it says, and how much of an objection stands before and behind it. */
export function describeCandidates(heard: readonly HeardTurn[]): Float64Array[] {
  const behind = new Float64Array(heard.length + 1);
  for (let at = heard.length - 1; at >= 0; at--) behind[at] = Math.max(behind[at + 1]!, of(heard[at], objects));
  let [before, offered] = [0, 0];
  return heard.map((turn, at) => {
    const objection = of(turn, objects);
    const described = Float64Array.of(
      1,
      ...candidateColumns.map((head) => of(turn, head)),
      Math.max(...causes.map((each) => of(turn, each.column))),
      Math.log(objection + 0.02) / 4,
      objection - before,
      objection - behind[at + 1]!,
      before,
      before >= plainly ? 1 : 0,
      at === 0 ? 1 : 0,
      at / heard.length,
      at === heard.length - 1 ? 1 : 0,
      turn.offered,
      turn.recommended,
      offered,
      brushOffs.has(causeOf(turn)) ? 1 : 0,
      ...(['leaving', 'besides', 'hesitating', 'price', 'agreed', 'accepted'] as const).map((sign) => (signs[sign].test(turn.text) ? 1 : 0)),
    );
    before = Math.max(before, objection);
    offered = Math.max(offered, turn.offered);
    return described;
  });
}

/** An objection in its conversation, in numbers. @param first the turn where it shows */
export function describeObjection(heard: readonly HeardTurn[], first: HeardTurn): Float64Array {
  const before = heard.filter(({ index }) => index < first.index);
  const after = heard.filter(({ index }) => index > first.index);
  const last = after.at(-1);
  const counted = (among: readonly HeardTurn[], sign: Sign): number => Math.min(2, among.filter(({ text }) => signs[sign].test(text)).length);
  return Float64Array.of(
    1,
    ...(['particular', 'hesitating', 'besides', 'leaving', 'price'] as const).map((sign) => counted([first], sign)),
    ...(['agreed', 'besides', 'price'] as const).map((sign) => counted(before, sign)),
    ...(['accepted', 'leaving', 'besides', 'price', 'confessing'] as const).map((sign) => counted(after, sign)),
    counted(after.slice(0, 1), 'hesitating'),
    ...(['accepted', 'leaving', 'particular'] as const).map((sign) => counted(after.slice(-1), sign)),
    brushOffs.has(causeOf(first)) ? 1 : 0,
    first.text.length > 30 ? 1 : 0,
    first.text.length < 16 ? 1 : 0,
    Math.min(1, first.text.length / 60),
    Math.min(1, mean(after, ({ text }) => text.length) / 40),
    before.length / 4,
    after.length / 4,
    Math.min(3, heard.filter((turn) => of(turn, objects) >= plainly).length) / 3,
    ...inColumns.map((head) => of(first, head)),
    ...afterColumns.flatMap((head) => [mean(after, (turn) => of(turn, head)), most(after, head)]),
    ...lastColumns.map((head) => of(last, head)),
    ...beforeColumns.map((head) => most(before, head)),
  );
}

/** The question that would confirm a hypothesis, to be asked as it is. */
export const confirmingQuestions: Readonly<Record<ObjectionTruth, { readonly zh: string; readonly en: string }>> = {
  true: { zh: '如果这一点解决了，您还有别的顾虑吗？', en: 'If we settle that, is there anything else in the way?' },
  pretext: { zh: '只问一句就不打扰了：是现在不方便，还是这东西对您用处不大？', en: 'One question and I leave you in peace: is it the moment, or is this of no use to you?' },
  smokescreen: { zh: '这几样我都记下了。要是它们都改好了，您就会定下来吗？', en: 'I have noted all of that. If every one of them were put right, would you go ahead?' },
  hidden: { zh: '您说的我都答了，看您还在犹豫，是不是还有一条没好说？', en: 'I have answered what you asked, and you still hesitate. Is there something you would rather not have said?' },
};
