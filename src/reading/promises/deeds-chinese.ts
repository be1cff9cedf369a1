/** The deed in a Chinese promise: 合同中午前发您 → 发, 合同. */
import type { Deed } from './deed.ts';

/** To whom it is done, and how: neither is the deed. */
const toWhom = /(?:给|帮|替|为|跟|和|向|与|同|陪|对)(?:您|你|他|她|他们|她们|咱|孩子|宝宝|老人家?|大家|贵司|贵方)(?:们|那边|那儿|家里?)?/g;
const manner = /(?:一定|肯定|必定|铁定|务必|绝对|保证|答应|承诺|尽量|尽快|尽早|尽力|争取|想办法|马上|立刻|立马|赶紧|亲自|直接|全程|全额|免费|一起|一块儿?|一并|随时|及时|第一时间|第一个|头一个|当场|当面|远程|单独|另外|重新|继续|负责|准时|按时|准点|主动|专门|特意|抽空|得空|有空|稍后|回头|一会儿|待会儿?|到时候?|最迟|最晚|最多|接着|统一|会|将|要|就|再|先|都|也|准|可以|能|敢|来着)/g;
const subjects = /^(?:我们?|咱们?|俺|我方|我司|本店|本馆|店里|公司|这边|我这边|您放心|放心|好的?|行|嗯|那|对了|要是|如果)+/;
const movement = /(?:过来|过去|上门|下去|上去|回去|来|去)(?=[^，,。了]{0,12}VERB)/;

const verbs = [
  '[收拿看]到', '到手', '上门', '动手', '开工', '开班', '竣工', '完工', '关(?=掉|上|停|闭)', '腾空', '挪', '批(?!发|次)', '搭(?!车)', '标好', '支好', '照应', '打(?:个|一?个|通)?电话', '回(?:个|一个)?电话', '打(?:个)?招呼', '补发', '重发', '重做', '补寄', '寄出', '寄(?!存)', '发货', '发出', '开发票', '开票', '(?<![研开批沙头出分])发(?!票|现|生|动|货单)', '送达', '送(?!一|的)', '送(?=一)', '退款(?=给|[您你]|[|]*$)', '退(?!休|步|款)',
  '赔付', '赔', '补偿', '补齐', '补(?!丁|贴|课)', '补课', '转账', '打款', '垫付', '结清', '支付', '付(?!款码)', '转(?!换|告)', '转告', '转达', '换(?!季)', '维修', '修(?!复版|车)', '修复(?!版)', '安装', '装(?!修|箱单)', '办妥', '办(?!法|公)', '查清', '核实', '核对', '检查', '查',
  '处理', '解决', '落实', '跟进', '协调', '安排', '回复', '答复', '回话', '回电', '通知', '联系', '告诉', '告知', '反馈', '汇报', '说明', '解释', '预留', '保留', '留意', '(?<!停)留(?!学|言)', '备好', '准备', '过户', '签回', '签(?!证|名)', '盖章', '交付', '交(?!通|警|期|情|代)', '介绍', '引荐', '申请', '申报', '开通', '开(?!始|心|关|学)', '更新', '更换', '升级', '上线',
  '催', '盯', '守', '兜', '写', '做(?!主)', '整改', '改(?!天|日)', '测试', '测量', '测', '排(?!队)', '画', '拍照', '拍', '带(?!宽)', '取(?!车|件)', '拿', '(?<!直)接(?!口|机|待|着|下|近)', '打扫', '打印', '打包', '打折', '打(?!烊|算|折扣)', '收拾', '回访', '回(?!头|来|执)', '还清', '还(?!没|有|是|在|剩|行|要|会|能|不|可|得|想|算|好|坏|漏|响|差|欠|卡)', '报销', '报价', '报备', '报修', '报(?!告)', '算(?!数|了)', '洗', '清理', '清(?!楚|单)', '存(?!款)', '考虑', '商量', '研究', '讨论', '打听', '问(?!题)', '看看', '看(?!情况)', '说说', '提一?[下嘴醒]', '提(?!前|货|供|交)', '提供', '提交', '提醒', '反映', '改进', '改善', '优化', '培养', '培训', '加强', '重视', '关注', '记录', '登记', '记(?!得)',
  '负担', '承担', '减免', '免除', '恢复', '重装', '调换', '调整', '调(?!料|味)', '配(?!件|置|方|料)', '装好', '搬', '拆(?!下)', '拉(?!链)', '推(?!荐|迟)', '推荐', '订(?!单|金)', '(?<![一肯必铁固约商决预锁稳确测])定(?!金|位|制)', '约(?!好)', '出具', '(?<!多)出(?!检|差|门|发|来|去|仓|院)', '赶到', '到(?!货|店|账|期|时|位|手|了)', '到账', '到位', '等(?!级|我|到|待)', '陪', '喊', '叫', '见', '上菜', '上齐', '上(?!门|班|课|线|楼|次|周|午|个|月|面|级|季|回|海|一)', '敲', '教', '约上', '买', '卖', '选', '挑', '找(?!不)', '保', '扶', '擦', '停', '摆', '放', '搁', '挂', '贴', '刷', '熨', '缝', '量(?!体)', '减', '加(?!班|上)', '涨', '完成', '交房', '撤', '删', '封', '冻', '解(?!释)', '锁', '并', '来', '去', '走',
].join('|');
const verb = new RegExp(`(?<verb>${verbs})(?<after>[^,，。!！?？;；:：]*)`);
const moving = new RegExp(movement.source.replace('VERB', `(?:${verbs.replace('|来|去|走', '')})`));
/** 让物业清, 请师傅上门修: what somebody is made to do. */
const through = new RegExp(`(?:让|叫|请|派|喊)(?<who>[^您你,，|]{1,8}?)(?=(?:${verbs.replace('|来|去|走', '')}))`);
const taken = new RegExp(`(?:把|将(?!在|于|会|由|为|有|是|对|与|和))(?<taken>[^,，。|]{1,16}?)(?=\\||(?:${verbs})|并|弄|倒|排|晒|理|变|约)`);
/** 给您一个答复: the noun is the deed. */
const given = /给(?:您|你|他|她|大家|贵司)?(?:们)?[\s|]{0,3}(?:一?[个份句张]|一下)?(?:书面|明确|确切|满意)?(?:的)?(?<noun>答复|回复|回话|回电|回信|回音|准信|准话|信儿?|交代|说法|消息|结果|答案|通知|补偿|赔偿|说明|解释|报价|方案|图纸?|优惠|折扣)/;
const deverbal = /^(?:答复|回复|回话|回电|回信|通知|补偿|赔偿|说明|解释|交代|报价)$/;
const afterVerb = /^(?:好|到位|到|完|出来|出去|出|回去|回来|回|上(?!门)|下|齐|清|妥|掉|过[来去]|一[下趟次遍]|一?个|[了的|])+/;
const whereTo = /^[到给在往进]?(?:您|你|贵司|他|她)(?:们|的|家|那边|那儿)*(?:邮箱|手[机上里]|微信|卡上|账[户上]|家里?|门口|楼下|公司|单位|厂里?|店里|府上|车上|面前|跟前|单位)*(?:里|上|去|来)?|[到给在往进][^,，]*$/g;
/** What is promised is the effort where nothing else is said: 我尽量争取争取. */
const effort = /争取|尽力|想办法|负责/;
const notSpecific = /^(?:您|你|他|她|我|它|去|来|的|了|吧|呢|啊|看|\s)*$/;

