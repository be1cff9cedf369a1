/**
 * Whether an objection is meant: a hypothesis about the whole dialogue, never a finding. Signs that speak for each of the
 * four truths are counted; the one with most weight is named with the question that would confirm it.
 */
import type { ObjectionCause, ObjectionTruth, Speaker } from '../../domain/index.ts';

export interface ObjectionTurn {
  readonly speaker: Speaker;
  readonly text: string;
  /** What the turn objects to, where it does. */
  readonly cause?: ObjectionCause | undefined;
}

export interface TruthHypothesis {
  readonly truth: ObjectionTruth;
  /** Turn where it shows, from 0. */
  readonly turn: number;
  /** Share of the signs that speak for it, 0 to 1. */
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

/**
 * @param turns with the cause of every objection found in them
 * @returns undefined when nothing was objected to
 */
export function supposeTruth(turns: readonly ObjectionTurn[]): TruthHypothesis | undefined {
  const folded = turns.map((turn) => ({ ...turn, text: turn.text.normalize('NFKC').toLowerCase().replaceAll('’', "'") }));
  const objections = folded.flatMap((turn, index) => (turn.speaker === 'customer' && turn.cause !== undefined ? [{ index, cause: turn.cause, text: turn.text }] : []));
  const first = objections[0];
  if (!first) return undefined;
  const customer = folded.map((turn, index) => ({ ...turn, index })).filter(({ speaker }) => speaker === 'customer');
  const before = customer.filter(({ index }) => index < first.index);
  const after = customer.filter(({ index }) => index > first.index);
  const counted = (among: readonly { readonly text: string }[], sign: RegExp): number => among.filter(({ text }) => sign.test(text)).length;
  const causes = new Set(objections.map(({ cause }) => cause));
  const length = after.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, after.length);
  const weights: Record<ObjectionTruth, number> = {
    true:
      0.6 + 1.2 * Math.min(2, counted(after, signs.accepted)) + 0.8 * counted([first], signs.particular) + 0.3 * Number(first.text.length > 30) - 0.8 * counted([first], signs.hesitating) - 0.7 * counted(after, signs.leaving) - 0.5 * counted([first], signs.besides),
    pretext:
      0.2 + 1.4 * Number(brushOffs.has(first.cause)) + 1.1 * Math.min(2, counted([first, ...after], signs.leaving)) + 0.4 * Number(first.text.length < 16) + 0.4 * Number(length < 14) - 0.5 * counted(before, signs.agreed) - 0.7 * counted(after, signs.accepted),
    smokescreen:
      0.3 + 1.5 * Math.min(2, counted([...before, first, ...after], signs.besides)) + 0.5 * Number(first.cause === 'product-doubt' || first.cause === 'no-trust') + 0.4 * Math.max(0, objections.length - 1) - 0.5 * counted([first], signs.particular) - 0.3 * counted(before, signs.agreed),
    hidden:
      0.2 + 0.9 * Math.min(2, counted(before, signs.agreed)) + 0.8 * Math.min(2, counted([...before.slice(-1), first, ...after], signs.price)) + 0.6 * Math.min(2, counted([...before, first, ...after.slice(0, 1)], signs.hesitating)) + 0.5 * Math.max(0, causes.size - 1) + 0.9 * counted(after, signs.confessing) - 0.5 * Number(brushOffs.has(first.cause) && before.length < 2),
  };
  const ranked = (Object.entries(weights) as [ObjectionTruth, number][]).toSorted((one, other) => other[1] - one[1]);
  const [best] = ranked as [[ObjectionTruth, number]];
  const sum = ranked.reduce((total, [, weight]) => total + Math.exp(weight), 0);
  return { truth: best[0], turn: first.index, confidence: Math.round((Math.exp(best[1]) / sum) * 100) / 100 };
}

/** The question that would confirm a hypothesis, to be asked as it is. */
export const confirmingQuestions: Readonly<Record<ObjectionTruth, { readonly zh: string; readonly en: string }>> = {
  true: { zh: '如果这一点解决了，您还有别的顾虑吗？', en: 'If we settle that, is there anything else in the way?' },
  pretext: { zh: '只问一句就不打扰了：是现在不方便，还是这东西对您用处不大？', en: 'One question and I leave you in peace: is it the moment, or is this of no use to you?' },
  smokescreen: { zh: '这几样我都记下了。要是它们都改好了，您就会定下来吗？', en: 'I have noted all of that. If every one of them were put right, would you go ahead?' },
  hidden: { zh: '您说的我都答了，看您还在犹豫，是不是还有一条没好说？', en: 'I have answered what you asked, and you still hesitate. Is there something you would rather not have said?' },
};
