/**
 * Short messages whose end turns what they begin with: praise that a failure takes back, a fair part beside a bad one, and their sincere twins; and outbursts. Reviews hold few of them,
 * and a reader that has seen none takes the opening at its word. Composed from parts, each opening with some of the endings.
 */
import type { EmotionLabel } from '../../src/domain/index.ts';

export interface TurnedMessage {
  readonly text: string;
  readonly polarity: -1 | 1;
  readonly emotion: EmotionLabel;
}

interface Kind extends Omit<TurnedMessage, 'text'> {
  readonly openings: readonly string[];
  readonly between: readonly string[];
  readonly endings: readonly string[];
  /** How many endings each opening gets. */
  readonly each: number;
}

const words = (text: string): string[] => text.trim().split(/\s*\|\s*/);

const praiseChinese = words('太棒了|真棒|太好了|真好|厉害了|太厉害了|好极了|棒极了|完美|优秀|真行啊|太给力了|真快|神速|好样的|真不错|服务真好|效率真高|太赞了|太贴心了|真靠谱|牛|可真准时|太优秀了');
const failuresChinese = words(`四天过去还没出库|等了一周还没到|都五天了还没人处理|催了四遍还是没人理|客服到现在都没回|说好今天到又没到|快递还停在原地|电话打了十几个没人接|退款半个月了还没到账|刚修好又坏了|约了两点，三点都没来
  |又给我发错了|东西少了一半|打开一看是碎的|一个月修了三次还漏|发票要了三回还没开|换来的还是坏的|钱扣了，货没影|问了四个人四个说法|预约的位子被别人坐了|账号锁了两天还登不上|装了一半人就不见了|等到菜都凉了还没上齐|新买的第二天就黑屏`);
const deedsChinese = words(`昨天下单今天就到了|半小时就修好了|客服马上就回了|退款当天到账|一个电话就解决了|师傅提前到了|破的那件立刻给换了|东西比图片还好|菜十分钟就上齐了|问什么都耐心讲|第二天就装好了|说到做到|还多送了一份|一点没洒，热乎乎的`);
const fairChinese = words('房型OK|环境还行|位置不错|外观可以|包装还可以|速度挺快|前台热情|味道还行|价格不贵|颜色好看|大厅漂亮|菜品可以|物流很快|手感不错|界面不错|态度还好|房间还可以|东西还行');
const badChinese = words('早饭太糟糕了|隔音实在太差|质量太差了|味道太难吃了|服务太糟糕了|态度实在恶劣|卫生太差|一用就坏|根本没法用|异味太重|等得太久了|量少得可怜|电池太不耐用|客服太敷衍|洗一次就掉色|售后没人管|床硬得睡不着|油得没法吃|总是卡死|又贵又难吃');
const flawsChinese = words('房间小了点|位置有点偏|价格有点贵|包装一般|等得久了点|外观普通|送得慢了点|店面旧了点|量不算多|电话难打');
const goodChinese = words('服务真的很好|早餐非常丰富|质量很好|味道特别棒|干净得没话说|效果很满意|师傅特别耐心|用着很舒服|解决得很彻底|值得再来');

const praiseEnglish = words('Great job|Well done|Fantastic|Brilliant|Wonderful|Amazing|Nice work|Excellent|Lovely|Great|Perfect|Awesome|Good job|Superb|Great service|Impressive|Bravo|Terrific|Nice one|Outstanding');
const failuresEnglish = words(`a fortnight and still no package|a week later and it still hasn't shipped|still no reply after four emails|nobody has called me back yet|the refund is still missing|it broke again the next day|two hours on hold and no answer|you sent the wrong one again|half the order is missing
  |it arrived in pieces|waited all day and nobody came|still waiting for the technician|charged me twice and no one cares|my account is still locked|the replacement doesn't work either|ten days and it hasn't moved|the food was cold when it finally came|third visit and it still leaks|another delay|yet again no delivery`);
