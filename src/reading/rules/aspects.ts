/**
 * Words that name a touchpoint. Every place counts: a match is one clause's aspect, whose polarity the reader takes from that clause.
 * Goods differ from trade to trade and cannot be listed: `product` knows only the words that all trades share.
 */
import type { AspectLabel } from '../../domain/index.ts';
import { spokenBy } from './rule.ts';
import type { Rule } from './rule.ts';

interface Words {
  readonly aspect: AspectLabel;
  readonly zh: Omit<Rule<AspectLabel>, 'id' | 'label' | 'every'>;
  readonly en: Omit<Rule<AspectLabel>, 'id' | 'label' | 'every'>;
}

const words: readonly Words[] = [
  {
    aspect: 'product',
    zh: {
      pattern: /质量|做工|材质|用料|手感|外观|尺寸|功能|性能|配置|续航|电池|屏幕|按键|包装(?=.{0,4}盒)|口味|味道|口感|食材|分量|菜(?:量|品|单上)|效果|成分|面料|版型|颜色|色差|掉色|款式|说明书|零件|配件|样品|样机|设备|机器|版本|界面|系统(?:一|又|老)|更新完|产品|这款|耐用|结实|漏(?:水|油|电)|异响|死机|闪退|卡顿|黑屏|开机|画质|音质|噪音|户型|楼层|采光|朝向|隔音|房型|床垫|被子|枕头|早餐|行程(?!单)|景点|课程|教材|条款里?|保额|产检/u,
      unless: /产品经理/u,
      examples: ['做工粗糙，按键发飘', '口味偏咸', '户型方正，采光好'],
      nearMisses: ['你们产品经理的微信发我', '电话占线'],
    },
    en: {
      pattern: /\b(?:quality|build|material|fabric|flavou?r|taste|portion|ingredients?|dish|soup|steak|battery|screen|keyboard|charger|speaker|feature|update|interface|spec|design|size|colou?r|finish|packaging|product|device|machine|model|engine|seats?|sole|stitching|noise|picture|sound|menu|recipe|serum|cream|shampoo|floor plan|kitchen|garden|itinerary|course|syllabus|room|bed|pillow|cabin|button|export|import|report|sync|crash(?:es|ed)?|manual|sample|part(?: number)?s?)\b/u,
      unless: /room for (?:improvement|one more)/u,
      examples: ['The stitching came apart.', 'Battery life is superb.', 'The soup tasted of nothing.'],
      nearMisses: ['There is room for improvement.', 'Nobody answers the phone.'],
    },
  },
  {
    aspect: 'price',
    zh: {
      pattern: /价(?:格|钱|位|签|目)|报价|单价|总价|裸车|到厂价|原价|均价|涨价|降价|贵(?!司|宾|社|店|方|姓|州|公司)|便宜|划算|性价比|(?:手续|服务|配送|安装|工时|中介|管理|物业|开瓶|仓储|违约|材料|检测|精油|导游|团|会员|年)费|收费|多少钱|几个钱|加价|差价|补差价|明码标价|预算|打包价|人均|折扣|抹零|租金|月供|保费|学费|资费|套餐价|不值|抢钱|物超所值/u,
      unless: /价值观/u,
      examples: ['单价比去年高', '服务费另收', '人均多少钱'],
      nearMisses: ['贵司几点下班', '价值观不合'],
    },
    en: {
      pattern: /\b(?:pric(?:e[sd]?|ing|ey)|costs?|expensive|cheap(?:er|est)?|fees?|rates?(?! limit)|charges?(?= for)|surcharge|quote[ds]?|tariff|premiums?|rent (?:rise|increase|a month)|worth (?:it|every|the money)|value for money|steep|dear(?! (?:sir|madam|accounts|all))|discount|bargain|budget|per (?:head|seat|night|month|hour)|corkage|overpriced|a fortune|quid|knock .{0,12}off)\b/u,
      unless: /at any rate|cheap and cheerful waiter/u,
      examples: ['The price went up again.', 'There is a fee for breathing.', 'Sixteen quid for toast.'],
      nearMisses: ['Dear Sir or Madam, where are you?', 'At any rate, he was kind.'],
    },
  },
  {
    aspect: 'delivery',
    zh: {
      pattern: /快递|物流|配送|送货|送到|送达|送错|发货|到货|收货|交货|交期|骑手|外卖(?:小哥|员|袋|盒)|包裹|运费|寄(?:到|来|错|丢|回|修|出|了)|签收|上门(?:安装|送)|装车|托运|货代|延期|交房|交车|提车|漏发|错发|晚到|早到|准时(?:送|到)|(?:小哥|师傅)[^,。]{0,4}(?:搬|扛)|起泡膜|纸箱|冰袋|木箱|拖车|出票|落地开通|上线(?:时间|日期)/u,
      unless: /快递柜子上的广告/u,
      examples: ['快递放门口就走了', '说十五号交货，今天还没到货', '外卖袋漏汤'],
      nearMisses: ['我送孩子上学', '价格太贵'],
    },
    en: {
      pattern: /\b(?:deliver(?:y|ed|ies|s|ing)?|courier|parcel|shipping|shipped|shipment|dispatch(?:ed)?|driver (?:left|threw|rang|dropped)|arrived (?:early|late|on time|smashed|broken)|lead time|freight|pallets?|crates?|tracking|doorstep|lorry|van (?:never|came|turned)|rider|takeaway bag|packing list|on the step|next-day|handover|completion date|flatbed|collected it)\b/u,
      unless: /delivery of the (?:course|lecture|speech)/u,
      examples: ['The courier threw it over the gate.', 'Delivered a day early.'],
      nearMisses: ['His delivery of the speech was dry.', 'The soup was cold.'],
    },
  },
  {
    aspect: 'staff',
    zh: {
      pattern: /客服(?:小姐|小哥|妹|态度|人员)?|店员|服务员|店长|经理|前台|柜姐|柜员|导购|销售(?:员|小|人员)?(?!额|合同)|顾问|管家|师傅|技师|教练|导游|领队|司机|保安|老师傅|小哥|小姑娘|小伙子|业务员|工程师|技术员|领班|大厨|厨师|老板娘?|护士|医生|态度|语气|口气|热情|耐心|敷衍|中介(?:小|那)|带看|讲解员|空姐|客户经理|理赔员|班主任|工长|监理|小[一-龥](?=记得|帮|跑|坚持|盯|教|特)/u,
      unless: /老板(?:,|。|$)|我老板|我们(?:老板|经理|厂长)|我是(?:司机|医生|护士)|售货机/u,
      examples: ['前台一句话不说', '师傅干活麻利', '导游一路都在推销'],
      nearMisses: ['老板，来碗面', '我们经理批了'],
    },
    en: {
      pattern: /\b(?:staff|receptionist|waiter|waitress|manager|assistant|adviser|advisor|salesman|sales (?:lad|guy|rep|team)|rep|agent|driver|engineer|technician|mechanic|trainer|instructor|stylist|barber|chef|sommelier|host(?:ess)?|teller|clerk|nurse|caretaker|guide|purser|steward(?:ess)?|crew|fitter|plumber|the (?:girl|lad|man|woman|bloke|fella|chap|guy) (?:at|on|behind|who|in)|your (?:man|lad|people|accounts lady|guy|team)|rude|polite|attitude|kind(?:ly)? (?:man|woman|lad)|smiled|eye-?roll|(?:mr|mrs|ms) [a-z]+|dispatcher|moderator|facilitator|handyman|packer)\b/u,
      unless: /(?:my|our) (?:manager|driver|assistant|engineer|chef|agent|crew|plumber)|staff rate|guide (?:book|price)|real-?estate agent's number/u,
      examples: ['The receptionist never looked up.', 'Your man at the desk was patient.'],
      nearMisses: ['My manager has to sign.', 'Battery died.'],
    },
  },
  {
    aspect: 'channel',
    zh: {
      pattern: /小程序|公众号|app(?![a-z])|网站|官网(?=.{0,6}(?:下单|打不|点|登|查|预约))|网页|商城|热线|电话(?:打|一直|占线|没人|接|响|排队|转|是空号)|打(?:了)?(?:电话|热线|客服)|转人工|占线|空号|机器人客服|智能客服|扫码|二维码|预约(?:系统|页|进去|写|的时候|能)|线上(?:约|下单|办)|网上(?:查|下单|订|办)|登录|登不上|(?:微信|业主|会员|报价|客户|维修|工作|咱们)?群(?:里|发|公告|聊|主)|拉(?:个|一个)?群|窗口(?:排|办)|自助机|排号|取号|叫号|入口|链接|邮件|供方平台|在线(?:客服|聊)|工单|报修(?:点|入口|页)|客户端|后台(?:不|没)|验证码/u,
      unless: /人群|裙|群山|窗口(?:那桌|位)/u,
      examples: ['小程序点了没反应', '热线打了一下午占线', '公众号里就能办'],
      nearMisses: ['窗口位还有吗', '人群太挤'],
    },
    en: {
      pattern: /\b(?:app(?:s)?(?= |,|\.|$)|website|web page|your (?:site|portal|page|app)|online (?:booking|form|ordering|chat|account)|booked online|portal|hotline|helpline|phone (?:line|tree|number|menu)|phone rings|rings out|on hold|voicemail|hold music|jingle|chat(?:bot| window)|inbox|emails?|self-?checkout|kiosk|qr code|log(?:ged|in| in)|checkout|booking (?:page|system|form)|mailing list|forum|press one|catalogue|link|queue number|status page|ticket(?=.{0,10}(?:resolved|open|with the team|number)))\b/u,
      unless: /apples|email address is/u,
      examples: ['The app froze at checkout.', 'The hotline rings out.'],
      nearMisses: ['The apples were ripe.', 'The bed broke.'],
    },
  },
  {
    aspect: 'after-sales',
    zh: {
      pattern: /售后|维修|保修|质保|三包|退(?:货|款|换|订|卡|票|改|租|押金|回来了|我的)|换货|返修|返工|寄修|送修|报修|修(?:好|了|车|完|坏|过|机|不好|三次|两次)|理赔|索赔|赔(?:偿|付|了)|召回|保养|投诉|检测报告|补发|换新|延保|过保|备件|改签|维保|物业来|回访|跟进|处理(?:结果|中|了)|工单|故障|上门(?:修|看|检)|备用机|开锁|报障|挂失|补卡|停卡|注销/u,
      unless: /装修了?一半的房|不是要?投诉/u,
      examples: ['售后推来推去', '退款二十天没到账', '师傅修好了还擦干净'],
      nearMisses: ['不是投诉，问问路', '菜太咸'],
    },
    en: {
      pattern: /\b(?:refund(?:ed|s)?|returns?(?: team| desk| page)|return it|repair(?:s|ed|ing)?|warranty|guarantee|claim(?: form)?|support(?: team| line| ticket)?|after-?sales|service (?:plan|desk|date)|mend(?:ed)?|replacement|replaced|swap(?:ped)?|fix(?:ed)?|complaint|exchange|maintenance|spares?|recall|snag(?:ging)?(?: list)?|ticket(?: 0+)?|courtesy car|loaner|bill of lading|patch|cover (?:survive|plan)|credit note|deposit back|customer success|account manager)\b/u,
      unless: /your support means|fixed price|swap seats on the plane with the bride/u,
      examples: ['The refund took months.', 'They mended my radio.'],
      nearMisses: ['Your support means a lot.', 'It was a lovely lunch.'],
    },
  },
  {
    aspect: 'environment',
    zh: {
      pattern: /环境|卫生(?!巾)|厕所|洗手间|卫生间|大堂|休息(?:区|室)|店里(?:真|很|太|好|的|吵|冷|热|有|放|香)|装修(?!公司|垃圾|队|款)|停车(?:场|位|难)|车位|电梯|走廊|更衣(?:室|柜)|淋浴|地(?:砖|毯|板上|上(?:全|一|都|湿|能))|灯光|空调(?:开|坏|太|吹)|音乐|烟味|霉味|异味|吵|安静|座位|靠窗|包间|包厢|桌子|椅子|儿童椅|泳池|游泳馆|健身房(?=里|太)|车间|厂房|仓库(?=里|干|你)|小区|绿化|门口(?:停|堆|一堆)|展厅|体验(?:馆|店|中心)|吸烟区|蚊子|苍蝇乱|人太多|挤|氛围|香薰|排队区|教室|候诊|大厅|网点/u,
      unless: /安静下来|吵架|吵完|环境变量|测试环境|生产环境/u,
      examples: ['厕所地上全是水', '大堂很香', '店里太吵'],
      nearMisses: ['测试环境挂了', '刚跟人吵完'],
    },
    en: {
      pattern: /\b(?:toilets?|loo|washroom|changing rooms?|lobby|waiting room|showroom|car park|parking|noisy|noise level|music (?:was|is|so|too)|lighting|smell(?:ed|s|t)?|stank|clean(?:liness)?|spotless|dirty|filthy|sticky|tables? (?:was|were|by|near)|window (?:seat|table)|speakers|atmosphere|decor|candle(?:s|light)?|heating (?:in|is|was)|air con|stairs|lift|hallway|corridor|garden|pool|steam room|sauna|queue|seating|chairs?|stools?|warehouse|foundry|shop floor|ramp|somewhere to (?:sit|hang)|nowhere to (?:sit|fold)|ward|classroom|branch (?:was|is))\b/u,
      unless: /computer lift|smells? (?:of a scam|fishy)/u,
      examples: ['The loo was flooded.', 'The lobby was spotless.'],
      nearMisses: ['It smells fishy to me.', 'The price went up.'],
    },
  },
  {
    aspect: 'brand',
    zh: {
      pattern: /品牌|牌子|口碑|老字号|信誉|诚信|名声|大(?:公司|厂|牌)|国货|百年老店|骗子公司|上过新闻|曝光|贵司(?:在|的(?:口碑|名))|公司名|参保|法人|招牌|老店|靠谱的(?:公司|店)|(?:你们|贵)(?:公司|司|家|厂)[^,。]{0,4}(?:信得过|实在|厚道|良心|倒闭|被收购|资质)|黑(?:店|心)|认(?:准)?(?:这|你们)(?:个)?(?:牌|家)|评论区|差评如潮|上市公司|国营/u,
      unless: /吃牌子|车牌子/u,
      examples: ['老字号就是放心', '这牌子口碑一般', '骗子公司'],
      nearMisses: ['车牌子还没下来', '地上有水'],
    },
    en: {
      pattern: /\b(?:brand|reputation|well-known|good name|decent name|trusted (?:name|firm)|name in (?:this|the) town|company(?:'s)? (?:name|register|history)|been around|high street|reviews?(?= (?:mention|say|are|were))|word of mouth|recommended (?:you|by)|swears by you|sponsor|scam|registered in|bust|your (?:firm|company) (?:is|has|went|found)|logo|county court|honest (?:firm|company)|integrity)\b/u,
      unless: /brand[- ]new|log ?out/u,
      examples: ['A brand with a good name.', 'Your reputation is dreadful.'],
      nearMisses: ['It is brand new.', 'The pillow was soft.'],
    },
  },
  {
    aspect: 'payment',
    zh: {
      pattern: /付款|支付|扣(?:款|费|了两|两次|我)|多扣|照扣|刷卡|信用卡|分期|押金|定金|订金|预付(?:款)?|尾款|余款|首付|贷款|发票|开票|抬头|专票|账单|结账|买单|对账|账期|充值|储值|余额|转账|到账|打款|汇款|公积金|自动续费|手续费|利息|房租|租金(?:每|扣)|对公|质保金|违约金|月结|货到付|还款|代扣|医保(?:卡|结算)|刷脸(?:付|就走)|零钱包|现金/u,
      unless: /付出|账号|医保政策新闻/u,
      examples: ['押金还没退', '发票抬头写错了', '支持分期吗'],
      nearMisses: ['账号登不上', '椅子太硬'],
    },
    en: {
      pattern: /\b(?:pay(?:ment|ments|ing)?(?! attention)|paid|invoice[ds]?|bill(?:ed|ing)?(?! (?:and|is your|gates))|receipts?|card (?:machine|was|declined|number|details)|direct debit|deposits?|refund(?:s|ed)? (?:landed|in)|charged|instal?ments?|finance|mortgage|bank (?:transfer|details)|cash|cheque|transfer(?:red)?|vat|purchase order|credit note|overdraft|loan|standing order|top-?up|wire|holding fee|per month|currency|tip jar|contactless|tapped? (?:my|the)|statement)\b/u,
      unless: /pay (?:heed|a visit|no mind)|bill's (?:your|my) man|it paid off/u,
      examples: ['The card machine charged me again.', 'Invoice attached twice.'],
      nearMisses: ['Pay a visit any time.', 'The music was loud.'],
    },
  },
  {
    aspect: 'marketing',
    zh: {
      pattern: /广告|宣传|海报|传单|促销|优惠券|满减|打折|活动(?:规则|价|期|是|送|还|不|说|写|太)|会员(?:日|价|权益|群)|赠品|赠送|买[一二]送|买[一二]赠|抽奖|直播(?:间|带货)?|主播|推送|群发|弹窗|短信轰炸|推销(?!员)|骚扰|推广|样册|展会|展台|图上|照片里|效果图|样板|官网写|标书里写|写着[“"]|[“"](?:最后|永久|终身|免费|第一次体验|七天|行业第一|最|全网)[^”"]{0,8}[”"]|补贴|团购券?|积分|开业|首发|补贴|套路|好评返|邀请函|吹得|噱头/u,
      unless: /活动(?:一下)?(?:手脚|筋骨|腿)/u,
      examples: ['广告吹得天花乱坠', '优惠券根本用不了', '天天推送，烦'],
      nearMisses: ['活动活动手脚', '地板很滑'],
    },
    en: {
      pattern: /\b(?:advert(?:s|ised|ising|isement)?|brochure|leaflet|promo(?:tion|tions)?|voucher|coupon|offer(?:s)? (?:said|expired|was|were|code)|newsletter|spam|cold call|marketing|"?free [\w ]{3,20}"|flash sale|loyalty (?:points|card|scheme|stamp)|reward(?:s)?|sale (?:price|sign|banner)|banner|the photos? (?:showed|on your)|than the picture|like the picture|(?:website|banner|sign|poster|label|slide) (?:says|said|promised|claims)|said the website|landing page|webinar|case stud(?:y|ies)|radio spot|countdown timer|upsell|exhibition|trade fair|open day|deals|testimonials?|social media|hashtag|slogan|pop-?up)\b/u,
      unless: /add a |special offer\?/u,
      examples: ['The brochure promised a pool.', 'Your newsletter comes daily.'],
      nearMisses: ['Could you add a stool?', 'The chair is comfortable.'],
    },
  },
];

export const aspectRules: readonly Rule<AspectLabel>[] = spokenBy(
  'customer',
  words.flatMap(({ aspect, zh, en }) => [
    { id: `aspect.${aspect}.zh.words`, label: aspect, every: true as const, ...zh },
    { id: `aspect.${aspect}.en.words`, label: aspect, every: true as const, ...en },
  ]),
);
