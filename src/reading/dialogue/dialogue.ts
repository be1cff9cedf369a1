/**
 * What a conversation as a whole tells of how we listen: who talks how much, who asks, whether something was offered too
 * soon, whether we said back what we heard, which steps of a sales conversation we took. What the heads hear in our turns
 * decides, beside constructions, which know no topics.
 */
import { salesSteps } from '../../domain/index.ts';
import type { SalesStep } from '../../domain/index.ts';
import { agentHeads, turnActs } from '../heads/head-names.ts';
import { folded, shapeQuestions } from './questions.ts';
import type { DialogueTurn, Judge, ShapeQuestion } from './questions.ts';

export interface DialogueShape {
  readonly talkShare: number;
  readonly questions: number;
  readonly prematurePitch: boolean;
  readonly summarisedBack: boolean;
  readonly steps: readonly SalesStep[];
}

const asks = /[?？]|[吗呢么吧](?=$|[。！!~，,])|(?:什么|怎么|哪[个里儿些位天款]|多少|几[个口位人点]|是不是|有没有|能不能|要不要)/u;
/** Asks about the other person: their need, use, situation. */
const needQuestionZh = /(?:您|你|咱|家里|孩子|老人|平时|现在|之前|上次|这回|今天|最)[^。!]{0,24}(?:什么|怎么|哪|谁|多少|几|吗|呢|么|是不是|有没有|还是|为啥|啥)|(?:哪儿|哪里|什么|啥)[^。!]{0,10}(?:不顺|不舒服|不方便|难受|担心|最|用|困难|想)/u;
const needQuestionEn = /\b(?:what(?:'s|'ve|'d| is| do| would| has| made| brought| are| did| worries| matters|'ll)?|how|which|where|who|when|why|is it|are you|do you|does|did|have you|has|would you|shall|tell me)\b[^.!]*\b(?:you|your|you're|yours|it|them|they|the|he|she|mother|kids?)\b[^.!]*\?/u;
const offerZh = /推荐|我给您推|这(?:款|台|套|张|个|种|家|条|支)[^,。!?]{0,14}(?:不错|好|适合|划算|可以|特价|卖|有|是|只要|原价|打折|元|块)|适合您|给您(?:打|办|配|申请|报|开)|办(?:一?张|卡|个)|试(?:试|一下)(?:这|我们)|做(?:一?个|套)(?:疗程|检测|护理)|(?:特价|促销|活动|优惠|折|最后[两几]|买[一二两]送|月底就没)|来(?:一?包|一?份|一?套)|我们(?:新出|有一?款|这边有|家有|这套|的套餐)|(?:您|你)(?:可以|不如|要不)(?:看看|考虑|试试|选|买)|套餐|方案[^,。!?]{0,6}(?:是|给|发|报)/u;
const offerEn = /\b(?:i(?:'d| would) (?:recommend|suggest|go for)|(?:this|that|the) (?:one|model|plan|package|set|deal)(?:'s| is| has| comes| does)?|on offer|special offer|discount|per ?cent off|% off|deal|promotion|upgrade (?:to|you)|sign (?:up|you)|sign today|we(?:'ve| have) (?:got )?(?:a|an|the|two|three)\b|how about|why not (?:try|take)|our (?:new|premium|best|gold|pro)|bundle|can put you (?:in|down)|i can do (?:you|it|that)|just (?:£|\$|€|0+)|for only|there's (?:a|an|one)\b)/u;
const reasonZh = /因为|所以|那(?:就|我|这|挂|您|合)|这样|正好|您(?:刚才)?说|(?:不用|不怕|省|防|能|可以)[^,。!?]{0,12}|客户|试|尝|看看|证|数据|放心/u;
const relatedZh = /(?:另外|顺便|再(?:带|配|加|来)|搭(?:配|着)?|一起|配(?:一?个|套|一?条|着)|要不要[^,。!?]{0,6}(?:带|配|加|备)|不要也没事|还有个)[^。!?]{0,30}(?:元|块|件|个|条|包|套|饼|双|张|配|备|0)|一并备/u;
const relatedEn = /\b(?:goes (?:well |nicely )?with|to go with|add (?:a|an|the)|while you're (?:here|at it)|a (?:little|small|spare|second|sachet|matching)\b[^.!?]{0,40}\b(?:is|for|at|pounds|dollars|quid|cost)|you might also|pair (?:it|them)|alongside|and there's a)\b/u;
const greetZh = /您好|你好|早上好|上午好|中午好|下午好|晚上好|早[，。！ ]|好久不见|欢迎|哈喽|快坐|请坐|辛苦|早$|外头冷|[姐哥叔姨伯总工师傅生士]早|您来(?:啦|了)/u;
const greetEn = /\b(?:hello|hi|hiya|hey|welcome|good (?:morning|afternoon|evening)|morning|afternoon|evening|nice to|good to see|come in|lovely to|thanks for (?:coming|calling))\b/u;
const farewellZh = /(?:明天|后天|下午|上午|中午|晚上|周[一二三四五六日末]|今天|下班前|回头|到时候|出发前|月底|号)[^。!?]{0,20}(?:我|给您|发|打|等|陪|见|联系|对|送|看)|慢走|路上|别(?:忘|熬|累|着急)|注意|保重|祝|再见|有(?:事|问题)[^。!?]{0,6}(?:找|打|喊|叫)|等您|不急|早点休息/u;
const farewellEn = /\b(?:i'll (?:ring|call|send|have|be|print|put|do|hold|keep|see|text|bring|email|meet|drop)|see you|you'll (?:see|have|get)|good luck|take care|safe (?:journey|home|trip)|enjoy|come back|talk (?:then|soon)|until (?:then|monday|tomorrow)|have a (?:good|lovely|great)|by (?:noon|monday|tomorrow|friday))\b/u;
const summaryZh = /(?:也就是说|就是说|这么说|听下来|听您(?:说|这么)|我理解(?:下来|一下|的是)?|您的意思|总结一下|我(?:跟您)?(?:对|确认|复述|捋|理|念)一(?:遍|下)|所以您|那(?:就|最要紧|您最|您要|您是|咱)[^。!?]{0,30}|您要的(?:就)?是|原来是|明白了[，,：:])[^。!?]*(?:对(?:吧|吗|不对|不)|是(?:吧|吗|不是|这样)|没(?:听|理解|记)[偏错岔]|没说错|行吗|您看)|(?:头两件|最要紧的是|要紧的)[^。!?]*[吧吗？?]|没听[偏错岔]吧|对不对[？?]?$/u;
const summaryEn = /\bso (?:you|what|it's|nobody|it isn't|it is|that's|the|a|an|one|not|we|if|your|anything|in|a house|awake)?[^?]{0,120}\?|\b(?:is that (?:it|right|the job|fair)|have i (?:got|understood|heard)|did i (?:get|hear)|let me (?:make sure|check i|play|read)|if i(?:'ve)? (?:understood|heard|hear|got)|in other words|to sum up|sounds like|what i'm hearing|you want to \w+[^.]{0,60} and not|would give you|that's (?:two|three) questions)\b/u;

/**
 * @param turns in the order they were said, of either language or both
 * @returns what holds by more than even chances
 */
export function readShape(turns: readonly DialogueTurn[], judge: Judge): DialogueShape {
  const described = describeShape(turns);
  const holds = (question: ShapeQuestion): boolean => turns.some(({ speaker }) => speaker === 'agent') && judge(question, described)[0]! > 0;
  return { talkShare: talkShare(turns), questions: countQuestions(turns), prematurePitch: holds('prematurePitch'), summarisedBack: holds('summarisedBack'), steps: salesSteps.filter(holds) };
}

/** What we do in a conversation, in numbers: what the heads hear in our turns, by their places, and which constructions stand in them. */
export function describeShape(turns: readonly DialogueTurn[]): Float64Array {
  const constructions = findConstructions(turns.map(({ speaker, text }) => ({ speaker, text: folded(text) })));
  const ours = turns.flatMap(({ speaker, view }) => (speaker === 'agent' ? [actsOf(view)] : []));
  const early = earlyOffers(turns);
  return Float64Array.of(
    1,
    ...shapeQuestions.map((question) => (constructions.has(question) ? 1 : 0)),
    ...turnActs.flatMap((_, act) => {
      const all = ours.map((acts) => acts[act]!);
      const [most = 0, second = 0] = all.toSorted((one, other) => other - one);
      return [most, second, all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length), all[0] ?? 0, all.at(-1) ?? 0];
    }),
    early.most,
    early.first,
    turns[0]?.speaker === 'customer' ? 1 : 0,
    turns.at(-1)?.speaker === 'customer' ? 1 : 0,
    Math.log1p(ours.length) / 2,
  );
}

