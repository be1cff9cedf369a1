/** Which emotional need was hurt: to count for somebody (esteem), to be safe (security), to be believed and understood (recognition). */
import type { EmotionalNeed } from '../../domain/index.ts';
import { spokenBy } from './rule.ts';
import type { Rule } from './rule.ts';

const staff = '(?:他|她|他们|你们|人家|前台|客服|店员|店长|经理|主管|管家|师傅|技师|技术|服务员|领班|导游|销售|柜姐|小哥|小姐|教练|医生|护士|老师|工程师|顾问|财务|物业|中介|售后)';

export const emotionalNeedRules: readonly Rule<EmotionalNeed>[] = spokenBy('customer', [
  {
    id: 'emotional-need.esteem.zh.looked-down',
    label: 'esteem',
    pattern: /(?:看不起|瞧不起|看人下菜|狗眼看|白眼|翻(?:了)?(?:个|一)?(?:白)?眼|爱答不理|爱理不理|头也(?:没|不)抬|头都(?:没|不)抬|眼皮(?:都)?(?:没|不)抬|从上到下(?:扫|打量)|(?:上下|拿眼睛)打量|眼睛往天上|瞪我|不拿正眼|晾(?:着|在一边|我)|打发(?:我|叫花子)|当(?:我|我们)(?:是)?(?:空气|透明|叫花子|傻子|要饭)|(?:全程|一直|光|只)(?:对着|冲着?|跟|看着)(?:我)?[^,。]{1,8}(?:说话|讲|介绍|谈)|(?:好像|仿佛)[^,。]{0,8}不(?:是|配)[^,。]{0,8}(?:人|的)|不是人\?|(?:翘|跷)(?:着|个)?二郎腿|一边[^,。]{1,14}一边(?:打游戏|刷手机|聊天|回|玩)|一直(?:在那)?(?:刷|看|玩)手机|低头(?:回消息|玩手机|看手机|刷|涂)|(?:当着|当)[^,。]{1,14}(?:的)?面(?:喊|说|骂|数落)|全场都看|@全体)/u,
    unless: /不介意|没生气|谢谢|表扬|五个字|四个字|我也看不起|再好我也不想|没(?:看不起|瞧不起)/u,
    examples: ['进门她头也没抬', '小伙子全程对着我儿子说话，好像我不识字', '穿得旧点就看不起人？'],
    nearMisses: ['他抬头就笑，没看不起谁', '孩子瞪我，我谢谢阿姨哄他'],
  },
  {
    id: 'emotional-need.esteem.zh.put-last',
    label: 'esteem',
    pattern: /(?:后(?:来|到)的|走后门|认识(?:店长|老板|经理)|开(?:跑车|豪车)的|大客户|vip|旅行团|贷款的|旗舰的|熟人|金主)[^。]{0,14}(?:先(?!进)|优先|插队|在前|坐|还没谈完)|(?:先)(?:接待|招呼|办|给|服务|管)(?:了)?(?:别人|后来|那边|隔壁|大客户|一个旅行团)|我(?:们)?(?:先)?(?:到|来)的[^。]{0,16}(?:后|排|等|他们|别人)|(?:小(?:客户|户|单|厂|店|公司))[^。]{0,10}(?:就|都|不|晾|活该|等)|(?:买便宜的|用券的?|普通会员)[^。]{0,8}(?:活该|就|不是)|跳过我|把我(?:们)?(?:挪|安排|赶)到?[^,。]{0,10}(?:边|厕所|角落|旁边|大厅)|活该等/u,
    unless: /没关系|不急|无所谓|先给那位|你先给(?:她|他)|慢慢来|我不赶/u,
    examples: ['后来的那位先办了，我坐着等', '我们这种小客户就晾着呗', '把我们安排到厕所边上'],
    nearMisses: ['先给那位抱孩子的办吧，我不急', '大客户名单发我一份'],
  },
  {
    id: 'emotional-need.esteem.zh.forgotten',
    label: 'esteem',
    pattern: /(?:又|再|还)(?:要|让|叫|得|问)?(?:我)?(?:从头|重新|再)(?:到尾)?(?:讲|说|填|报|介绍|登记)(?:一遍|了|起|吗|$)?|(?:每次|每个|每回|次次|第[二三四五六七八九十]遍)[^,。]{0,10}(?:从头|重新|重讲|重复|从公司|报一遍)|(?:问|问我|还问)[^,。]{0,6}(?:第一次来|是不是第一次|哪位|您贵姓|来过没)|(?:那个|把我|喊|叫|登记成|写成)[“"][^”"]{1,10}[”"](?:的)?$|叫(?:我|号喊)[“"](?:小姑娘|大妈|大姐|那个[^”"]*)[”"]|(?:放着|写着|喊成|叫成)(?:别人的名字|别人|隔壁)|没我这个人|(?:用了|住了|来了|跟了|做了)[^,。]{0,6}[一二两三四五六七八九十0]+年[^。]{0,20}(?:还问|每次|还要|从头|哪位|让我去)|(?:到期|签完|付完|交完钱)[^,。]{0,6}(?:就|反倒|你就)?(?:没人理|人间蒸发|不理|变脸)|(?:说|讲)过(?:两|三|几)遍/u,
    unless: /没关系|无所谓|不介意|再问一遍也|没事/u,
    examples: ['客服一换人又让我从头讲一遍', '来了五年还问我是不是第一次来', '钱付完你们就没人理我了'],
    nearMisses: ['您再问一遍也没关系，从头讲也行，我没事', '请重新登记成我女儿的名字'],
  },
  {
    id: 'emotional-need.esteem.en.slighted',
    label: 'esteem',
    pattern: /\b(?:rolled (?:his|her|your|their) eyes|sighed at me|smirk(?:ed|ing)?|sneer(?:ed)?|winked|looked (?:right )?(?:through|down) (?:me|on|us|her)|ignored (?:me|us)|without (?:a glance|looking up)|didn'?t (?:even )?look up|talked to my (?:husband|wife|son|carer|daughter)|asked my (?:husband|wife|son|carer|friend)|(?:talked|spoke) (?:over|past) me|explained (?:to me, slowly|what an? \w+ (?:is|was))|(?:still|desk) calls? (?:me|us) "?|still (?:get|called) "|asks? (?:whether|if) i'?ve been|(?:and|asking|asks|with) (?:me )?what (?:we|does your company) (?:make|do)|every call (?:still )?starts|(?:got|getting|gets) (?:seated|served|shown round|the chair|seen) (?:first|before|by)|watched (?:three|two|\w+) [^.?!]{0,30}(?:seated|served|shown)|(?:who|people who) (?:came|arrived|wandered) (?:in )?after (?:me|us)|given to (?:somebody|someone)|"?small fry|for "?new customers only|invisible|patted my head|loud enough for|"sweetheart"|hurry up, (?:sweetheart|love)|dear sir or madam|it'?s doctor|use my title|without the word please)\b/u,
    unless: /don'?t mind|i like it|no bother|dear sir or madam,|to whom it|made me laugh/u,
    examples: ['The clerk talked to my husband as if I were furniture, and ignored me.', 'Every call starts with who I am.', 'People who came after us were seated.'],
    nearMisses: ['He winked at the baby, which made me laugh.', 'Dear Sir or Madam, please send your menus.'],
  },
  {
    id: 'emotional-need.security.zh.money-at-risk',
    label: 'security',
    pattern: /(?:押金|订金|定金|预付款|退款|余额|尾款|保证金|储值)[^。]{0,20}(?:没(?:退|影|下文|到账|动静|人)|不见|还在[“"]?[^,。]{0,8}(?:流程|审|处理)|找(?:谁|不到)|空号|关机|拆招牌|换老板|变成)|(?:退款|退订|注销|投诉)[^。]{0,16}(?:[一二两三四五六七八九十0]+(?:天|个月|周|个工作日)|逾|三个月|还没|迄今)|(?:扣|刷|划|收)(?:了)?(?:我)?(?:两|三|多)(?:次|回|笔|遍)|(?:照扣|偷偷扣|莫名(?:其妙)?(?:扣|多)|乱扣)|(?:是不是|会不会|不会是)(?:被)?(?:骗|卷|跑路|坑)|钱(?:呢|现在)?(?:到底)?(?:在|进|去|打)(?:了)?(?:谁|哪)|钱呢|(?:剩下的|余下的)钱(?:能|还)|(?:卷款|跑路|关门|倒闭)[^。]{0,10}(?:怎么办|我的(?:钱|卡|课))/u,
    unless: /没被骗|退到账了|昨晚.{0,6}退的|已经退|到账了|怕什么|没关系/u,
    examples: ['押金交了一个月还没退', '会费扣了两回，热线是空号', '退款申请二十天了，钱在谁那儿'],
    nearMisses: ['退款今天到账了，谢谢', '定金我晚上转过去'],
  },
  {
    id: 'emotional-need.security.zh.nobody-answers',
    label: 'security',
    pattern: /(?:该|到底|应该)(?:该)?(?:找|问)(?:谁|哪个|哪位)|找(?:谁|哪个)(?:负责|说理|$|,|\?)|谁(?:在|来|能)?(?:负责|给(?:我)?(?:个|一句)?(?:准话|交代|说法|说句话))|(?:没(?:有)?(?:一个)?人|一个都没|没一个)[^,。]{0,8}(?:管|负责|说得?清|能说清|答复|回复|接手|交接)|说(?:让|找|去问|转)[^,。]{1,10},[^,。]{1,10}(?:说|让|叫)(?:让|找|去问|转|又)|(?:客服|管家|总部|店里|保险|分公司|代理)[^,。]{0,4}(?:让|叫|说)(?:我)?找[^,。]{1,8},|踢皮球|推来推去|(?:换了|换)(?:[一二两三四五六七八九十0]+)个(?:人|客服)|(?:三|四|两|几)个(?:销售|客服|人)[^,。]{0,6}(?:三|四|两|几)(?:个|种)|(?:停产|停线|停机)[^。]{0,14}(?:天|小时)[^。]{0,20}(?:到底|谁|在不在)/u,
    unless: /不知道找谁借|谁负责的活动|谢/u,
    examples: ['到底该找谁，三个部门互相说不归自己', '客服让找门店，门店让找客服', '出了事一个人都没人管'],
    nearMisses: ['谁负责的活动，办得真好', '这个项目谢谢王工负责'],
  },
  {
    id: 'emotional-need.security.zh.privacy-and-safety',
    label: 'security',
    pattern: /(?:泄露|泄漏|漏出去|卖了?我(?:的)?(?:信息|号码|资料)|被[^,。]{0,10}(?:打爆|骚扰)|(?:密码|指纹|照片|相册|身份证|护照|通讯录|人脸|病历|素颜|手机号|银行卡|卡号|体检|地址)[^,。]{0,14}(?:报在群|发(?:到|在)?群|撤|留着|谁手里|传到|看见|翻|要我|都要|删|公开|给别人|卖)|授权通讯录|(?:喂|训练)你们的?模型|异地登录|不是我本人|(?:别人|隔壁|陌生人|前租客)[^。]{0,20}(?:开了我的门|能进|钥匙没还|看得见)|我[^,。]{0,8}(?:数据|资料|图纸|名单|合同)[^。]{0,14}(?:别人|同行|别家|泄|带走|谁)|(?:怎么)?(?:拆开过|动过手脚|掉包|翻过我)|(?:失灵|失控|死沉|发紧|着火|烧起来|短路)[^。]{0,20}(?:怎么办|孩子|一家|救命)|一个女孩子住|半夜[^,。]{0,10}(?:打哪个|找谁|按门铃))/u,
    unless: /拦(?:下|了)|谢谢|早查清|帮我(?:换|绑)|地址改到/u,
    examples: ['我的手机号怎么隔天就被十几家打爆了', '身份证照片发到群里，谁看见都行？', '陌生人半夜能进我房间，一个女孩子住着害怕'],
    nearMisses: ['谢谢帮我把诈骗电话拦下，没泄露', '收件地址改到单位'],
  },
  {
    id: 'emotional-need.security.en.exposed',
    label: 'security',
    pattern: /\b(?:charged (?:me |us )?(?:twice|a second time|again)|(?:number|phone|line)[^.?!]{0,14}(?:rings out|disconnected|dead|goes to (?:a )?voicemail)|(?:nobody|no one|nobody here|no one on your side) (?:can|could|will) (?:tell|say|name|explain|answer)|(?:nobody|no one) (?:picks up|replies|answers|is answering|ever explained)|who'?s (?:got|been|on the other|responsible|accountable)|who has (?:got )?(?:my|our)|whose hands|a stranger's|someone else'?s (?:logo|label|booking|name|account)|somebody else'?s (?:logo|label|booking|account)|(?:my|our) (?:bank details|passport|card|pin|measurements|photo|data|address|records)\b[^.?!]{0,40}(?:page|everyone|whole|block|public|shared|leaked|who|test|stolen|website)|(?:emailed|sent|showed) (?:the whole|everyone|all)[^.?!]{0,12}(?:my|our)|says? ask (?:you|the|them)|you say (?:the|ask)|(?:my|our) (?:deposit|refund|money|payment)[^.?!]{0,30}(?:gone|due back|nowhere|vanished|still|missing|not)|my throat'?s|steering went|fraud|debt collector|changed the email|has a key)\b/u,
    unless: /thank|refund'?s (?:in|landed)|sorted|not yours|cheers/u,
    examples: ['Charged twice and the number rings out.', "Who's got my passport scan?", 'The office says ask you, you say ask the office.'],
    nearMisses: ['Fraud alert sorted, thank you.', 'Is there a second charge for the dog?'],
  },
  {
    id: 'emotional-need.recognition.zh.not-believed',
    label: 'recognition',
    pattern: new RegExp(
      `我(?:明明|都|跟[^,。]{1,6})?(?:说|讲|反映|反馈|告诉|指出)(?:了|过)?[^。]{1,30},${staff}?[^,。]{0,14}(?:说|回|讲|笑)[^,。]{0,8}[“"]|(?:非|硬|偏|愣|咬定)(?:要)?(?:说|讲)(?:是)?[^,。]{0,4}我|(?:说|讲)(?:是)?(?:一定是)?(?:您|我)(?:们)?(?:自己|操作|没按|看错|记错|忘了|网不好|地基|弄错|用错|搞错|头皮)|(?:怪|赖|推给)(?:到)?我(?:们)?(?:自己|头上|$)|[“"][^”"]{0,10}(?:操作不当|心理作用|正常现象|不可能|老车都这样|新机器都这样|角度问题|排毒反应|因人而异|当初没人说|可能是您自己|我这边正常|经核实)[^”"]{0,10}[”"]|操作(?:不当|不规范)`,
      'u',
    ),
    unless: /不如把|没关系|是我自己(?:弄|坐|摔|没)|怪我自己|不怪/u,
    examples: ['我说机器有响声，他听一秒就说“正常”', '硬说是我弄坏的', '检测报告上写“用户操作不当”'],
    nearMisses: ['是我自己弄坏的，不怪你们', '我说要两份，他记得清清楚楚'],
  },
  {
    id: 'emotional-need.recognition.zh.made-to-prove',
    label: 'recognition',
    pattern: /(?:要我|让我|叫我|非要我|还要我)(?:自己)?(?:证明|自证|拿证据|举证)|(?:怎么|我拿什么)证(?:明)?|(?:合着|敢情|那)我(?:是|就是)?(?:活见鬼|来找茬|做梦|说谎|撒谎|瞎说|耳朵|眼睛|嘴里)|(?:我)?(?:视频|录音|录像|照片|截图|数据|报告|小票|日志|频谱|证据|发票)[^。]{0,16}(?:都)?(?:发|放|拍|在这|给你|贴|捏|清清楚楚|明摆|摆)[^。]{0,20}(?:还|就|却|仍|也|说|瞅都|非|硬|别)|(?:瞅|看|瞄)都(?:没|不)(?:瞅|看|瞄)|就(?:是)?不(?:信|认)(?:我|账|$)|(?:说|讲)了(?:三|四|五|好几|几|多少)遍[^。]{0,16}(?:还|就|都|没)|明明[^。]{1,24}(?:他|她|却|还|非|做完才|端上来|说)/u,
    unless: /谢谢|没事了|不是不信|谁也没开口|看看,遮|别只发|自己掏/u,
    examples: ['照片录像都发了，还说没有这回事', '让我自己证明没用过', '合着我是说谎？'],
    nearMisses: ['照片发给你了，帮我看看色号', '我怎么证明是会员，报手机号吗，谢谢'],
  },
  {
    id: 'emotional-need.recognition.en.not-believed',
    label: 'recognition',
    pattern: /\b(?:(?:said|says|told (?:me|us)|insisted|reckons?|kept saying)(?: that)? (?:i|we|the \w+)(?:'d| had|'m| am| was| were|'ve)? ?(?:must(?:'ve| have| be)|imagined|imagining|misread|lost count|the one who|written|operator|overloaded|forgotten|remembering|didn'?t need|wrong|user)|must (?:have|be) (?:mine|misread|imagined|my)|as (?:though|if) (?:i|we)(?:'d| had| might| were)|(?:couldn'?t|could not|cannot|can'?t|unable to) (?:reproduce|hear it|see it|substantiate|find (?:a|any) fault)|"(?:within|working as|customer states|user)|within tolerance|user (?:error|expectation)|nobody else (?:minds|has|complain|noticed)|accused (?:us|me)|it'?s (?:just )?(?:your|my) (?:wifi|imagination|settings)|laughed at me|(?:never|without) (?:opened|opening|looked|looking at|read|reading) (?:the|it|my)|(?:that'?s|they all|it'?s supposed to) (?:caramelised|drip|do that)|had the nerve to tell|told (?:him|her|them|you|the desk|three of you)[^.?!]{0,40}(?:twice|three times|each time|and (?:he|she|they|got)|he says|he told))\b/u,
    unless: /thank|quite right|(?:they|he|she) (?:was|were) right|my (?:own )?mistake|told (?:him|them) how (?:happy|pleased)/u,
    examples: ['They told me I must have dropped it.', "I reported the noise, they couldn't reproduce it.", 'She spoke as if I had made it up.'],
    nearMisses: ['He said I must have dropped it, and he was right, my mistake.', 'It is within walking distance.'],
  },
]);
