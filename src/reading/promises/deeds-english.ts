/** The deed in an English promise: "I'll send you the plans by noon" → send, the plans. */
import type { Deed } from './deed.ts';

const adverbs = "(?:(?:just|also|then|both|always|now|all|still|only|even|never|not|happily|gladly|personally|certainly|definitely|[a-z]+ly|be able to|be (?:glad|happy|delighted) to|try (?:to|and)|do (?:my|our) (?:best|utmost) to|aim to|hope to|manage to|go and|come and|make (?:sure|certain)(?: that)?|see (?:to it )?that|be sure to|promise to) )*";
/** Somebody is got to do it. */
const through = "(?:(?:(?:get|ask|tell|send) (?:someone|somebody|him|her|them|(?:the|my|our|one of (?:the|our)) [a-z]+) to |have (?:someone|somebody|him|her|them|my [a-z]+|our [a-z]+) (?!back|out|over|ready|done|sent|here|there|in\\b|on\\b|at\\b|by\\b|for\\b|with\\b|up|off|down|round)(?=[a-z]+ )))?";
const particles = '(?: (?:up|back|out|over|off|down|round|through|away|in|on|into)\\b)?';
const aux = "(?:\\bwill|'ll|’ll|\\bshall|\\bgoing to|\\bgonna|\\bpromise to|\\blet me|\\blet's|\\bhope to|\\btry to|\\bshould|\\bmight|\\bcan|\\bcould|\\bmay)";
const verbAfter = new RegExp(`${aux} ${adverbs}${through}(?<verb>(?!(?:the|an?|my|your|our|this|that)\\b)[a-z]+${particles})(?<rest>[^,.;!?]*)`, 'i');
const passive = new RegExp(`${aux} ${adverbs}(?:be|get) (?<verb>[a-z]+(?:ed|en)|sent|done|sorted|put|paid|made|built|cut|rung|taken|brought|bought|found|held|kept|met|seen|told|thrown|drawn|redone|set|gone|ready|back|there)\\b(?<rest>[^,.;!?]*)`, 'i');
/** "have that refunded", "get it fixed". */
const caused = new RegExp(`${aux} ${adverbs}(?:have|get|keep) (?<object>(?:it|them|him|her|that|this|(?:the|your|that|this|those|these)(?: (?!of|which|for|on|in|at)[a-z'-]+){1,3}?)) (?<verb>[a-z]{2,}ed|sent|done|sorted|made|put|brought|taken|cut|built|ready|out|back|over|paid|found)\\b`, 'i');
const letKnow = /\b(?:let|keep) (?:you|me|them) (?:know|posted|informed|updated)\b/i;
const doing = new RegExp(`\\b(?:i'm|we're|i am|we are|'s|’s|is|are) ${adverbs}(?<verb>(?!nothing|something|anything|everything|morning|evening|during)[a-z]{2,}ing${particles})(?<rest>[^,.;!?]*)`, 'i');
/** "The refund reaches your card", "accounts open". */
const present = /^(?<subject>[^,.;!?|]{2,50}?) (?<verb>reach(?:es)?|go(?:es)?|comes?|leaves?|lands?|arrives?|opens?|ships?|follows?|gets?|starts?|drops?|clears?|stays?|is|are|'s) (?<rest>[^,.;!?]*)/i;
const bare = /^(?:and |so |then |we |i |might |can |could |would |(?:i|we) (?:can|could|might|may) )*(?!the\b|your?\b|my\b|our\b|an?\b|if\b|once\b|when\b|by\b|at\b|on\b|in\b|it\b|that\b|this\b|no\b|there\b|should\b|she\b|he\b|they\b|we\b|someone\b|somebody\b)(?<verb>[a-z]{3,})\b(?<rest>[^,.;!?]*)/i;
const objectEnds = /\s{0,3}(?:\||\b(?:by|before|on|at|in|within|until|till|when|if|once|as soon|for|to|tomorrow|tonight|today|next|first thing|after|from|with|so|and|then|as|whether|whatever|over|myself|ourselves|personally|straight away|right away|now|again|too|free|shortly|soon)\b).*$/i;

export function englishDeedOf(words: string): Deed {
  const told = letKnow.exec(words);
  if (told) return { action: told[0], object: '' };
  const done = caused.exec(words);
  if (done?.groups) return { action: done.groups['verb']!, object: tidy(done.groups['object']!) };
  const suffered = passive.exec(words);
  if (suffered?.groups) return { action: suffered.groups['verb']!, object: subjectOf(words.slice(0, suffered.index)) };
  const match = verbAfter.exec(words) ?? doing.exec(words);
  if (match?.groups) return { action: match.groups['verb']!, object: objectOf(match.groups['rest']!) };
  const stated = present.exec(words);
  if (stated?.groups) return { action: stated.groups['verb']!, object: subjectOf(stated.groups['subject']!) };
  const first = bare.exec(words);
  return first?.groups ? { action: first.groups['verb']!, object: objectOf(first.groups['rest']!) } : { action: '', object: '' };
}

function objectOf(rest: string): string {
  return tidy(rest.split('|')[0]!.replace(/^\s*(?:you|me|him|her|them)\b(?=\s+\S)/i, '').replace(objectEnds, ''));
}

function subjectOf(before: string): string {
  const subject = tidy((before.split(/[,.;!?|]/).at(-1) ?? '').replace(/^\s*(?:(?:and|so|but|then|because|that|i (?:promise|guarantee|assure you)(?: you)?(?: that)?|we (?:promise|guarantee)(?: you)?(?: that)?|make sure) )*/i, ''));
  return /^(?:it|that|this|they|he|she|i|we|you|there|what|someone|somebody)$/i.test(subject) ? '' : subject;
}

function tidy(words: string): string {
  const object = words.replaceAll('|', ' ').trim();
  return /^(?:you|me|back|out|up|in|on)$/i.test(object) ? '' : object.split(/\s+/).slice(0, 8).join(' ');
}