const firstAct = agentHeads.indexOf(`act.${turnActs[0]}`);
const actColumn = { understand: turnActs.indexOf('understand'), offer: turnActs.indexOf('offer') };

function actsOf(view: DialogueTurn['view']): number[] {
  return turnActs.map((_, act) => (view?.speaker === 'agent' ? (view.heads[firstAct + act] ?? 0) : 0));
}

/** How likely something was offered while no question about what the customer needs had been answered: at the likeliest place, and in our first turn. */
function earlyOffers(turns: readonly DialogueTurn[]): { readonly most: number; readonly first: number } {
  let [unasked, most, first] = [1, 0, -1];
  turns.forEach(({ speaker, view }, index) => {
    if (speaker !== 'agent') return;
    const acts = actsOf(view);
    const early = unasked * acts[actColumn.offer]!;
    most = Math.max(most, early);
    if (first < 0) first = early;
    if (turns[index + 1]?.speaker === 'customer') unasked *= 1 - acts[actColumn.understand]!;
  });
  return { most, first: Math.max(0, first) };
}

/** What the constructions of our turns speak for; the model of each question weighs it against what the heads hear. */
function findConstructions(turns: readonly DialogueTurn[]): ReadonlySet<ShapeQuestion> {
  const found = new Set<ShapeQuestion>(stepsOf(turns));
  if (pitchesTooSoon(turns)) found.add('prematurePitch');
  if (summariesIn(turns)) found.add('summarisedBack');
  return found;
}

