/** Turns of phrase that lists of words cannot catch. Patterns match a folded clause in which {@link timeMark} stands for each deadline. */
import type { Shape } from './shapes.ts';

/** Stands for a deadline, whose words are no marks of their own. */
export const timeMark = '\u23F1';

function eitherOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}

const chineseRefusal = /(?:不|没|别|无法|没法)(?:能|敢|会|打算|准备|可能|想)?[^,，]{0,4}(?:保证|承诺|答应|说过|答复|打包票|确定|做主)|(?:不会|不能|没法|无法|不可能|没办法|办不到|做不到|不打算|不)(?:再)?(?:给|帮|替|为|退|赔|换|补|修|送|上门|办|处理|发|寄)(?!错|丢|漏|晚|拖)/;
/** What the customer should do, and nothing that we do: 您周三之前把款付一下. */
const chineseAdvice = /^[您你]们?(?:下次|以后|到时候?)?\u23F1?(?:之?前|以?内|的时候)?(?:最好|得|需要|必须|务必|记得)?(?:要|得|把|提前|过来|带|交|付|填|签|准备)(?!.*(?:[我咱会]|[给帮替为][您你]|[收拿看]到|就能))/;
const englishRefusal = /\b(?:can't|cannot|can not|won't|couldn't|don't|not|never|unable to|wouldn't|didn't|doesn't|no one can|nobody can) (?:\w+ ){0,2}(?:promise|guarantee|say|said|commit|confirm|tell|swear)\b|\bwon't be (?:able|possible|coming|sending|doing)\b|\bi (?:won't|can't|cannot|couldn't|wouldn't)\b(?! (?:let|leave|rest|forget|stop|charge|take|go home|keep you|be charging))|\bno (?:way|chance)\b/;
/** The same: "you should order before noon"; "you should have it by noon" is a promise. */
const englishAdvice = /^(?!.*\b(?:i|we)(?:'ll|'m|'re| will| shall)\b).*\byou(?:'d (?:better|want)|'ll (?:need|want|have) to| (?:really |also |always |still )?(?:should(?:n't)?|ought to|need to|have to|must(?:n't)?|might)(?: (?:also|always|just|still|only|even|want to|like to))* (?!have (?:it|them|that|this|your|the|an?|us)\b|be\b|get\b|see\b|hear\b|receive\b|expect\b|find\b|want\b|like\b)[a-z])/;
/** Somebody or something is not there: "he is on holiday until Monday". */
const englishAbsence = /\b(?:be|is|are|'s|'re|i'm|am) (?:away|closed|shut|on (?:holiday|leave|vacation)|out of (?:the )?office|off (?:sick|today|tomorrow|on|until|till))\b/;

export const chineseForms: Partial<Record<Shape, RegExp>> = {
  selfAct: /(?<![给帮跟让叫问替陪对找比像把被等和由信怪])(?:我|咱|俺)们?\u23F1?(?:就|再|来|去|会|马上|亲自|先|都|一定|肯定|尽量|一会儿?)*\u23F1?(?:帮|替|陪|给[您你他她孩老]|把|让|叫|请|派|送|发|寄|打|退|补|赔|修|换|做|盯|守|留|带|签|交|付|转|写|办|安排|负责|喊|等[您你]|拍|改|核|催|接|开|垫|出|兜|担|保证|包|过[来去]|上门|跑|重|免|查清|查完|通知|联系|回|拿|备|报|申请|协调|跟进|拉|推|还|汇|订|定|算|加|减|介绍|提[一交醒]|转达|反映|研究|处理|解决|到|来|去)/,
  selfTells: /(?:我|咱)们?(?:先|再|来|给您|跟您)?(?:看|记|捋|复述|问|明白|信|懂|听|说|讲|是|有|在|觉得|理解|知道|怕|想|建议|姓|敢|没|不|也|要|买|试|用|吃|住|喜欢|考虑|家|就是|还|刚|已|才|确认|核对|对一[遍下])/,
  demand: /^(?:请(?!您?(?:放心|稍|等))|麻烦|劳烦|记得)|^(?:那|请|麻烦|劳烦|记得)?[您你]?\u23F1?[^我咱]{0,14}(?:(?:给|发|寄|告诉|通知|联系|还|退|转|传|回|帮)我|给我们)(?!们?(?:来|去|的))|^(?:那|请|麻烦|劳烦|记得|[您你])\u23F1?(?:之?前)?[^我咱]{0,8}(?:带|填|签|交|准备|提供|过来|来一趟|来店|确认)/,
  meet: /\u23F1[^,]{0,6}见$|等[您你]$|不见不散/,
  consequence: /^(?:那|就|我|我们|咱|全|那道)?.{0,6}(?:免费|不收|全退|免单|赔|重做|重新|重发|补|换|退|出|承担|送您|算我|兜)/,
  putAct: /[把将].{1,12}(?:给[您你]|好|完|到|出来|上|回|过[来去]|清|开|关|发|寄|送|交|签|办|补|退|打|写|标)/,
  helpOffer: /[帮替][您你].{0,3}(?:问|留意|看|争取|盯|打听|申请|反映|介绍|说|催|查|找|递|物色|引荐|张罗|想)/,
  laterWord: /(?:再|就)(?:给|跟|来|去|打|联系|回|告诉|说|发|寄|签|付|定)/,
  selfNearDue: /[我咱俺]们?[就再会]?\u23F1|\u23F1[就再]?[我咱俺]/,
  selfSubject: /(?<![给帮跟让叫问替陪对找比像把被等和由信怪])(?:我|咱|俺|本人)(?![的家妈爸弟姐哥妹]|老公|老婆|媳妇|爱人|孩子|儿子|女儿|太太|先生)/,
  kinSubject: /[我咱](?:们家|家|妈|爸|弟|姐|哥|妹|老公|老婆|媳妇|爱人|儿子|女儿|孩子|同事|朋友|助理|秘书|司机|让|叫|派|请)/,
  result: /[\u4e00-\u9fff](?:好|到|齐|完|妥|清|出|回|掉|上|进|过去|过来|出来|下来)(?!了|像|处|奇|吃|看|听|玩|多|的|没)/,
  perfective: /[^为除]了(?!结|解|断|不起|然|点|我|就|给|再|马上|第一)/,
  experience: /[^通经度太超](?:过)(?!去|来|两|几|一|户|年|节|程|期|敏|后|会|阵|滤|分|道|问|目|户|些|段|头)/,
  willParticle: /(?:会|肯定|一定).{0,10}的$/,
  twiceVerb: /([\u4e00-\u9fff]{2})\1|([问看想试说转坐聊提])一?\2|留意|提一[嘴下]|一下$/,
  free: /一分|分文|全额?退|不收|(?:我|我们|咱|咱们|店里|公司)(?:来)?(?:出|赔|付|承担|负责|兜)|算我|免单|不另收|免费给|包[退换赔]/,
  placesYours: /[\u4e00-\u9fff](?:[到在给进回往][您你]|[您你](?:们)?(?:自己)?(?:的)?(?:家|手[机里上]|邮箱|面前|跟前|账|卡|门|楼|厂|店|府|微信|车上|那[儿里边]|单位|公司|桌|房|原[卡账]))|(?:到|进|回|退)[^,]{0,4}(?:原卡|账户|账上|邮箱|府上|楼下|门口|家里|家门|原路)|原路(?:退|返)/,
  denies: eitherOf(chineseRefusal, chineseAdvice),
  bears: /(?:我|我们|咱|咱们|店里|公司|本店|我司|我方|这边)(?:来|全|都|这边)*(?:出|赔|付|承担|负责|补|兜|贴|担|包|认|吃)(?:$|了$|[,您你])|不(?:收|要|用)(?:您|你)?(?:一分|分文|半分|任何)?(?:钱|费|块)|(?:都|全|就)?算(?:我|店里|我们)的|[包在](?:我|咱)?(?:们)?身上|交给我|包给我/,
  standing: /每[天日周月年个次位台]|天天|平时|平常|一般|通常|一向|从来都?|历来|周[一二三四五六日末天](?:都|不)|(?:全年|全天|常年)|(?:开门|营业|打烊|上班|下班|休息|关门)$/,
  brushOff: /(?:再|先|回[去家]|好好)?(?:考虑|想|看|商量|合计|琢磨|斟酌)(?:一下|一想|考虑|想|看看?|商量|合计|琢磨|再说)?(?:吧|啊|哈)?$/,
  yourThing: /^(?:那|好|行)?(?:[您你](?:们)?|贵司)的/,
  youWillGet: /[您你]\u23F1?(?:们|就|便|一定|准|肯定|应该|都)*(?:能|会|可以|可)?(?:看[到见]|收[到着]|拿[到着]|用上|住[上进]|喝[上着]|吃[上着]|见[到着]|听[到着]|取[到走]|到手|穿上|开上|查到)/,
  again: /重新?[做熬上发寄换办装修补来写排]|补[发寄送做上]/,
  youSubject: /(?<![给帮跟让叫替陪对找为向等接送发寄打回还退补赔诉知系把])[您你]\u23F1?(?:先|把|再|要|得|可以|能|就|看|说|填|拍|带|来|去|打|等|放心|自己|需要|别|不|有|是|这|那|在|上|下|买|用|吃|住|问|试|想|选|觉|们|必须|保证|一)/,
};

export const englishForms: Partial<Record<Shape, RegExp>> = {
  selfAct: /\b(?:i|we)(?:'ll| will| shall|'m going to|'re going to) (?:just |also |personally |then |gladly |happily |always |both |\w+ly )?(?!be honest|say|admit|give you|grant|take|have (?:the|a|an|it|one)|stick|pass|think|never|not|see|go with|believe|need|want|wait|leave it|bet)[a-z]+/,
  selfTells: /\bi(?:'ve| have| think| know| want| need| like| love| don't| can't| was| had| would|'d| guess| wonder| understand| see| believe| mean| can| could)\b/,
  demand: /^(?:and |then )?(?:bring|send|call|reply|pay|fill|return|sign|book|check|come|keep) (?:your|the|it|us|me|in)\b(?! .*\band (?:we|i)\b)|\b(?:please|can you|could you|need you to|(?:send|give|tell|email|call|ring|text|bring) (?:me|us)|let (?:me|us) know)\b/,
  meet: /\bsee you\b(?! right)|\bbe there\b|\bwaiting for you\b/,
  consequence: /\b(?:free|on (?:me|us)|you pay nothing|won't pay|refund|redo|replace|money back|we pay|i pay|cover)\b/,
  helpOffer: /\b(?:let me|leave (?:it|that|this)|i'll (?:ask|look|see|check|find|try|have a)|we'll (?:ask|look|see|check|find|try|have a|sort|look after))\b/,
  selfNearDue: /\b(?:i|we)(?:'ll|'m|'re| will| am| are| can)\b.*\u23F1|\u23F1.*\b(?:i|we)(?:'ll|'m|'re| will| am| are| can)\b/,
  selfSubject: /\b(?:i|we)(?:'ll|'m|'re|'d)?\b/,
  kinSubject: /\bmy (?:wife|husband|son|daughter|brother|sister|mum|mom|dad|boss|colleague|assistant|team|people|partner|driver|crew|lads?)\b/,
  perfective: /\b(?:was|were|did|had|went|got|came|took|has been|have been|\w{3,}ed)\b(?! by| until| till| to you)/,
  progressive: /\b(?:i'm|we're|i am|we are|[a-z]+'s|is|are)(?: \w+ly)? (?!nothing|something|anything|everything|morning|evening|during)[a-z]{2,}ing\b/,
  stateByThen: /(?:'s|'re|\bis|\bare)(?: \w+)? (?:on|in|at|yours|back|home|over|with|held|done|ready|out|off|free|goes|open)\b/,
  contracted: /\b(?!you|that|it|what|there)[a-z]+'ll\b/,
  free: /\b(?:on (?:me|us|the house)|free of charge|no charge|at our expense|we pay|i pay|is free|refund)/,
  placesYours: /\b(?:on|in|at|with|to|into|outside|through|by|for|round) (?:you|your|yours)\b|\byour (?:door|desk|inbox|account|card|porch|hands?|name|room|drive|gate|house|office|place|post)\b/,
  denies: eitherOf(englishRefusal, englishAdvice, englishAbsence),
  bears: /\b(?:on (?:me|us|the house)|(?:you|there) (?:won't|will not|shan't|don't) (?:pay|owe|be charged|be (?:a|any) (?:charge|fee))|you pay nothing|costs? you nothing|(?:won't|shan't|not going to) (?:charge|cost)|(?:no|without) (?:charge|fee)|(?:we|i)(?:'ll| will) (?:cover|pay|stand|foot|bear|eat)|leave (?:it|that|this) (?:with|to) (?:me|us)|consider it|my word)\b/,
  standing: /\b(?:every|each|always|usually|normally|generally|typically|as a rule|most (?:days|weeks|of)|daily|weekly|opens?|opening|closes?|closing|(?:deliveries|orders|returns|refunds|prices|rates|customers|members|guests|people) (?:are|end|ends|is|take|go|come|get|can|may|must|usually))\b/,
  brushOff: /\b(?:i|we)(?:'ll| will) (?:have a |give it (?:some|a) )?(?:think|thought|consider|see|mull|sleep on|weigh|decide|look around|shop around)(?: (?:about|it|on|over|that|things|how|about it|it over|on it|how it goes))*$/,
  yourThing: /^(?:and |so |then )?your (?!wel)/,
  youWillGet: /\byou(?:'ll| will| shall) (?:have|get|see|hear|receive|find|be (?:able|contacted|refunded|called|sent|the first))\b/,
  again: /\b(?:another|again|re(?:do|make|send|place|ship|issue)|new one|fresh)\b/,
  youSubject: /^(?:so |and |but |then )?you(?:r)? (?!will|get|ll)|\byou(?:'d| need| should| must| can| could| may| want| have to)\b/,
  result: /\b(?:get it|get that|get this|get you|have it|have you|have your|have the|see that|make sure|sort)\b/,
};
