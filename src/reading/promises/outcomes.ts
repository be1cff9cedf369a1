/** What becomes of promises: a later turn reports one done, or takes it back. */
import type { MessageContext, PromiseFound, PromiseOutcome, Quoted, Speaker } from '../../domain/index.ts';
import { findDeadlines, foldUnits } from '../deadlines/index.ts';
import { cutClauses } from './clauses.ts';
import { promiseLanguage } from './statements.ts';
import type { PromiseLanguage } from './marks.ts';

/** The clause that reports it. */
export interface OutcomeFound extends Quoted {
  readonly kind: PromiseOutcome['kind'];
}

interface Wordings {
  readonly fulfilled: readonly RegExp[];
  readonly cancelled: readonly RegExp[];
  /** Says that something is done; after a promise that is still open, the one promised. */
  readonly doneNow: RegExp;
  /** The other side has got it. */
  readonly received: RegExp;
  /** Where this stands in the clause, nothing was done. */
  readonly notDone: RegExp;
}

const chineseDone = '寄|发|退|送|办|修|改|开|补|换|转|打|装|放|做|写|查|贴|拿|赔|约|订|印|冻|解|垫|传|推|盖|踢|移|取|交|报|抛|重置|升级|到账|处理|解决|安排|更新|提交|申请|加|端|配|接|联系|通知|核|减|清|同步|恢复|整理|备|存|调|洗|缝|裁|烫|熨|量|画|排|抄|录|挂';
const wordings: Readonly<Record<PromiseLanguage, Wordings>> = {
  zh: {
    fulfilled: [
      new RegExp(`(?:${chineseDone})(?:给[您你])?(?:好|完|出去|出|到位|到|下线|下来|上来|上|回去|过去|回|妥|齐|通|掉|清|还)+(?:[您你][^,，。]{0,5})?了$`),
      new RegExp(`(?:要的|说好的|答应的|约好的|您说的|上午说的|上次说的|刚|照您|门口)[^,，。]{0,14}(?:${chineseDone})(?:好|完|出|到|在|齐|妥|上|群|放)*`),
      new RegExp(`^(?:${chineseDone})(?:给[您你])?(?:好|完|到|出|上|回|住)*了$`),
      new RegExp(`(?:^|已经?|刚|都|也|全|，)(?:给[您你]|帮[您你]|替[您你])(?:${chineseDone})(?:好|完|到|出|上|回)?[^,，。]{0,6}了$`),
      new RegExp(`(?:块|元|款|钱|费|票|卡|单|件|药|名字)(?:给[您你])?(?:${chineseDone})(?:好|完|到|出|上|回)*了$`),
      /已(?:经)?(?:给[您你]|帮[您你]|为[您你]|替[您你])?[^,，。]{0,6}(?:寄|发到|发[您你]|退|送|办好|修好|改好|开通|补|换好|转|打印|装好|处理|安排|到账|提交|更新|解开)/,
      /(?:^单号|快递号|运单号)[^,，。]{0,8}(?:[a-z0-9]|发[您你]|短信)|尾号.{0,6}(?:卡上|[0-9〇零一二三四五六七八九]$)|(?:放|压|搁|存)(?:在)?[^,，。]{0,4}(?:前台|门口|鞋柜|桌上|底下|信封里|文件里)|(?:在|进)[您你](?:邮箱|微信|信箱)(?:了|里)?$/,
      /刚(?:才)?(?:给[您你])?[^,，。]{0,6}(?:寄出|发到|发出|退到|送到|开出|转[到给过]|打回|打到|到[您你])/,
      /(?:到位|到账|办妥|约上|搞定|解决|问明白|找到|粘上|到包间|到[您你]家)了$/,
    ],
    cancelled: [
      /没(?:能)?批|批不下来|不批|没下来|没守住|没成|办不成|不能(?:给|再|送|做|拔|按)|给不了|做不了|来不了|去不了|到不了|赶不上|上不了|送不了|开不了|发不了|不给(?:开|送|批)|不让送|兑现不了|实现不了|泡汤|黄了|作废|落空|算我没说|收回/,
      /食言|算我没说|调不出来|活动(?:结束|停)|(?:改|挪|顺)[^,，。]{0,8}行[吗么]|[改挪推]明[早天晚]|没有了|是我(?:话)?说早了|(?:得|要|只能|只好|先|需要|改)(?:往后|推|挪|延|顺|改到|换到|改成|改期|缓)|往后(?:推|挪|延|顺|拖)|改到|改成|挪到|推到|推迟|延期|延到|延后|顺延|顺到|取消|先不推|缺货|断货|被[^,，。]{1,8}(?:占|借|用|订|抢)/,
    ],
    doneNow: /^(?![您你]|好了$|行了$|对了$|算了$|知道了|明白了|那)(?=.{3,}).*(?:[到好完住出上掉齐妥通清开回成]|过去|过来|出来|下来|出去|回去|解决|处理|安排|搞定|回话)了$|^(?:已经?|都已)(?!是|有).{2,}|^刚(?:刚|才)?.{0,12}(?:[发寄送退打问查说改换补修]|回话)/,
    received: /(?:收到|到账|到手|拿到|取到|修好|送到|装好|退回来|打过来|寄到)了/,
    notDone: /[吗么?？]|怎么|什么|还没|没有?(?:寄|发|退|送|收)|^[您你](?!要的|的|说的)|[您你](?:先|把|得)|如果|要是|去年|上个?[月学]|有人|好多|一[样律]|必须|等.{0,6}了(?:我|再|就)|(?:会|将|就|再|能|先)[^,，。]{0,6}(?:寄|发|退|送|给|办|开)|工作日|以前|我先/,
  },
  en: {
    fulfilled: [
      /^(?:and |yes,? |right,? |there,? )?(?:i've|we've|i have|we have|the [a-z]+(?: [a-z]+)?(?:'s| has| have)|your [a-z]+(?: [a-z]+)?(?:'s| has| have|s have)|both [a-z]+ (?:are|have)|it's|they've|she's|he's)(?: \w+){0,2} (?:just )?(?:been )?(?:sent|posted|shipped|emailed|rung|called|phoned|booked|moved|taken|fixed|refunded|returned|replaced|changed|ordered|issued|reissued|added|updated|delivered|dropped|gone (?:out|in|through)|arranged|swapped|signed|printed|uploaded|reset|credited|paid|cleared|restored|handed|thrown|repaired|sorted|dispatched|collected|processed|polished|glued|mended|set up|voided|highlighted)\b/,
      /\b(?:dropped (?:it|them) off|reissued|went (?:out|recorded|back)|was (?:processed|posted|sent|delivered)|is back in|off the account|has gone (?:out|through)|gone through|refund's in|tracking(?:'s| number)|you should see it|as you asked|as i said i would|as promised|is down, tested)\b/,
      /^(?:your|the|that|both) [^,]{2,40}(?:'s| is| are) (?:on the|in your|on your|in the bed|one [a-z]+ now|down now|off the|out|up and)\b/,
      /^(?:rang|sent|posted|booked|fixed|reissued|refunded|delivered|swapped|dropped) (?:your|it|them|that|the|\d)/,
    ],
    cancelled: [
      /\b(?:can't|cannot|can not|couldn't|unable to|won't be able|not able to|not going to) (?:do|make|match|honou?r|get|hold|keep|offer|happen|deliver|manage|send|come|give)\b|\bafter all\b|\bcan't happen\b/,
      /\b(?:got|been|was|were|get) (?:refused|turned down|withdrawn|double-booked|cancelled|pulled|rejected|declined|postponed|moved|pushed|bumped)\b|\bdidn't (?:get approved|come through|go through)\b|\bhas gone to (?:an?|another)\b/,
      /\bspoke too soon\b|\bscrap what\b|\bslides?\b|\bpush(?:ed|ing)? (?:back|it|that|to)\b|\bmov(?:e|ed|ing) (?:you|it|that|your) to\b|\b(?:off sick|has flu|is dead)\b|\bi was wrong\b|\bhad to move\b|\b(?:said|promised|mentioned|told you)[^.]{0,40}\b(?:withdrawn|refused|wrong|can't|gone|full|sold|cancelled)\b|\bit'll be \w+day\b|\binstead\b.*\bsorry\b|\bsorry\b.*\b(?:instead|postpone|reschedule|delayed)\b|\bput (?:it|that) off\b|\bscratch that\b|\bis off\b|\bbut the [^.]*(?:short|late|gone|delayed)\b|\bcalled off\b|\btake that back\b/,
    ],
    doneNow: /^(?:all |it's |that's )?(?:done|sorted|fixed|sent)\b|^(?:and |right,? |there,? )?(?!you\b|nobody|nothing|no\b|who|what|it's not|i've (?:got|had|no|told|written|noted|put down|never)|that's)\S+(?: [a-z-]+){0,4}?(?:'s| has| have|'ve|'d)(?: just| already| now| all)? (?:been |gone )?(?:\w{2,}ed|sent|put|done|rung|thrown|taken|brought|made|found|given|gone|left|paid|spoken|written|got)\b|^(?:dropped|spoke|rang|called|found|picked|sent|posted|booked|moved|put|gave|took|checked|signed|swapped|delivered|refunded|asked)\b(?! (?:you|by|and)\b)|^(?:they|it|she|he|both|the [a-z]+) (?:were|was) (?:signed|delivered|posted|sent|collected|fixed|refunded|handed|picked|booked)\b/,
    received: /\b(?:(?:got|received) (?:them|the (?:money|parcel|refund|letter|email|package|invoice|quote|part|parts|key|keys))\b|(?:it|they|the [a-z ]{2,20})(?:'s| has| have|'ve)? (?:just )?(?:arrived|landed|turned up|cleared|gone through))\b/,
    notDone: /\?|\b(?:if|should (?!see)|once|when|until|unless|i'll|we'll|will|would|please|haven't|hasn't|not yet|by the|by (?:next|tomorrow|\w+day)|so|rates)\b/,
  },
};

/** Words of ours that come with a promise taken back; alone they are only manners. */
const regret: Readonly<Record<PromiseLanguage, RegExp>> = {
  zh: /只好|不巧|之前应|上次说|先不推|批不下来|抱歉|对不起|对不住|不好意思|原定|原来说|说好|答应|之前(?:说|讲|应|跟)|上次(?:说|答应)|上周说|上午说|刚才?(?:说|答应)|昨天(?:说|应|答应)|讲好|食言|送的/,
  en: /\b(?:scratch|is off|i said|sorry|afraid|apolog\w+|after all|i (?:said|promised|mentioned|told)|my fault|promised|scrap|the [a-z ]{1,20} i mentioned|spoke too soon)\b|'s off sick/,
};

/** A report comes early in a turn, if at all, and belongs to one of the last promises. */
const longestReport = 2000;
const mostOpen = 40;
const mostLookedAt = 400;

/**
 * Whether an agent reports a promise done, or takes it back or moves it. A customer's words report only their own.
 * @param within whether a promise of theirs is still open: then plainer words report it
 * @example findOutcome('给您寄出了，单号在短信里', 'agent')?.kind // 'fulfilled'
 */
export function findOutcome(original: string, speaker?: Speaker, within: { readonly awaited?: boolean } = {}): OutcomeFound | null {
  const text = foldUnits(original.slice(0, longestReport));
  const language = promiseLanguage(text);
  const { fulfilled, cancelled, doneNow, notDone } = wordings[language];
  const reports = within.awaited && speaker === 'agent' ? [...fulfilled, doneNow] : fulfilled;
  const clauses = cutClauses(text);
  const deadlines = findDeadlines(original.slice(0, longestReport), {});
  const sorry = regret[language].test(text);
  const found = (kind: OutcomeFound['kind'], { start, end }: { start: number; end: number }): OutcomeFound => ({ kind, quote: original.slice(start, end), start, end });
  if (sorry && speaker !== 'customer') {
    const clause = clauses.find(({ start, end }) => cancelled.some((pattern) => pattern.test(text.slice(start, end)))) ?? (cancelled.some((pattern) => pattern.test(text)) ? clauses[0] : undefined);
    if (clause) return found('cancelled', clause);
  }
  for (const clause of clauses) {
    const words = text.slice(clause.start, clause.end);
    if (/[?？]/.test(clause.mark) || deadlines.some(({ start, end }) => start < clause.end && end > clause.start) || notDone.test(words) || !reports.some((pattern) => pattern.test(words))) continue;
    if (speaker === 'customer' && !/^(?:我|已|刚|钱|i've|i have|i just|just)/.test(words)) continue;
    return found('fulfilled', clause);
  }
  return null;
}

/** One turn of a conversation, with the promises found in it. */
export interface PromiseTurn extends MessageContext {
  readonly text: string;
  readonly promises: readonly PromiseFound[];
  /** What a head hears the turn say of a promise made before, where no wording is known. */
  readonly reports?: PromiseOutcome['kind'] | null;
}
export type FollowedPromise = PromiseFound & { readonly turn: number; readonly outcome: PromiseOutcome | null };

/**
 * The promises of a conversation, each with the later turn of the same side that reports it done or takes it back. A report belongs to the open
 * promise that shares most of its words; without a shared word to the only turn with an open one.
 */
export function followPromises(turns: readonly PromiseTurn[]): FollowedPromise[] {
  const followed: { promise: PromiseFound; turn: number; outcome: PromiseOutcome | null }[] = [];
  turns.forEach((turn, at) => {
    const text = turn.text.slice(0, longestReport);
    const open = followed.slice(-mostLookedAt).filter(({ outcome }) => outcome === null).slice(-mostOpen);
    const own = open.filter(({ promise }) => turn.speaker === undefined || (turn.speaker === 'agent') === (promise.owner === 'us'));
    const kind = own.length > 0 ? (findOutcome(text, turn.speaker, { awaited: true })?.kind ?? turn.reports) : null;
    const kept = kind && mostAlike(own, text);
    if (kind && kept) kept.outcome = { turn: at, kind };
    else if (turn.speaker === 'customer' && isReceived(text)) {
      const got = mostAlike(open.filter(({ promise }) => promise.owner === 'us'), text);
      if (got) got.outcome = { turn: at, kind: 'fulfilled' };
    }
    for (const promise of turn.promises) followed.push({ promise, turn: at, outcome: null });
  });
  return followed.map(({ promise, turn, outcome }) => ({ ...promise, turn, outcome }));
}

/** A customer says they have got what was promised. */
function isReceived(original: string): boolean {
  const text = foldUnits(original);
  const { received, notDone } = wordings[promiseLanguage(text)];
  return cutClauses(text).some(({ start, end, mark }) => !/[?？]/.test(mark) && received.test(text.slice(start, end)) && !notDone.test(text.slice(start, end)));
}

function mostAlike<Each extends { readonly promise: PromiseFound; readonly turn: number }>(open: readonly Each[], text: string): Each | undefined {
  const words = wordsOf(text);
  let best: Each | undefined;
  let most = 0;
  for (const each of open) {
    let shared = 0;
    for (const word of wordsOf(each.promise.quote)) if (words.has(word)) shared++;
    if (shared > 0 && shared >= most) {
      best = each;
      most = shared;
    }
  }
  return best ?? (new Set(open.map(({ turn }) => turn)).size === 1 ? open[0] : undefined);
}

const common = new Set(['给您', '您的', '我们', '帮您', 'the', 'you', 'your', 'will', "i'll", "we'll", 'and', 'for', 'with', 'that', 'this', 'have', 'it', 'to', 'by', 'on', 'at', 'in', 'a', 'i', 'we', 'is', 'of', 'it\'s', 'be', 'from']);

/** Pairs of Han characters, and other words cut to their first five letters. */
function wordsOf(original: string): Set<string> {
  const text = foldUnits(original);
  const words = new Set<string>();
  for (const [run] of text.matchAll(/[\u4e00-\u9fff]+/g)) for (let at = 0; at + 2 <= run.length; at++) words.add(run.slice(at, at + 2));
  for (const [word] of text.matchAll(/[a-z0-9']{2,}/g)) if (!common.has(word)) words.add(word.slice(0, 5));
  for (const word of common) words.delete(word);
  return words;
}
