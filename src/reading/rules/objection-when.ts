/** Whether to answer an objection now or later. */
import type { ObjectionCause, ObjectionFound } from '../../domain/index.ts';
import { spokenBy } from './rule.ts';
import type { Rule, RuleMatch } from './rule.ts';

/** Words that let an objection wait: the price is asked before the thing is known, we cannot settle it, or what comes answers it anyway. */
export const postponingRules: readonly Rule<'later'>[] = spokenBy('customer', [
  {
    id: 'objection-when.later.zh.price-first',
    label: 'later',
    pattern: /先(?:别|不要|不用|甭)(?:讲|说|介绍|发|聊|谈|推|演示|急着|算|问)[^。]{0,20}(?:多少|价|总价|钱|过不过)|(?:参数|功能|户型|配置|行程|菜单|细节)先放[^。]{0,20}|(?:你|您)先(?:说|报)(?:个|一下)?.{0,4}(?:数|多少|单次|价)|(?:还没|都没|没)(?:看|试|用|剪|做|翻|上手|上菜|定)[^,。]{0,12}(?:定金|就要|谈什么|呢|再|算)|什么[^,。]{1,6}还没(?:定|看)|直接(?:告诉|说)[^,。]{0,4}(?:多少|一年|总价)/u,
    unless: /修之前|动手/u,
    examples: ['功能先别讲，一年多少钱', '都没试过谈什么卡', '行程先放一放，一个人到底多少'],
    nearMisses: ['太贵了，去年才八百', '修之前先说多少钱'],
  },
  {
    id: 'objection-when.later.zh.beyond-us',
    label: 'later',
    pattern: /你(?:们)?(?:前台|这儿|这边)?(?:也|肯定|估计)?(?:做不了主|改不了|定不了|说了不算|管不了)|(?:回头|帮我|替我)(?:你)?(?:再)?(?:问问|请示|反映)(?:你们)?(?:经理|领导|上面|总部|老板)|先记着|(?:不是你|轮不到你)(?:能定|说了算|管)/u,
    examples: ['这事你也做不了主，先记着', '回头问问你们经理能不能免'],
    nearMisses: ['我做不了主，得问老板', '你记得我爱喝什么，真好'],
  },
  {
    id: 'objection-when.later.zh.answered-anyway',
    label: 'later',
    pattern: /(?:待会儿?|等会儿?|一会儿?|[一二三四五几0]+分钟后|等下)[^。]{0,16}(?:那我|我)?(?:等着|看了|再|瞧)(?:看|讲|说)?|那我(?:看了|等着|等着看|试了)(?:再)?|(?:演示|试|放|切)(?:给我|完)[^,。]{0,4}(?:看|再说)|到时(?:候)?(?:再|就)(?:看|说|知道)|定了(?:以后|之后)?再(?:谈|说|算)|吃(?:饱|完)了再/u,
    unless: /扫码|送到|等会儿再来拿/u,
    examples: ['你说一会儿放给我看，那我等着', '机器定了再谈保险'],
    nearMisses: ['等会儿再来拿快递', '等娃中考完再说'],
  },
  {
    id: 'objection-when.later.en.price-first',
    label: 'later',
    pattern: /\b(?:before (?:you|we|i|the|any)\b[^.?!]{0,50}\b(?:price|cost|costs|ballpark|number|how much|damage|figures?|come to|per head|what)|(?:ballpark|price|number|figure)s? (?:me )?first|send me the price|(?:skip|never mind|forget|spare me) (?:the|your)\b[^.?!]{0,40}\b(?:how much|price|number|cost|what)|what'?s the damage|just (?:tell|give) me (?:the|a) (?:number|price|figure)|(?:haven'?t|before i'?ve) even \w+)\b/u,
    unless: /before you (?:touch|order|start|begin|open)[^.?!]{0,20}(?:ring|call|quote)|what is the damage to/u,
    examples: ['Before we go on, what does it cost?', 'Price first, please.'],
    nearMisses: ['A bit dear, could you take ten off?', 'Knock before you come in.'],
  },
  {
    id: 'objection-when.later.en.beyond-us',
    label: 'later',
    pattern: /\b(?:only (?:your|the) (?:boss|manager|head office) can|set by (?:somebody|someone|head office)|above (?:both of us|your pay)|put in a word|not (?:yours|you) to (?:decide|change)|(?:you|i know you) can'?t change (?:that|it)|park (?:it|that))\b/u,
    examples: ['I know you can’t change that, so park it.', 'Only your manager can waive it, would you put in a word?'],
    nearMisses: ['I have to ask my boss.', 'Where can I park the car?'],
  },
  {
    id: 'objection-when.later.en.answered-anyway',
    label: 'later',
    pattern: /\b(?:we'?ll (?:know|see|find out) (?:in a (?:minute|moment)|soon|when)|(?:i'?m sure|no doubt) [^.?!]{0,24} will (?:explain|show|tell|cover)|when (?:you|he|she|they) (?:start|comes? out|shows? us)|once (?:i'?ve|we'?ve) (?:seen|tried))\b/u,
    examples: ['I can’t picture it, but we’ll see when you start it up.', 'No doubt the engineer will explain.'],
    nearMisses: ['Nobody will explain the charge.', 'When does it start?'],
  },
]);

/** What is known of a conversation when an objection comes up. */
export interface ObjectionSetting {
  /** The customer has heard or seen what the thing does for them. */
  readonly benefitsKnown?: boolean;
  /** We know the answer and may give it. */
  readonly withinOurPower?: boolean;
}

/**
 * Later when the price is objected to before the benefits are known, when the answer is beyond our knowledge or authority (then it
 * becomes a promise), or when what comes next answers it; now in all other cases, for it concerns what matters to the customer, blocks the way on, or closes the sale.
 */
export function timeAnswer(cause: ObjectionCause, matches: readonly RuleMatch[], setting: ObjectionSetting = {}): ObjectionFound['when'] {
  if (setting.withinOurPower === false || (cause === 'price' && setting.benefitsKnown === false)) return 'later';
  return matches.some(({ rule }) => rule.label === 'later' && rule.id.startsWith('objection-when.')) ? 'later' : 'now';
}
