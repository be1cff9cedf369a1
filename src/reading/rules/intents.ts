/** What a message is for. A message may have several intents; objections have a family of their own. */
import type { IntentLabel } from '../../domain/index.ts';
import { spokenBy } from './rule.ts';
import type { Rule } from './rule.ts';

type PlainIntent = Exclude<IntentLabel, 'objection'>;

export const intentRules: readonly Rule<PlainIntent>[] = spokenBy('customer', [
  {
    id: 'intent.question.zh.asks',
    label: 'question',
    pattern: /(?:请问|想问|问一下|问下|问问|咨询|打听)[^,。]{0,30}|(?:有没有|能不能|可不可以|是不是|会不会|要不要|行不行|算不算|还有没有|用不用|收不收|分开没)[^,。!]{1,20}(?:$|\?|,)|(?:吗|么|呢|不|没)(?:[呀啊哈])?(?:\?|$)|(?:几点|几天|几号|几个|几级|多久|多长时间|多少(?!人看|次了)|多大|哪(?:里|儿|个|家|天|些|种|位|几)|怎么(?:收|算|用|办|走|弄|改|开|退|联系|预约|申请|设置|操作|交|换)|如何|什么时候|啥时候|为什么|为啥|区别(?:在|是)|是按|谁(?:的|出|管|付|来))[^。!]{0,24}(?:$|\?|,|呀|啊)/u,
    unless: /\?.{0,4}(?:我|抢|你|又|别|真|还不)|信你个鬼|谁信|镀金|镶|凭(?:啥|什么)|好意思|不看了不看了|合着|敢情|求你|怎么(?:这样|回事|搞的|做生意)|人呢|受不了|投诉你们|我找谁|受够|恭喜|不愧|没人(?:管|理)|哪个都|哪都|怎么也|什么都|哪儿都|多少都|建议|(?:多好|就好)$|我想静静/u,
    examples: ['请问周末几点开门', '这款有没有大一号的', '发票怎么开呀'],
    nearMisses: ['才用一次？鬼才信你，我抽屉里有账', '一壶茶八十，杯子镀金的吗？'],
  },
  {
    id: 'intent.question.en.asks',
    label: 'question',
    pattern: /(?:^|[.!?,;:] |\b(?:and|but|so|or|hi|hello|sorry|please|wondering) )(?:is (?:it|there|the|this|that|my|your)|are (?:you|there|the|they|these)|do (?:you|i|we|they)|does (?:it|the|this|your|that|my)|did (?:you|the|my)|can (?:i|you|we|my|it|they)|could (?:i|you|we|my)|will (?:it|you|the|my|there)|would (?:it|you|that|the)|has (?:the|my|it)|have (?:you|they)|which|when (?:do|does|is|will|can|did)|where (?:do|can|is|are|does)|how (?:do|does|long|much|many|often|far|soon|old|late|early|big|can|would|is|are)|what (?:time|is|are|does|do|size|happens|kind|sort|colour|date|year|load|'s|counts)|what's|who (?:do|is|makes|runs)|who's|why (?:is|does|do|are))\b[^.!]*\?|\b(?:just (?:wondering|curious)|i'?d like to know|could you (?:tell|let) me|wanted to (?:ask|know|check)|quick question|any idea)\b/u,
    unless: /what'?s next, a fee|who does that|do you think we'?re fish|made of gold|\? no\b|do you people|how did they know|how on earth|what's the point|are you having me on|why would (?:i|we)|what would (?:i|we) do with|can we not|couldn'?t you at least|is that a joke/u,
    examples: ['What time do you close on Sundays?', 'Does it come in green?', 'Just wondering if the lift works.'],
    nearMisses: ['They paid for lunch. Who does that?', "Half a month's wages? Are you having me on?"],
  },
  {
    id: 'intent.request.zh.asks',
    label: 'request',
    pattern: /(?:^|[,。!?;])(?:那|先|就|您|你|赶紧|快|顺手|顺便)?(?:请(?!问|稍|坐)|麻烦(?!你啦|啦|您了|死)|烦请|劳驾|帮(?:我|忙|我们)(?!.{0,16}(?:找回|换了|垫|拦|叫了))|给我(?!们?(?:妈|爸)|.{0,8}(?:一种|的感觉|寄来|卡成|整成))|替我(?!跟.{0,8}(?:说声|道)谢)|把(?!我(?:气|恶|头发|害|吓|染)|.{0,16}(?:当|恶心|吓|毛孔))|叫|让(?!我(?:们)?(?:等|觉|很|怎么)|人)|发(?:个|一份|一下|我|给我)|换(?:个|块|一批|成|把)|留(?:一|两|着|台)|改(?:到|成)|来(?:个|份|瓶|碗|一)(?!吧台)|加(?:个|一份|急)|开(?:个|张|一张)|安排|取消|退(?:我|给我)|预约|预订|约(?:一下|个|周|明)|再(?:给|让|来|发)(?:我|一)|教(?:我|教我)|少放|多放|多给|别(?:放|加|涂|装|敲|打座机))[^,。!?;]{1,30}|(?:发|给|转|寄|拍|拷|留|打)(?:我|给我|到我)(?:一下|一份|一张|个|看看|底)?(?:$|,|吧|呗)|(?:必须|务必|立刻|马上)(?:给我|退|处理|解决|派)|(?:现)?要求贵|我(?:想|要)(?:预约|预订|订|投诉|退|改|换|取消|开)/u,
    unless: /(?:谢谢|感谢|多谢)[^,。]{0,4}(?:帮|给)我|恭喜|把我(?:染|害|气|吓|约)|(?:给|把)我(?:弄|修|整|卡|染|送来|约到)|建议|多好|就好了|没给我|还把|换来的|再给我推|帮我把.{0,12}(?:了,|了$)|给我看的|说给我/u,
    examples: ['麻烦把时间改到周四上午', '帮我留一份，傍晚去取', '请开一张公司抬头的发票'],
    nearMisses: ['谢谢帮我留位', '把我头发染成了绿的'],
  },
  {
    id: 'intent.request.en.asks',
    label: 'request',
    pattern: /(?:^|[.!?;,] |\b(?:and|so|then|please|kindly|just) )(?:please (?!note|be|accept|god|don'?t apolog)|kindly |send (?:me|us|a|the|two|it|over|somebody|someone)|put (?:me|us|it|the|my|on|two)|book (?:me|us|in)|hold (?:the|my|me|it)|move (?:my|me|us|the|our|it)|swap|cancel (?:my|the|our)|change (?:my|the)|delete (?:my|the)|wipe|check (?:the|my|whether)|resend|forward|refund (?:the|me|my|us)|take (?:me|us|my|our|the|it) (?!long|ages)|ring (?:me|us|before|the bell)|call me (?:back|when|on)|email me|bring (?:me|us|just|the|bread|someone)|leave (?:it|the|them)|reissue|stop sending|unsubscribe|show me|tell me (?:yes|when|where|the)|get (?:me|us|someone|an)|have (?:someone|somebody|it|the)|add (?:me|a|my)|remove (?:me|my)|print|label|split|move us|arrange|reserve|let me have|merge|pull me|bump (?:our|my)|make (?:sure|it)|ask (?:the|them|him))|\b(?:can|could|would|will) you (?:please |possibly |just |kindly )?(?!believe|imagine|not|tell me why|honestly|at least)\w+|\b(?:can|could|may) (?:i|we) (?:have|get|book|pick|swap|change|move|ask|borrow|pay|bring|freeze|cancel|see|speak|talk|order|reserve|keep)\b|\bi(?:'d| would) (?:like|prefer|appreciate)(?! to (?:know|say|thank|complain))\b|\bi need (?:the|a|my|you|it|an|somebody|someone|to (?:speak|talk|change|cancel|move|book))\b|\b(?:would you|will you)\?|, please\b|please[.!]?$/u,
    unless: /thank(?:s| you) for|let people|would be (?:nice|grand)|how can you|i'd like to know whether/u,
    examples: ['Please send a replacement lid.', 'Could you move us to eight?', 'Ring me before noon.'],
    nearMisses: ['Thanks for letting us move to eight, could you believe the view!', 'It would be nice to have a bench, please consider it.'],
  },
  {
    id: 'intent.idea.zh.suggests',
    label: 'idea',
    pattern: /(?:建议|提议|我有个(?:建议|想法|主意)|提个(?:建议|意见)|要我说|我琢磨着|有个事儿琢磨)(?!你(?:们)?改行)|(?:要是|如果|要|若)(?:能|有|可以|按|插)?[^,。]{0,24}(?:,[^。]{0,10})?(?:就(?:好|美|更|方便|省|快|愿意)|多好|快得多|我还来)|多(?:好|省事|方便)$|(?:不如|何不|干脆)(?!不|算|去)[^,。]{2,20}(?:推|做|拉|弄|改|换|开|搞)|(?:弄|搞|做|出|开|装|加|设|插|贴|放)(?:个|一个|一份|几把|排|张|点|带)[^。]{1,20}(?:吧|呗|嘛|好了)(?:,|$|。)|(?:弄|搞|加|设|装|放)(?:个|一个|几把|排)[^,。]{2,14},[^。]{2,20}(?:能|免得|省得|也|不)|(?:你们|店里|网站上|菜单上|包装盒|案例|袋子上)(?:可以|应该|要能|不妨|能不能|也)?(?:弄|出|做成|开个|做个|放|加|标|印|贴|打|写写)[^。]{2,30}|(?:能不能|可不可以)(?:请你们)?(?:出|弄|分|加|做|标|把[^,。]{1,12}(?:分成|做成|改成|弄成))[^。]{1,24}/u,
    unless: /改行|给我(?:弄|做|出)|帮我|能不能分(?:两|几)次|抹|零|书面|要是(?:修不好|当时|早)|建议.{0,4}(?:吗|么)\?|你建议|您建议|不做成/u,
    examples: ['建议加一排矮一点的柜子', '要是能线上看排到几号就好了', '店里放几个挂钩呗'],
    nearMisses: ['你建议我买哪个', '建议你们改行开画展'],
  },
  {
    id: 'intent.idea.en.suggests',
    label: 'idea',
    pattern: /\b(?:you (?:could|ought to|should|might)(?! (?:have|be ashamed|know|see|hear|say|call|tell)) (?:\w+)|why not (?!just (?:admit|say))\w+|what (?:if|about) (?:the|you|a|an|there)|how about (?:a|an|adding|letting)(?! (?:refund|apology))|maybe (?:put|sell|add|offer|have|print|a)|might be worth|my suggestion|a suggestion|i'?d suggest|may i suggest|it(?:'d| would) (?:be (?:good|great|nice|lovely|handy|something|helpful|kinder|useful)|help)(?: \w+){0,2} (?:if|to)|would be (?:grand|handy|lovely|nice|useful|a kindness)|if (?:the|your|invoices|only|i were you)\b[^.?!]{0,40}\b(?:could|carried|had|were|showed|i'?d let)|could there be|somebody should invent|wouldn'?t (?:hurt|kill you|it be (?:kinder|nice|better))|could do with (?:a|some)|would (?:win you|earn you|save my|tell me more)|let (?:people|volunteers|teachers|customers|us|outgoing) |i wish (?:you|there|the))\b/u,
    unless: /(?:could|should) have|you should be|if (?:you|the) (?:don'?t|can'?t|won'?t)|let us (?:know|in)|you could (?:cut|hear|see|tell|feel)|if i were made|would be nice to (?:get|have) (?:my|an answer|a reply)/u,
    examples: ['You could print the bus times on the ticket.', 'Why not open an hour earlier on market days?', 'A hook by the door would be handy.'],
    nearMisses: ['You should have told us.', 'You could hear it from the street.'],
  },
  {
    id: 'intent.thanks.zh.any',
    label: 'thanks',
    pattern: /谢谢|多谢|感谢|感恩|谢(?:啦|了|过)|(?:道|说)(?:声)?谢|(?:^|[,。!])谢[^绝就,。]{0,6}(?:你|您|师傅|老板)|辛苦(?:你|您|师傅|大家|了|啦|辛苦)|费心|有心了|劳(?:您|你)|多亏|亏得(?:你|您)|幸好(?:你|您)|承蒙|跪谢|恩情|这(?:恩|份情)我?记|记你一辈子|三q|三克油|麻烦(?:你|您)?(?:啦|了)(?:$|,|。)|太客气|欠(?:您|你)一顿|鞠一?躬|拜谢|thx/u,
    unless: /谢就免|谢绝|我真的会谢|(?:感谢|谢谢)[^,。]{0,16}(?:百忙之中|手下留情|让(?:我|全)[^,。]{0,8}(?:体验|重温|见识)|不回|培养)|不用谢|谢什么|我不需要.{0,6}谢谢|谢谢配合|别的都谢谢/u,
    examples: ['多谢提醒，赶上了', '辛苦师傅冒雨送来', '多亏您帮着盯着'],
    nearMisses: ['谢就免了，应该的', '感谢前台百忙之中看我一眼'],
  },
  {
    id: 'intent.thanks.en.any',
    label: 'thanks',
    pattern: /\b(?:thanks?(?: you)?|many thanks|much obliged|obliged (?:to|for)|cheers|grateful(?! (?:if|for your (?:menus|quote|reply)))|appreciate (?:you|the|it|your|that)|bless (?:you|her|him|your|them)|i owe (?:you|her|him)|ta (?:for|very)|i(?:'m| am) (?:much |very )?obliged|cheers,|saved (?:my|a|our) (?:life|day|marriage|bacon))\b|^ta[.!,]|[.,!] ta(?:[.!,]|$)/u,
    unless: /no,? thanks|no [\w ]{2,30}, thanks|thanks but no|thanks for nothing|would appreciate|appreciate (?:it if|a reply|an answer)|don'?t need [^.?!]{0,20}thanks|not (?:today|now),? thanks|drinks? .*cheers with|just looking, thanks|bless them|^no\b[^.?!]{0,30}thanks/u,
    examples: ['Cheers for the umbrella!', 'Much obliged for the swap.', 'Ta very much.'],
    nearMisses: ['No, thanks.', 'I would appreciate a reply.'],
  },
  {
    id: 'intent.praise.zh.any',
    label: 'praise',
    pattern: /(?:很|非常|特别|真|太|超|挺|相当|十分|实在)(?:是)?(?:满意|不错|棒|赞|好(?:吃|喝|看|用|闻|听|玩|住)|舒服|舒坦|贴心|专业|耐心|细心|负责|热情|周到|靠谱|划算|值|喜欢|惊喜|干净|安静|温柔|麻利|地道|敞亮|顺手|省心|放心|及时|厚道)(?:了|的|啊|呀)?(?!吗|么|\?)|(?:没话说|没的说|没得说|无可挑剔|挑不出毛病|点(?:个)?赞|五星|满分|绝绝子|yyds|爱了|赚到|惊艳|回头客|下次还来|还会再来|推荐给|安利|强烈推荐|物超所值|名不虚传|服气|省心|手艺(?:好|没)|口碑好|良心(?:商家|店)|好评|宝藏|香!|真香|一点(?:毛病|瑕疵)(?:都)?没有|像样|少见这么|难得)|(?:又|既)[^,。]{1,4}又(?:快|好|香|便宜|干净|稳|软)|(?:舒坦|舒服|省事|放心|痛快|漂亮|完美|厉害|优秀|给力)(?:$|。|!|,)/u,
    unless: /不(?:太)?(?:满意|舒服|放心|值|专业|靠谱|推荐|省心)|没(?:有)?(?:那么|多)|(?:就是|但|可是?|不过)[^。]{2,}|没用过|没试过|听说|大家都?说|人家(?:都)?说|他们|恭喜|真(?:贴心|准时|敬业|养生)|好评返|建议|(?:吗|么)\?|怎么(?:那么|这么)|服务周到,|[“"](?:好|最|真|极)|要是|如果|良心价|佩服|你说|能让.{0,6}放心|让你怎么|怎么放心|是为了|周到得|很好,为什么/u,
    examples: ['这份手艺没话说', '房间特别干净，住得舒服', '真香，下次还来'],
    nearMisses: ['听说很好用，是真的吗', '真贴心，停水后才通知', '不太满意'],
  },
  {
    id: 'intent.praise.en.any',
    label: 'praise',
    pattern: /\b(?:(?:so|very|really|absolutely|truly|such|what) (?:a )?(?:happy|pleased|good|lovely|kind|helpful|patient|clean|quiet|tidy|delicious|comfortable|friendly|polite|professional|impressed|smooth|brilliant|gorgeous|beautiful|delightful|joy|gem|treat|relief)|(?:best|finest|nicest|kindest|loveliest) [\w ]{1,24}(?:ever|in (?:ages|years|town)|i'?ve)|i (?:absolutely |really |just )?(?:love|adore) (?:it|this|the|my|how (?:quiet|soft|light|easy)|you|your|these)|i (?:was|am|'m) (?:so |very |really )?(?:impressed|delighted|thrilled)|(?:spotless|flawless|faultless|immaculate|perfect(?:ly)?|superb|excellent|outstanding|first-rate|top-notch|marvellous|a doddle|a delight|a dream|like a dream|bliss|a saint|a star|a gem|a beauty)\b|can'?t (?:fault|praise|recommend)|couldn'?t (?:be happier|ask for|have been (?:nicer|kinder|better))|recommend(?:ed)? (?:you|it|them|to)|worth every|five stars|ten out of ten|well done|good value|never (?:once )?had (?:to|a problem)|nice touch|hats off|works? (?:a treat|like a charm|perfectly|beautifully)|made my (?:day|week|year)|over the moon|chuffed)\b/u,
    unless: /(?:not|isn'?t|wasn'?t|hardly|never|less than) (?:so |very |really |exactly |absolutely |a )?(?:happy|pleased|good|perfect|clean|impressed|helpful)|, (?:but|only|except|shame|mostly|especially page)|\bbut\b|ten out of ten for|five stars if|i'?ve not tried|people say|they rave|i(?:'m| am) told|neighbour says|would be (?:perfect|lovely)|perfect(?:ly)? (?:safe|happy to|clear)|love the (?:chatbot|update)|so (?:glad|pleased) (?:i pay|we booked)|\?$|like to recommend\?|at best|good riddance|marvellous noise/u,
    examples: ['The room was spotless.', "Best soup I've had in ages.", 'I adore the colour.'],
    nearMisses: ['People say it is so good, I have yet to try.', 'Lovely room, but the bed broke.'],
  },
  {
    id: 'intent.complaint.zh.any',
    label: 'complaint',
    pattern: /(?:投诉|差评|曝光你们|举报|垃圾|太差|差劲|恶心|坑人|坑爹|骗人|无语|离谱|什么(?:态度|服务|破|玩意)|太(?:过分|不负责|慢|吵|脏|让人失望)|失望|受不了|受够|忍无可忍|气死|火大|欺负人|不负责任|糊弄|敷衍|推诿|踢皮球|耍我|岂有此理|下头|龌龊)|(?:催|等|打|问|报|找|说|发)(?:了)?(?:[一二两三四五六七八九十几好0]+)(?:个)?(?:次|遍|天|小时|周|月|个月|多月|回|分钟)[^。]{0,16}(?:没|不|还|才|都)|(?:还|都|也|到现在|至今)(?:没|不)(?:人|退|修|来|到|发|处理|解决|回(?!来)|给|通知|理)[^,。]{0,8}|(?:没人|没一个人)(?:管|理|接|来|应|回|通知|负责)|(?:又|一|刚)(?:坏|崩|卡|断|漏|堵|停|掉|闪退)(?:了)?|(?:漏|坏|裂|断|掉|崩|死机|闪退|发霉|馊|夹生|起皮|掉漆|开裂|异响|不亮|不转|不制冷|打不开|登不上|用不了|关不上|装不上)(?:了)?(?:$|,|。|!)|(?:明明|说好(?:的|了)?|答应(?:的|好)|约好|承诺)[^。]{2,24}(?:却|结果|到了|还|没|变|不|又)|(?:少|缺|漏)(?:了|发|装)?[一二两三四五0]+(?:个|件|根|箱|瓶|颗|份|托)|(?:扣|收|刷)(?:了)?(?:我)?(?:两|三|多)(?:次|回|笔)|连(?:个|口|杯|根|句|张)[^,。]{1,10}(?:都|也)(?:没|不)|(?:发|送|寄|拿|开|写|给)错(?:了)?/u,
    unless: /不是(?:来)?(?:要)?投诉|没(?:有)?(?:要)?投诉|投诉不至于|投诉(?:率|电话|入口|的是)|没关系|不怪|不怨|自己(?:摔|弄|坐|记|看)|谢谢|多谢|感谢|别(?:再)?跟我推|如果|要是|会不会|吗(?:\?|$)|修好了|换好了|解决了|我(?:自己)?(?:发|写|寄)错|昨天就|没(?:有)?失望|听岔|一点都没(?:漏|坏)|再也没/u,
    examples: ['打了三次电话都没人接', '说好周五到，结果现在还没影', '新买的水壶又漏了'],
    nearMisses: ['不是投诉，就想问问几点打扫', '水壶漏了是我自己摔的，没关系', '要是坏了怎么修'],
  },
  {
    id: 'intent.complaint.en.any',
    label: 'complaint',
    pattern: /\b(?:(?:awful|terrible|appalling|dreadful|disgusting|disgrace(?:ful)?|shambles|useless|garbage|rubbish|unacceptable|shocking|pathetic|ridiculous|fed up|furious|livid|disappoint(?:ed|ing)|complain(?:t)?|never again|waste of|sick of|had enough|joke of a)|(?:nobody|no one|not one of (?:you|them)) (?:has |have |had )?(?:answers?|answered|replied|replies|rang|called|came|told|picks up|turned up|showed|bothered|knows|could)|(?:still|yet) (?:no|not|waiting|hasn'?t|haven'?t|nothing)|(?:waited|waiting|been on hold|held|queued|chased|rang|emailed|reported|asked)\b[^.?!]{0,20}\b(?:hours?|weeks?|months?|times|days?|minutes|since|twice)|(?:third|fourth|fifth|sixth) (?:time|week|letter|email|visit|engineer)|(?:broke|broken|snapped|leaks?|leaking|cracked|crashed|froze|faulty|dead on arrival|won'?t (?:start|charge|open|shut|close|work|load|turn)|keeps? (?:crashing|dropping|freezing)|stopped working|doesn'?t work|came out of a tin|half empty|stone cold|never (?:arrived|came|turned up|rang|called|replied))|(?:charged|billed|invoiced) (?:me |us )?(?:twice|again|for)|(?:promised|told|said|swore)\b[^.?!]{0,40}\b(?:but|and (?:then|it|nothing|nobody|here|still)|yet|; )|(?:wrong|missing|lost|mouldy|filthy|sticky|tacky|damp|stank|stinks)\b|rude|overcharged|ripped off|lied)\b/u,
    unless: /not (?:a |complaining|moaning)|isn'?t a complaint|no complaints?|nothing (?:wrong|to complain)|my (?:own )?(?:doing|fault)|thank|cheers|much obliged|bless|fixed|elsewhere|does it|will it|is it|what if|if it|never once|wrong (?:with me|number of)|didn'?t (?:leak|break)|hasn'?t (?:leaked|broken)|over-ordered|so no matter|sorry for|my (?:mistake|bad)|i(?:'ve| have) lost my|lost my (?:key|card|pass|ticket|phone)/u,
    examples: ['Rang four times in two weeks, nobody answered.', 'The lid leaks and the handle snapped.', 'Still waiting for the refund.'],
    nearMisses: ['Not a complaint, just asking about the dye.', 'The crack is my own doing.'],
  },
]);
