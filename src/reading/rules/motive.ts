/** Why a picky customer picks. Who finds fault is still talking to us: the motive says how to go on. */
import type { PickyMotive } from '../../domain/index.ts';
import { spokenBy } from './rule.ts';
import type { Rule } from './rule.ts';

const sum = '[一二两三四五六七八九十几半0]+(?:百|千|万|块|元|个点|成)';

export const motiveRules: readonly Rule<PickyMotive>[] = spokenBy('customer', [
  {
    id: 'motive.price.zh.fault-for-discount',
    label: 'price',
    pattern: new RegExp(
      `(?:抹(?:个|了|掉)?.{0,2}零|让(?:让价|点价|价|我?${sum})|(?:给我?|再|得)(?:减|少|降|砍)${sum}|少(?:个)?${sum}|(?:打|值|给)(?:个|几|[一二三四五六七八九对0])折|(?:收摊|批发|成本)价(?:给|拿)|给我?按${sum}|按${sum}.{0,4}(?:付|算|给)|一分不让|少(?:收|算)(?:点|些|我))`,
      'u',
    ),
    unless: /^[^,?。]*$|“[^”]*(?:让|减|折)[^”]*”|不值当/u,
    examples: ['后盖有道印子，灯也不太亮，再让两百我就拿', '门板都翘了，给我打个折吧', '这筐有一半是蔫的，收摊价给我得了'],
    nearMisses: ['五折那天人真多，挤不进去', '请让一让，我要过去'],
  },
  {
    id: 'motive.price.zh.others-for-less',
    label: 'price',
    pattern: /(?:人家|隔壁|对面|楼下|别家|同行|那家|同样|去年)[^。]{0,28}(?:你(?:们)?(?:这|就|给|却|一个|自己)|比你|凭啥|凭什么|才[一二两三四五六七八九十几0]|少[一二两三四五六七八九十几0]|白送|还送|是[一二两三四五六七八九十几0]+(?:万|百|千))/u,
    unless: /取消|退款|搬|装修了|不用考虑|门儿清|团购/u,
    examples: ['隔壁同样的料还送安装，你们这光秃秃的凭啥一个价', '同样的窗户，楼下那户才四千'],
    nearMisses: ['隔壁那家退款要一个月，你们快多了', '对面搬走了吗'],
  },
  {
    id: 'motive.price.en.fault-for-discount',
    label: 'price',
    pattern: /\b(?:so|and|look|surely)\b[^.?!]{0,30}\b(?:knock|take|taking|bit off|something off|room on)\b[^.?!]{0,30}(?:off|fee|price|imagine|bit|together)?|\b(?:call it|make it) (?:\w+[ -]){1,4}(?:off|less|and i'?ll|quid|cash)|\btake (?:a |another )?(?:\w+ ){1,2}off\b(?! the (?:list|table))|\b(?:meet me|show up in your sums|show in the price|ex-display price|closer to the book)\b|\bthrow (?:one|it|that|the \w+) in\b[^.?!]{0,20}(?:deal|take|sign|today)/u,
    unless: /anyone but|take the \w+ (?:before|away)|go ahead|arrange|name off|day off|take off (?:the|my|your) (?:shoes|coat|list)|off (?:the|my|your) (?:list|account|mailing)|so (?:i|we) (?:could|can) take/u,
    examples: ["There's a dent in the lid, so knock a bit off.", 'Box is torn and the manual is missing. Call it thirty off and I take it.', 'Scratched on two sides, so what about taking something off the price?'],
    nearMisses: ['Please take my name off the list.', 'Make it Thursday instead.'],
  },
  {
    id: 'motive.superiority.zh.own-trade',
    label: 'superiority',
    pattern: /(?<!给我)(?<!我吃素)(?<!都)(?:干|做|搞|修|教|听|玩|卖|养|吃(?=斑|海鲜|鱼))(?:了|过)(?:[一-龥]{0,3})?(?:半辈子|大半辈子|一辈子|[一二两三四五六七八九十几0]+(?:多)?年)(?:[一-龥]{0,4})?(?:,|的|我|$)|我(?:们)?(?:是)?(?:学|搞|教|研究|干|退休前做)[一-龥]{1,5}的(?:,|$|门)|我家就是(?:卖|做|开|修|搞)|(?:这|那)?(?:一)?(?:行|块|方面)?(?:我|咱)(?:比你)?(?:门儿清|懂(?!你|了|得|事|的)|在行|熟得很)|(?:懂行|内行)的|我[一二两三四五六七八九十0]+年前就|[一二两三四五六七八九十0]+年(?:前)?我?就?(?:玩|用|会)(?:过|这)|我徒弟/u,
    unless: /谢|吃素|免了|教我|不懂|教我|真好|学不会|不在行|一辈子没|剪了|租了|跟了|吃了[一二两三十]+年(?:素|药)/u,
    examples: ['我干了二十年木工，这榫头一看就是机器糊弄的', '我学材料的，别拿这种词唬我', '论这一行我比你门儿清，少来'],
    nearMisses: ['在你家剪了六年了，一直满意', '这个我不懂，你教教我'],
  },
  {
    id: 'motive.superiority.zh.corrects',
    label: 'superiority',
    pattern: /(?:别|少)(?:拿.{1,8})?(?:唬|蒙|忽悠)(?:我|人)|(?:回去|去)(?:好好)?(?:翻翻|查查|补补|学学|再学)|我(?:还)?(?:得|来|去)?(?:给|教)(?:教)?(?:他|你|你们|他们)(?:上课|教|一课|讲讲)?$|教教他|(?:我|咱)(?:拿|用)[^,。]{1,10}(?:测|量|敲|称|验|拆|试)(?:了|过|出)|我(?:查|翻|核对|算|对比)(?:过|了)[^,。]{0,6}(?:备案|参数|规格|标准|条款|资料|配方|文献|论文|曲线)|(?:册子|手册|参数|规格|标注|标签|菜单|文档|页面)(?:上|里)?[^,。]{0,10}(?:写错|标错|矛盾|对不上|前后|都不一样|写一块)|连[^,。]{1,14}(?:都|也)(?:不认识|答不上|分不清|不知道|不懂|没搞清|没弄明白)|(?:也|还)?(?:好意思|敢|配)(?:叫|称|说是?)(?:什么)?[^,。]{0,8}(?:旗舰|高精|高端|专业|正宗|顶级|原色|进口|大师|精|级)?|第三方的?(?:校准证|校准)|原始数据/u,
    unless: /不好意思|敢说不|谢谢|敢叫你|“[^”]*敢|没人敢|不敢|对不上,(?:出了|找)/u,
    examples: ['这参数前后对不上，回去查查再来讲', '我拿卡尺量过，差半毫米也敢叫高精', '店员连单位都分不清'],
    nearMisses: ['不好意思叫你跑一趟', '我查了快递，明天到'],
  },
  {
    id: 'motive.superiority.en.own-trade',
    label: 'superiority',
    pattern: /\bi(?:'ve)? (?:\w+ )?(?:trained in|rig|raced|taught|teach|lived (?:in|there)|wrote|written|build|built|rebuild|designed|drove|weld|cooked|worked|fitted|done|made|been \w+ing)\b[^.?!]{0,40}(?:for a living|years|for the county|degree|at night school|chemistry|compilers|there is no)|\bi'?ve (?:a|two) (?:doctorate|degree|phd|master'?s) |\b(?:do your homework|read me the|which \w+\? does (?:he|she|it) have a name|my foot\b|i know (?:a|an|my) \w+ when i|says you|you(?:'ve)? listed the wrong|that'?s not an? [\w ]+, that'?s|it'?s \w+, not ")|\bit'?s spelled\b|\bi can (?:tell|see it|hear it|smell it) (?:a|an|from|the)|\bfor a living and\b|\bper (?:iso|din|the standard)\b|\bi nearly wept\b/u,
    unless: /thank|bless|love (?:it|the)|grateful|i teach (?:blind|primary|at the)|built (?:by|my)|lovely/u,
    examples: ['I rig lights for a living, so spare me.', "That's not a stew, that's soup with lumps.", 'Do your homework, it is the cheap grade.'],
    nearMisses: ['I teach art and I love the new pens.', 'It was built by my grandfather.'],
  },
  {
    id: 'motive.seller.zh.person',
    label: 'seller',
    pattern: /(?:那|这|你那|你这)(?:语气|态度|口气|副[^,。]{0,14}(?:样|口气|嘴脸|德行)|张(?:嘴|脸))[^。]{0,30}|(?:不想|不愿|懒得)(?:跟|和|让)(?:您|你|他|她|那)[^,。]{0,10}(?:说话|打交道|签|买|挣|拿|谈|提成|做生意)|(?:换(?:个|那个|一个)?人|换(?:个|那个)[^,。]{1,10}(?=来))(?:来|跟我|给我)(?:谈|讲|接待|吧|服务|介绍)?|冲(?:这|你这)(?:话|句|态度)[^,。]{0,10}(?:不|只)|(?:单子|提成)(?:我)?(?:宁可|就是)|人我就(?:不|烦)|看(?:他|她|你)就(?:来气|烦|不爽)|一看就来气|(?:油嘴滑舌|哥长哥短|嬉皮笑脸|阴阳怪气|吹牛)(?:的)?[^,。]{0,8}|(?:一口一个|张嘴闭嘴|张口闭口)[“「"]?[^。]{1,20}(?:找别人|去找|发麻|烦|不想|还不如|受不了)|(?:本来|原本)(?:想|要|打算)(?:买|订|签|办)[^。]{0,24}(?:就放下|不买|不订|走了|算了|转身)|(?:货|东西|车|房|价钱?|菜|机器|设备|方案|功能)[^,。]{0,6}(?:还行|还成|没得挑|没的挑|不错|好|凑合|没啥),?(?:就是|可)(?:你|您|那|他|她|你们)[^。]{0,8}(?:人|嘴|销售|店长|经理|态度|经销商|前台|顾问)/u,
    unless: /(?:语气|态度)(?:特别|真|很|也|都|挺)?(?:好|和气|温柔|亲切|耐心)|谢谢|换人(?:民币)|上次那位|戴眼镜的领队|听不懂|会(?:手语|潮汕)|换个力气/u,
    examples: ['东西不错，就是那副爱买不买的样子，我不买了', '换个人来跟我谈吧', '一口一个“美女”，听得我不想买了'],
    nearMisses: ['那态度真好，特别有耐心', '换个颜色给我看看'],
  },
  {
    id: 'motive.seller.en.person',
    label: 'seller',
    pattern: /\b(?:it'?s (?:you|the (?:wink|smirk|tone|attitude|patter|sneer|man|woman|lad|chap|fellow|way))|shame about the (?:woman|man|lad|bloke|girl|rep|chap|salesman|person)|(?:anyone|anybody|somebody|someone) (?:other than|but)|could (?:someone|somebody) (?:other|else|older|quieter)|you(?:'ve)? (?:rolled your eyes|sighed at|smirked|tutted|winked)|(?:he|she) (?:winked|smirked|sneered|rolled)|walking away from|dealbreaker|(?:sooner|rather) (?:pay more|buy (?:it )?elsewhere|drive)|called (?:me|us|my \w+) "[^"]+"|calls? (?:me|us|my \w+) "|being called "|(?:if (?:he|she|it)'?d? (?:quit|stop|stopped|weren'?t for)|were it not for) (?:the|that|your|calling)|(?:mr|mrs|ms) smirk|finger guns)/u,
    unless: /it'?s you(?:$|\.| (?:who|that|i))|it'?s yours|put me next|team calls|anyone but (?:us|me)|still calls? me|the (?:desk|letter|system)|i like it|sweetheart, so|wins|"miss"/u,
    examples: ["The sofa's fine, it's the smirk that came with it.", "Could someone other than him show me round?", "I'd rather pay more elsewhere than buy from that one."],
    nearMisses: ["It's you I have to thank.", 'Anybody home? The bell does not work.'],
  },
  {
    id: 'motive.defect.zh.broken',
    label: 'defect',
    pattern: /(?:翘|掉|起|卷|脱|裂|褪|发|渗|漏|冒|变)(?:了)?(?:皮|漆|泡|边|霉|黄|黑|绿|色|缝|油|水|烟|味|毛|球|胶|丝|酸|臭)(?!的那款)|(?:裂开|开裂|断了|断裂|崩了|散架|变形|卡死|抱死|死机|闪退|黑屏|白屏|花屏|蓝屏|绿线|断连|关不严|装不上|开不了机|不转|不亮|没反应|没动静|弹不回|鼓(?:包|得)|滋滋响|异响|嗡嗡|砂眼|铁屑|夹生|馊|虫子|苍蝇|蟑螂|头发丝|钢丝|钉子|异物|耳屎|刺鼻|拉丝|起疹|红疹|肿了|烂了|坏了|又坏|就坏|坏掉)|有(?:一?条|只|根)?(?:虫|头发|苍蝇|铁丝|毛发)|(?:一|刚)(?:洗|推|碰|开|用|按|掰|拧|穿|拉)就?(?:掉|断|裂|坏|开线|起球|缩|变形|散)|(?:堵|漏|停)(?:了)?(?:[一二两三四五六七八九十几0]+)?(?:天|回|次|处)|(?:洞|缝|孔|尺寸|型号|颜色|批次)[^,。]{0,8}(?:差|偏|不对|对不上|不一样|发错)|恶心(?:死|坏)?/u,
    unless: /幸好|多亏|不是要?投诉|录音|瞅|牌匾|自己(?:摔|坐|弄|碰|掉)|如果|要是|万一|会不会|会(?:不会)?(?:掉|裂|起)|吗(?:\?|$|,)|么\?|怕|谢|保修|没坏|修好|换好|终于|居然还|多少钱|帮我|发霉,给我减|砍|便宜|抹/u,
    examples: ['才穿两回就开线，一洗还掉色', '半夜一开机就黑屏，按哪儿都没反应', '盒子里居然有虫子，恶心死了'],
    nearMisses: ['染完会掉色吗？', '屏幕是我自己摔坏了，换一块多少钱', '上回坏了的灯修好了，谢谢'],
  },
  {
    id: 'motive.defect.en.broken',
    label: 'defect',
    pattern: /\b(?:froze|frozen|seized|swelled|crashed|snapped|split|peeled|peeling|faded|shrank|shrunk|unravell?ed|leaks?|leaking|dripping|wobbles|squeals?|squeaks?|rattles?|grinds|gurgles?|mouldy|moldy|rancid|stale|curdled|undercooked|raw in|pink at|misaligned|cracked|crooked|won'?t (?:turn on|start|charge|close|shut|stay|hold|take|open|print|load|connect)|keeps? (?:crashing|dropping|freezing|cutting|disconnecting)|doesn'?t (?:work|charge|close|fit|turn)|stopped working|(?:came|come|fell|coming) (?:off|out|down|apart|loose) (?:in|after|the|on)|(?:there (?:was|were|is)|found) (?:a|an|some|somebody'?s|someone'?s|\w+) (?:hair|fly|slug|bug|rubber|insect|nail|screw|bang|worm|glass|plaster)\w*|someone(?: else)?'?s (?:crumbs|wax|hair|name)|rash|half empty|wrong (?:size|colour|color|model|serial|part|way)|(?:after|within) (?:a|one|two|three|eight|\w+) (?:days?|weeks?|washe?s?|fortnight|months?) (?:it|the|and)?)\b/u,
    unless: /will it|does it|would it|can it|if it|my (?:own )?(?:doing|fault)|thank|fixed|sorted|might|worried|question|cheers|before|delivered|until|\?$|knock|take a|off and|bless|get back/u,
    examples: ['The zip snapped the second time I wore it.', 'It keeps crashing whenever I print.', 'Found a hair in the cream.'],
    nearMisses: ['Will it shrink, or does it keep crashing like the old one?', 'The crack was my own doing, can you fix it?'],
  },
]);