const deedsEnglish = words(`it arrived a day early|fixed in half an hour|they replied within minutes|the refund came the same day|everything works now|they replaced it right away|all sorted with one call|it looks even better than the photos|the driver was early and friendly|they went the extra mile|hot and right on time|no fuss at all`);
const fairEnglish = words('The room is OK|The place is okay|It looks nice|The location is fine|Shipping was quick|The staff are friendly|The price is fair|The packaging is decent|The lobby is pretty|The design is good|The app looks good|The food is okay');
const badEnglish = words('the breakfast is really terrible|the service was awful|it broke after two days|the quality is far too poor|the walls are so thin I could not sleep|the battery is useless|it does not work at all|support never answers|it was filthy|the wait is ridiculous|it crashes all the time|the portions are tiny and overpriced');
const flawsEnglish = words('The room is small|It is a bit pricey|Delivery took a while|The place looks dated|The packaging was plain|It took some time to set up');
const goodEnglish = words('the service is wonderful|the quality is excellent|everything was spotless|it works perfectly|the food is delicious|they fixed everything|I am very happy with it|it was worth every penny');
const outrageEnglish = words('What a swindle|What a joke|What a rip-off|What a disgrace|What a nightmare|What a shambles|What a racket|What a mess|This is a scam|This is robbery|This is outrageous|This is fraud|You liars|You cheated me|How dare you|Unbelievable|Ridiculous|Absolute scam|Total rip-off|Are you kidding me|Seriously');
const furyEnglish = words(`I'm absolutely livid|I'm really furious|I am livid|I'm so angry|I am outraged|I'm fuming|I am absolutely furious|I am beyond angry|I'm seething|this makes me so angry|I am disgusted and angry|I have had enough|I want my money back|I will sue|I'm reporting you|I'm fed up with you|I hate this company|never again`);
const outrageChinese = words('这就是骗钱|简直是诈骗|太欺负人了|什么破公司|你们这是坑人|太过分了|骗子|凭什么扣我钱|岂有此理|无良商家');
const furyChinese = words('气死我了|我要投诉|我真的火了|马上给我退钱|我很愤怒|忍无可忍|我要去12315|等着被曝光吧|我要报警|气炸了');

const kinds: readonly Kind[] = [
  { polarity: -1, emotion: 'anger', openings: praiseChinese, between: ['，', '，', '！', '。'], endings: failuresChinese, each: 12 },
  { polarity: 1, emotion: 'joy', openings: praiseChinese, between: ['，', '，', '！', '。'], endings: deedsChinese, each: 9 },
  { polarity: -1, emotion: 'disappointment', openings: fairChinese, between: ['，但是', '，但', '，可是', '，不过', '，就是', '，'], endings: badChinese, each: 12 },
  { polarity: 1, emotion: 'joy', openings: flawsChinese, between: ['，但是', '，但', '，不过', '，可'], endings: goodChinese, each: 8 },
  { polarity: -1, emotion: 'anger', openings: outrageChinese, between: ['，', '！', '，'], endings: furyChinese, each: 6 },
  { polarity: -1, emotion: 'anger', openings: praiseEnglish, between: [', ', ', ', '. ', '! '], endings: failuresEnglish, each: 12 },
  { polarity: 1, emotion: 'joy', openings: praiseEnglish, between: [', ', ', ', '. ', '! '], endings: deedsEnglish, each: 9 },
  { polarity: -1, emotion: 'disappointment', openings: fairEnglish, between: [', but ', ' but ', '. However, ', ', however '], endings: badEnglish, each: 8 },
  { polarity: 1, emotion: 'joy', openings: flawsEnglish, between: [', but ', ' but ', ', though '], endings: goodEnglish, each: 6 },
  { polarity: -1, emotion: 'anger', openings: outrageEnglish, between: [', ', '! ', '. '], endings: furyEnglish, each: 9 },
];

export function turnedMessages(): TurnedMessage[] {
  return kinds.flatMap(({ openings, between, endings, each, polarity, emotion }) =>
    openings.flatMap((opening, row) =>
      Array.from({ length: each }, (_, step): TurnedMessage => {
        const ending = endings[(row * 5 + step * 7) % endings.length]!;
        return { text: `${opening}${between[(row + step) % between.length]!}${ending}`, polarity, emotion };
      }),
    ),
  );
}