export function chineseDeedOf(words: string): Deed {
  const noun = given.exec(words)?.groups?.['noun'];
  if (noun !== undefined) return deverbal.test(noun) ? { action: noun, object: '' } : { action: '给', object: noun };
  const object = taken.exec(words)?.groups?.['taken']?.replace(toWhom, '').trim();
  const start = object === undefined ? 0 : words.indexOf(object) + object.length;
  const plain = words.slice(start).replace(toWhom, '').replace(manner, '').replace(moving, '').replace(through, '');
  const spoken = ourPart.exec(plain);
  const match = (spoken && verb.exec(spoken[0])) ?? verb.exec(plain);
  if (!match?.groups) return { action: effort.exec(words)?.[0] ?? '', object: object ?? '' };
  const { verb: action, after } = match.groups as { verb: string; after: string };
  const before = spoken && match.input === spoken[0] ? plain.slice(0, spoken.index) : plain.slice(0, match.index);
  return { action, object: object ?? (objectAfter(after) || topicOf(before)) };
}

/** From where we ourselves come in. */
const ourPart = /(?<![给帮跟让叫替陪对找等和由])(?:我|咱|本店|店里|公司)们?(?!的|家|妈|爸)[^,，。!！?？;；]*/;
/** What a promise waits for is not what it is about: 有空位了我叫您. */
const waitedFor = /[了完时后来]$|^等|要是|如果|不管|成不成|的话|后续|有消息|有结果|一下班/;

function objectAfter(after: string): string {
  const object = after.replace(afterVerb, '').replace(whereTo, '').replace(/(?:给|让|到|在|并|再|，|,).*$/, '').replaceAll('|', '').trim();
  return object.length > 1 && object.length <= 18 && !notSpecific.test(object) ? object : '';
}

/** 合同中午前发您: what stands first is what it is about. */
function topicOf(before: string): string {
  const topic = (before.split(/[,，。!！?？;；:：]/).at(-1) ?? '').replaceAll('|', '').replace(subjects, '').replace(/(?:我们?|咱们?|由|我方|本店|店里|这边|您|你|全|全由|的|应该|大概|估计|预计|可能|差不多)+$/, '').trim();
  return !waitedFor.test(topic) && topic.length > 1 && topic.length <= 20 && !notSpecific.test(topic) ? topic : '';
}
