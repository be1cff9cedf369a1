/**
 * Which level of service value a message speaks of: the least that must work (basic), what a decent firm does unasked (expected),
 * what would please (desired), and what nobody had thought of (unanticipated).
 */
import type { NeedLevel } from '../../domain/index.ts';
import { spokenBy } from './rule.ts';
import type { Rule } from './rule.ts';

export const needLevelRules: readonly Rule<NeedLevel>[] = spokenBy('customer', [
  {
    id: 'need-level.basic.zh.unusable',
    label: 'basic',
    pattern: /(?:连)?(?:门|锁|灯|水|电|火|网|屏|暖气|空调|刹车|马桶|电梯|系统|账号|登录|网关|信号|插座|窗户|花洒|服务器)[^,。]{0,8}(?:打不开|关不上|关不严|不出|不通|不亮|死机|失灵|失控|停了|坏|瘫痪|崩|堵|刷不开|白屏|黑屏|变死沉|转圈|不制冷|不热)|(?:上吐下泻|拉肚子|食物中毒|起疹子|脸就肿|触电|着火|火星|冒烟|漏电|漏气|爆炸)|(?:夹生|馊|发绿|变质|没熟|苍蝇|蟑螂|钢丝球|钉子)|(?:全|都|又)没了,|扣了两(?:次|回)|干瞪眼|够打来回|(?:正常|照常),[^。]{0,10}(?:都?有电|能用)|没(?:有)?(?:这个|它)(?:我)?(?:不可能|不行|就没法)|我们就没法/u,
    unless: /建议|我自己|要是能|居然还|不够热|谢谢.{0,10}修好|砍价|便宜|抹/u,
    examples: ['半夜门锁打不开，一家人站在楼道里', '结账系统白屏三个钟头', '鸡肉没熟，孩子回来拉肚子'],
    nearMisses: ['建议灯坏了能自动报修', '谢谢师傅把空调坏的地方修好了'],
  },
  {
    id: 'need-level.basic.en.unusable',
    label: 'basic',
    pattern: /\b(?:no|without) (?:hot water|heating|water|power|signal|electricity)\b|\b(?:charged (?:me |us )?twice|logged (?:me|us) out|can'?t (?:log in|get in|breathe)|won'?t (?:shut|lock|open|start|turn on)|is it safe|came down|caught fire|smoke(?:'s)? coming|food poisoning|pink at the bone|raw in the middle|found a|webcam'?s dead|went blank|wiped everything|who (?:exactly )?(?:answers|do (?:i|we) ring) [^.?!]{0,20}(?:if|at)|just works|otherwise there'?s no (?:trip|point|deal)|has to have|must hold)\b/u,
    unless: /thank|would be nice|suggest/u,
    examples: ['Third night with no hot water.', 'The door of the room won’t lock.', 'Who do we ring if the lift stops at night?'],
    nearMisses: ['Thank you, the door that came down is back up.', 'It would be nice if it just works offline, too.'],
  },
  {
    id: 'need-level.expected.zh.not-even',
    label: 'expected',
    pattern: /连(?:个|口|杯|碗|根|张|把|条|瓶|份|声)[^,。]{0,10}(?:都|也)?(?:没|不)|(?:也|都|就)?没(?:有)?(?:个|一个)?人(?:通知|告诉|提醒|说一声|打招呼|倒|理|接|问|管|应)|(?:谁|人家|别家)也没(?:给|跟)|(?:该|应该|按理说?|本来就该|正常)(?:都)?(?:该)?(?:有|给|做|说|通知)的|这(?:不难吧|种小事|也要我|还要我)|(?:说好|约好|说)(?:的)?[一二两三四五六七八九十0]+(?:点|号)(?:就|,|整)|明码标价|(?:跟|和|与)(?:报价|合同|预约|说好的|约定)[^,。]{0,8}(?:一样|分毫不差|一致|对得上)|(?:叫|喊|问|催)了?[一二两三四五六七八九十几0]+(?:遍|声|次)(?:都|才|也|没)|(?:开始|提前|事先|之前)[^,。]{0,8}(?:没人|谁也没|也不|不)(?:说|开口|通知|打招呼)|(?:二十分钟|提前)[^,。]{0,6}(?:就)?(?:通知|说了|发了)|桌子[^,。]{0,6}油|粘(?:鞋|手)|不用我(?:催|问|说)/u,
    unless: /没有人比|没人比|要是能|我这边没人/u,
    examples: ['坐了一下午，连口水都没人倒', '改了地点也没人通知我们', '账单和报价一致，一分没多'],
    nearMisses: ['没人比你们更细心', '我这边没人接电话，改天吧'],
  },
  {
    id: 'need-level.expected.en.not-even',
    label: 'expected',
    pattern: /\b(?:not (?:so much as|even) (?:a|an)|nobody so much as|(?:nobody|no one) (?:told|tells|said|says|rang|called|bothered|mentioned|offered|explained|warned|picked up|came)|no (?:call|word|email|sign|hello|explanation),|you'?d (?:expect|think)|(?:i thought (?:that )?was|taken as) a given|couldn'?t you at least|(?:the )?least (?:you|they|i) (?:can|could|expect)|in writing, (?:dated|signed)|exactly (?:what i'?d expect|as (?:you|they) said|on time|as quoted)|(?:ran|arrived|turned up|came) (?:to the minute|when (?:he|she|they) said|on time)|matched the (?:quote|board|price)|nowhere to|somewhere to (?:sit|hang|park)|the normal|no surprises|an actual person)\b/u,
    unless: /nobody told me (?:the|it|how good)|not even a (?:scratch|mark|day)/u,
    examples: ['Waited an hour, not so much as a glass of water.', 'Nobody told us the gate had changed.', 'The bill matched the quote.'],
    nearMisses: ['Not even a scratch on it, lovely.', 'Nobody told me how good the view would be!'],
  },
  {
    id: 'need-level.desired.zh.wish',
    label: 'desired',
    pattern: /(?:要是|如果|要|若)(?:能|有|可以|带|再|是)?[^,。]{0,24}(?:就(?:好|美|完美|更|方便|省)|多好|多省事|我还来)|(?:能|可)(?:不能|否)?[^,。]{0,20}(?:多好|就好了)|(?:建议|希望|期待|盼着)(?:你们|店里|贵司|以后|能)?[^,。]{0,4}(?:加|出|增加|设|弄|搞|做|开|装|放|配|改|把|能|可以|提供|支持|给)|(?:加|弄|搞|出|做|开|装|放|设)(?:个|一个|一份|几把|几个|排|张)[^,。]{1,14}(?:吧|呗|嘛|多好|就好)|最好能|纯属许愿|(?:没有也)(?:就|能|行|没)/u,
    unless: /要是(?:他|我|能早|不)[^,。]{0,6}就好(?:了)?(?:打|,我)|希望(?:尽快|退|给个说法|你们?道歉|不要再)|建议(?:你们)?改行/u,
    examples: ['要是能线上看到前面还有几位就好了', '店里弄个充电的角落呗', '希望出个小份装'],
    nearMisses: ['希望尽快给个说法', '建议改行卖菜'],
  },
  {
    id: 'need-level.desired.en.wish',
    label: 'desired',
    pattern: /\b(?:it(?:'d| would) be (?:good|great|nice|lovely|handy|grand|something|brilliant|kinder|helpful) (?:if|to)|would be (?:grand|handy|lovely|nice|a kindness|a treat)|(?:you|they) (?:could|might|ought to|should) (?:put|lend|let|add|sell|text|mark|offer|try|have|print|post|run)|(?:why not|what about|how about|what if) (?:a|an|you|the|run|post|colour|sell|adding|having)|maybe (?:sell|put|add|offer|have|let)|i wish (?:you|there|it|they)|if only (?:you|there|it)|could do with a|a girl can dream|would save my|wouldn'?t (?:hurt|kill you)|let (?:people|us|volunteers|teachers) |nice touch)\b/u,
    unless: /let me (?:know|think|see|mull|speak|get|check|just|have|show|in)|let us (?:know|in)|you should (?:have|be ashamed)|should have|could have|why not just (?:admit|say)|how about (?:an apology|a refund)/u,
    examples: ['It would be handy if the ticket showed the platform.', 'Why not run an evening slot once a week?', 'A bench outside would be lovely.'],
    nearMisses: ['Let me know when it is ready.', 'You should have told us.'],
  },
  {
    id: 'need-level.unanticipated.zh.surprise',
    label: 'unanticipated',
    pattern: /(?:没想到|没料到|想不到|万万没想到)[^。]{0,30}(?:送|帮|还给|给我|寄|记得|记着|认得|退|免|升|补|赔|一本|一张|一盒|一份|应了)|(?:本来|原本|压根|都)?没(?:敢)?(?:指望|奢望|敢想)|(?:太)?意外(?:了|之喜)|(?:愣|傻)(?:了一下|了半天|在门口|住了)|(?:一分|分文|一毛)(?:钱)?(?:都)?(?:没|不)(?:收|要)|(?:死活|硬是|说什么也|都)?不(?:肯)?收(?:钱|油|费|我)?(?=$|,|。)|(?:自己掏|自掏腰包|垫付|免费给|顺手(?:把|给|帮))|(?:附|夹|压|塞|寄)(?:了|着|给我)?(?:一)?(?:张|封|本|盒|罐)[^,。]{0,10}(?:卡|纸|信|条|手册|日历)|手写(?:卡|信)|(?:我)?(?:记你|一辈子)(?:都)?记(?:着|一辈子)?|记一辈子|这(?:恩|份情)我?记|(?:掉|抹|流)(?:了)?眼泪|还(?:认得|记得)(?:我|你)|我(?:就|只|才)?(?:随口|只是|就)(?:说|提)(?:了|过)?(?:一)?(?:句|嘴)|(?:还)?(?:特地|专门|主动)(?:给我|帮我|打|跑|送|留|熬|绕)|过(?:了)?保(?:了)?[^。]{0,14}(?:免费|给我换|还给|自己掏)/u,
    unless: /也没指望别|没想到.{0,12}(?:这么差|坑|也会骗|还要收)|没指望(?:你们|别的)?.{0,6}(?:能|会)(?:修|退|解决)|不收(?:茶|现金)|别指望|没打算|指望着/u,
    examples: ['本来没指望，他们自己掏配件给换了', '箱子里夹了张手写卡，祝我考试顺利', '大半夜送来，一分钱没收'],
    nearMisses: ['没想到质量这么差', '没想到这么差，一张脸拉得老长'],
  },
  {
    id: 'need-level.unanticipated.en.surprise',
    label: 'unanticipated',
    pattern: /\b(?:(?:hadn'?t|didn'?t|never) (?:even )?(?:ask(?:ed)?|expect(?:ed)?|thought to ask|mention(?:ed)?)\b(?! (?:to wait|it to (?:break|fail|take)|this from))|without (?:being|my) asked|without being asked|on the house|nice surprise|who does that|i had no idea (?:they|you|it)|how did they know|i didn'?t know companies|imagine my face|nobody told me the|out of warranty and (?:they )?still|i shan'?t forget|i owe you (?:cake|everything|one|a)|i know it wasn'?t your job|i'?d already drafted|sent (?:out )?a (?:tiny|card|handwritten|note)|hand-?written (?:note|card)|turned up, wrapped|tucked in a|with our name on|drove (?:through the night|it over|my|all)|over (?:his|her|their) own lunch|(?:stayed|opened) (?:late|early|open) (?:so|for)|in twenty years nobody|waited with me|remembered (?:i|my|that|our))\b/u,
    unless: /didn'?t expect (?:to be|such|it to|that from)|never asked (?:us|me) |(?:rude|shocking|awful|disappoint|charged|bill)/u,
    examples: ['She fixed the strap without being asked.', 'There was a hand-written note in the box.', "They drove it over on Sunday. We hadn't asked."],
    nearMisses: ["I didn't expect to be charged for that.", 'A rude hand-written note on my windscreen.'],
  },
]);