const han = /\p{Script=Han}/gu;
const latinWord = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'-]*/gu;

/** How much is said: a Chinese character counts 1, an English word 1.7. */
function spoken(text: string): number {
  return (text.match(han)?.length ?? 0) + 1.7 * (text.match(latinWord)?.length ?? 0);
}

function talkShare(turns: readonly DialogueTurn[]): number {
  const sums = { agent: 0, customer: 0 };
  for (const { speaker, text } of turns) sums[speaker] += spoken(text);
  const all = sums.agent + sums.customer;
  return all === 0 ? 0 : Math.round((sums.agent / all) * 1e4) / 1e4;
}

/** Of ours. */
function countQuestions(turns: readonly DialogueTurn[]): number {
  return turns.reduce((sum, { speaker, text }) => sum + (speaker === 'agent' ? text.normalize('NFKC').split(/(?<=[。！!？?.\n])/u).filter((sentence) => asks.test(sentence)).length : 0), 0);
}

function isNeedQuestion(text: string): boolean {
  return needQuestionZh.test(text) || needQuestionEn.test(text);
}

function isOffer(text: string): boolean {
  return offerZh.test(text) || offerEn.test(text);
}

/** An offer before the customer has answered one question about what they need; an answer to a customer who asked first is none. */
function pitchesTooSoon(turns: readonly DialogueTurn[]): boolean {
  let asked = false;
  for (const [index, { speaker, text }] of turns.entries()) {
    if (speaker === 'customer') {
      if (asked || index === 0) return false;
      continue;
    }
    if (isOffer(text)) return true;
    if (isNeedQuestion(text)) asked = true;
  }
  return false;
}

function summariesIn(turns: readonly DialogueTurn[]): boolean {
  return turns.some(({ speaker, text }, index) => speaker === 'agent' && index > 0 && turns[index - 1]?.speaker === 'customer' && (summaryZh.test(text) || summaryEn.test(text)));
}

function stepsOf(turns: readonly DialogueTurn[]): SalesStep[] {
  const agent = turns.map((turn, index) => ({ ...turn, index })).filter(({ speaker }) => speaker === 'agent');
  const steps: SalesStep[] = [];
  const first = agent[0];
  if (first && first.index <= 1 && (greetZh.test(first.text) || greetEn.test(first.text))) steps.push('greet');
  if (agent.some(({ text, index }) => isNeedQuestion(text) && turns[index + 1]?.speaker === 'customer')) steps.push('understand');
  if (agent.some(({ text }) => isOffer(text) || (reasonZh.test(text) && text.length > 30))) steps.push('recommend');
  if (agent.some(({ text, index }) => index > 1 && (relatedZh.test(text) || relatedEn.test(text)))) steps.push('related-sale');
  const last = agent.at(-1);
  if (last && last.index >= turns.length - 2 && (farewellZh.test(last.text) || farewellEn.test(last.text))) steps.push('farewell');
  return steps;
}
