/** Questions of ours that can only be taken or left, and were left: the talk ends there. */
import type { Speaker } from '../../domain/index.ts';

const takeOrLeave = /(?:要不要|需不需要|需要(?:吗|么|不)|要(?:吗|么|不)|买(?:吗|么|不)|办(?:吗|么|不)|考虑(?:吗|么)|有兴趣(?:吗|么|没)|可以(?:吗|么)|行(?:吗|不))[?？。]?\s*$|\b(?:do|would|will|can|could|are) you (?:want|like|need|take|buy|interested|consider)\b[^?]*\?|\b(?:interested|anything else|need anything|want one|want it)\?/iu;
const left = /^(?:不|没|算了|随便看|看看|再说|no\b|nope|not\b|nah|just looking|i'm (?:fine|good|ok)|nothing)/iu;
const longestRefusal = 24;
/** Of a longer turn, its end asks. */
const longestLooked = 2000;

/** Turns, from 0, where such a question was asked. */
export function findDeadEnds(turns: readonly { readonly speaker: Speaker; readonly text: string }[]): number[] {
  return turns.flatMap(({ speaker, text }, index) => {
    const next = turns[index + 1];
    const isLeft = next?.speaker === 'customer' && next.text.length <= longestRefusal && left.test(next.text.trim());
    return speaker === 'agent' && isLeft && takeOrLeave.test(text.slice(-longestLooked).trim()) ? [index] : [];
  });
}
