/** Whether a clause makes what stands beside it depend on something. Patterns match a folded clause. */
import type { PromiseLanguage } from './marks.ts';

const chineseCondition = /要是|如果|假如|倘若|若(?!干)|万一|一旦|只要|除非|的话|真要|谈拢|批下来|到货|点头|[签付定交报审批](?:完|下来)|有(?:消息|结果|名额|空位|货|优惠)了?|不满意|[修治做装查办救弄救]不[好成了到着通]|(?<=.)不(?:合适|满意|合格|过)$|超过?(?:一|\d|时)|逾期|还(?:响|坏|漏|不好|没)|不合适|不通|^等|等(?:[您你他她我]|工资|预算|孩子|活动)|^一到|[^第唯]一到(?![周两三])|(?:到|来|发|批|靠|消|开|松动|睡|卸|放|做|看)(?:完|了)(?=我)|[^,]{2}的时候|到账(?=半|一|两|\d|当|我)|您?[来寄发交拍填签][^,]{0,10}(?:来|回传|给我|章),?$/;
/** A clause that ends like this before a promise is what the promise waits for: 船靠了，我拍照给您. */
const chineseWaiting = /^(?![好对行嗯是]|知道|明白|收到|抱歉|麻烦|辛苦|我|咱|已|刚|都).{2,12}(?:了|完|来)$/;
const englishCondition = /\b(?:if|once|when(?:ever)?|should (?:you|they|it|he|she|the|legal|your|any|anything)|provid(?:ed|ing)|assuming|unless|as long as|say the word|in case|subject to|depending on|after (?:you|harvest)|pending|without your (?:nod|say|ok))\b|^(?:sign|pass|send|bring|give|order|pay) |\band then i/;

export function isCondition(language: PromiseLanguage, clause: string): boolean {
  return (language === 'zh' ? chineseCondition : englishCondition).test(clause);
}

/** Whether what follows right after the clause waits for it. */
export function isWaitedFor(language: PromiseLanguage, clause: string): boolean {
  return language === 'zh' && chineseWaiting.test(clause);
}

/** "…, if you like": an English condition may follow. */
export function isLateCondition(language: PromiseLanguage, clause: string): boolean {
  return language === 'en' && /^(?:if|once|when|should|provided|assuming|unless|as long as)\b/.test(clause);
}
