import type { PhraseCategory } from '../../domain/index.ts';

/** What could have been said instead, where no rule knows the phrase well enough to say it more closely. */
const betterSentences: Readonly<Record<PhraseCategory, { readonly zh: string; readonly en: string }>> = {
  shirking: { zh: '这件事我来跟进，问清楚以后今天给您回话。', en: "I'll take this on myself and let you know today what I find out." },
  commanding: { zh: '为了帮您办得快一些，麻烦您……，方便吗？', en: 'To get this done quickly for you, may I ask you for …?' },
  doubting: { zh: '您说的情况我记下了，我先从我们这边查。', en: 'Thank you for telling me. Let me look into it from our side first.' },
  belittling: { zh: '这一块确实绕，我换个说法，您看哪里还想知道。', en: 'It is worded badly on our side. Let me put it another way.' },
  perfunctory: { zh: '您说的我记下了：……。我去办，办好了告诉您。', en: "I've written this down: …. I'll see to it and tell you when it is done." },
  forgetting: { zh: '您上次说的我这里有记录，我念给您听，看看有没有变化。', en: 'I have my note of what you told us here. May I check that nothing has changed?' },
  'other-first': { zh: '请稍坐两分钟，我交接完手上的事就专心给您办。', en: "I'll be with you in two minutes, and then you have all my time." },
  'forbidden-opener': { zh: '欢迎！您今天是给自己看，还是给家里人挑？', en: 'Good to see you. What brings you in today?' },
};

/** In Chinese when the phrase holds a Chinese character, else in English. */
export function betterSentence(category: PhraseCategory, phrase: string): string {
  return betterSentences[category][/\p{Script=Han}/u.test(phrase) ? 'zh' : 'en'];
}
