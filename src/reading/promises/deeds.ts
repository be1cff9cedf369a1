/** What a promise says will be done, and to what, as the words say it. */
import type { PromiseLanguage } from './marks.ts';

interface Deed {
  readonly action: string;
  readonly object: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const chineseVerbs =
  '回电话|打电话|打个电话|补发|重发|重做|补寄|寄出|寄|发货|发出|发|送达|送|退款|退|赔付|赔|补偿|补齐|补|转账|打款|垫付|结清|支付|付|转|换|修好|修|安装|装|办妥|办好|办|查清|核实|核对|查|处理|解决|落实|跟进|协调|安排|回复|答复|回话|通知|联系|告诉|反馈|汇报|说明|预留|保留|留|备好|准备|上门|过来|过去|过户|签字|签|盖章|交|介绍|申请|开通|开票|开|更新|更换|升级|上线|催|盯|守|写|做|改|调|排|画|拍|带|拿|接|来|去|打|回|还|报|量|算|洗|清理|清|存|考虑|商量|问|看|提|反映|留意|争取|改进|优化|培养|叫|喊|等|陪|加|减|给|推|拉|订|定|出';
const chineseDeed = new RegExp(`(?:[把将](?<taken>[^,，。]{1,14}?))?(?:给(?:您|你|他|她|孩子|老人家)|[帮替为跟陪向](?:您|你))?(?<verb>${chineseVerbs})(?<rest>[^,，。!！?？;；]*)`);
const chineseTopic = /^(?:那|好|行|嗯|要是|如果)?(?<topic>[^我咱您你,，。]{1,12}?)(?=我|咱|给您|给你|帮您|替您|$)/;

const verbAfter = /\b(?:will|'ll|shall|going to|gonna|promise to|make sure to|let me|try to|hope to|might|can|could|should) (?:just |also |personally |then |have |get )?(?<verb>[a-z]+(?: (?:up|back|out|over|in|off|on|down|round|away))?)(?<rest>[^,.;!?]*)/i;
const verbIng = /\b(?:i'm|we're|i am|we are|'s|is|are) (?<verb>[a-z]+ing(?: (?:up|back|out|over|in|off|on|down|round))?)(?<rest>[^,.;!?]*)/i;
const englishEnds = /\s*\b(?:by|before|on|at|in|within|until|till|when|if|once|as soon|for you|to you|to your|tomorrow|tonight|today|next|this (?:week|month|afternoon|evening|morning)|first thing|after|from|with)\b.*$/i;

/** Neither is ever more than a part of the quote; empty where the words do not say. */
export function nameDeed(language: PromiseLanguage, quote: string, times: readonly Range[]): Deed {
  const words = blank(quote, times);
  return language === 'zh' ? chineseDeedOf(words) : englishDeedOf(words);
}

/** The quote without the words that say when; `|` marks the gap. */
function blank(quote: string, times: readonly Range[]): string {
  let words = '';
  let from = 0;
  for (const { start, end } of times) {
    words += `${quote.slice(from, Math.max(from, start))}|`;
    from = Math.max(from, end);
  }
  return words + quote.slice(from);
}

function chineseDeedOf(words: string): Deed {
  const match = chineseDeed.exec(words);
  if (!match?.groups) return { action: '', object: '' };
  const { taken, verb, rest } = match.groups as { taken?: string; verb: string; rest: string };
  const after = rest.replace(/^[给到]?(?:您|你)(?:们)?/, '').replace(/^(?:好|到|完|出来|出|回|上|一下|一个|个|了|过[来去]|[的|])+/, '').replaceAll('|', '').trim();
  const topic = chineseTopic.exec(words.slice(0, match.index + (taken ? 0 : match[0].indexOf(verb))))?.groups?.['topic']?.replaceAll('|', '').trim();
  return { action: verb, object: taken?.replaceAll('|', '') ?? (after.length > 1 && after.length <= 14 ? after : (topic ?? '')) };
}

function englishDeedOf(words: string): Deed {
  const match = verbAfter.exec(words) ?? verbIng.exec(words);
  if (!match?.groups) return { action: '', object: '' };
  const { verb, rest } = match.groups as { verb: string; rest: string };
  const object = rest.split('|')[0]!.replace(englishEnds, '').replace(/^\s*(?:you|to|it to)\b\s*/i, '').trim();
  return { action: verb, object: object.split(/\s+/).slice(0, 8).join(' ') };
}
