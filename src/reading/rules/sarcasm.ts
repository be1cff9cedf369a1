/** Signs that praise is not meant. They lower confidence and never turn a reading. */
import { spokenBy } from './rule.ts';
import type { Rule } from './rule.ts';

const meant = /不是反话|不反着说|真心|由衷|说真的|是真的|没开玩笑|没跟你开玩笑|不夸张|不是夸张|我是夸|服气|我放心|实话/u;
const meantEnglish = /\b(?:i mean it|not (?:being )?sarcastic|no sarcasm|honestly|seriously|genuinely|truly|bless|thank you all)\b/u;

export const sarcasmRules: readonly Rule<'risk'>[] = spokenBy('customer', [
  {
    id: 'sarcasm.risk.zh.mock-congratulation',
    label: 'risk',
    pattern: /恭喜(?:你|你们|我|贵)|(?:不愧是|好一个|好家伙,|也是没谁了|真是绝了|(?:^|,)呵呵|敢情|算我见识|今天算(?:是)?见识|长见识了|佩服佩服|可以可以|活久见)|荣幸(?:之至|,|至极)|真荣幸|(?:成功)把我/u,
    unless: meant,
    examples: ['恭喜贵店，一个月修坏三回', '好家伙，热线打了一天没人接', '不愧是大公司，四个人给我四个说法'],
    nearMisses: ['恭喜我吧，今天拿到驾照了，真心谢谢教练', '好一个清净的地方，由衷喜欢'],
  },
  {
    id: 'sarcasm.risk.zh.thanks-for-harm',
    label: 'risk',
    pattern: /(?:感谢|谢谢|多谢|感恩)[^,。]{0,20}(?:让(?:我|我们|全)[^,。]{0,12}(?:体验|重温|见识|感受|享受|锻炼|学会)|手下留情|百忙之中|不杀|培养了我|教会我|坚持不懈地不|没把我)|真会(?:疼人|隐私|过)|(?:享受|体验)(?:了)?(?:一把|免费)[^,。]{0,10}/u,
    unless: meant,
    examples: ['感谢贵司让我体验了一把露天办公', '谢谢前台百忙之中看我一眼'],
    nearMisses: ['感谢让我们体验新课的老师，不是反话', '谢谢你们让孩子学会了游泳，真心的'],
  },
  {
    id: 'sarcasm.risk.zh.praise-then-fact',
    label: 'risk',
    pattern: /(?:真|可真|太|实在|确实|果然|真是|真的是|好|很|挺)(?:是)?(?:贴心|准时|敬业|养生|周到|用心|高效|神速|有创意|有文化|有面子|有水平|有水准|专业|科学|流畅|感人|环保|会做|厉害|人性化|尊贵|值|快|良心|齐全|先进|大方)(?:了|啊|呀|的)?(?:,|。|:|;)[^。]{0,30}(?:[一二两三四五六七八九十几半0]+(?:个|年|月|天|分钟|小时|遍|次|回|点|秒|块)|没|不|才|还在|只|都|连|倒|把|给我|被|怕我)|(?:速度|效率|响应|回复|配送|服务|态度)(?:感人|飞快|神速|真快|可真快),|良心价|真准时,|准时延期|响了,没应|(?:隔音|降噪|保温|防水|静音|效果)(?:效果)?(?:一流|真好|绝佳|满分),[^。]{0,20}(?:把|楼上|能听|都|全|说)/u,
    unless: meant,
    examples: ['服务真周到，喊了五遍没人来', '响应可真快，三天回我一个表情', '隔音一流，楼上打喷嚏我都能听见'],
    nearMisses: ['真快，早上申请中午就到了，由衷点赞', '师傅真准时，说十点就十点，说真的'],
  },
  {
    id: 'sarcasm.risk.zh.cheer-then-failure',
    label: 'risk',
    pattern: /(?:^|[,。!])(?:真是|真|太|可真|好|实在)?(?:太)?(?:棒|好|赞|牛|厉害|优秀|完美|神速|快|准时|靠谱|贴心|给力|行|可以|不错)(?:极|呆)?(?:了|啊|呀|哦|呢)*[,!。~]+[^。!?]{0,16}(?:还没|还不|还在|还停|都没|也没|仍没|没人|没动静|没影|没回|迟迟|又(?:坏|错|漏|断|停|崩|取消|延|没|给我))/u,
    unless: meant,
    examples: ['太赞了，一周了还没出库', '真行，催了四遍都没人理', '完美！刚修好又坏了'],
    nearMisses: ['太棒了，三天就到货了', '真好，说真的，这么多年还没见过这么耐心的', '今天的课很好，作业我还没写'],
  },
  {
    id: 'sarcasm.risk.zh.quoted-claim',
    label: 'risk',
    pattern: /[“「"][^”」"]{2,14}[”」"](?:[一二三四五六七八九十]个字)?,?[^。]{0,6}(?:总结得妙|佩服|敢情|果然|原来是|秘到|真秘|可真|是没|合着|我算)|(?:“|")[^”"]{2,12}(?:”|"),?(?:我|是)?[^。]{0,24}(?:只要我|除非我|才能实现|叫永|叫什么永)/u,
    unless: meant,
    examples: ['“全天候”，敢情是全天都候着', '“五星服务”四个字佩服'],
    nearMisses: ['“安静服务”这个选项真好，真心的', '菜单上写的“一品锅”里头有些啥'],
  },
  {
    id: 'sarcasm.risk.zh.hyperbole',
    label: 'risk',
    pattern: /(?:建议(?:你们)?改行|替你们脸红|(?:蜗牛|乌龟|骆驼|驴|我家狗)[^,。]{0,6}(?:听了|都|比|看了|鼓掌|笑)|(?:够|都够)我(?:泡|煮|睡|喝|织|生)[^,。]{1,6}|(?:腿|头发|胡子|花儿?|黄花菜)都(?:值|等|站)?(?:细|白|凉|谢)了|(?:是)?[^,。]{1,8}批发的吧|拿[^,。]{1,6}(?:敲|称|量|看|拌)的?,?(?:嘴|眼睛|脚)|(?:钱包|蜗牛|打印机|幻灯片|企鹅|叫花鸡|兵马俑|恐龙)[^,。]{0,8}(?:了|呢|吗|吧)?$)/u,
    unless: meant,
    examples: ['这速度蜗牛看了都笑', '开个页面都够我煮个蛋', '图画得真好，建议改行'],
    nearMisses: ['孩子喜欢蜗牛，有没有这种图案', '够我们两个人吃了'],
  },
  {
    id: 'sarcasm.risk.en.mock-praise',
    label: 'risk',
    pattern: /\b(?:congratulations on (?:the|your)|bravo,|slow clap|thanks for nothing|oh good, another|oh (?:great|good|joy|wonderful|brilliant|lovely), (?:another|an|the|more|so)|(?:ten|top|full|five) (?:out of ten|marks|stars) (?:for|if you)|how (?:kind|thoughtful|generous|sweet|nice), |(?:lovely|nice|sweet|good|kind) of (?:the \w+|you|them|him|her) to \w+|what a treat,|so (?:pleased|glad|happy|reassuring|lucky) (?:we|i|to learn|that)|you spoil us|very modern|thrilling stuff|sweet of them|must be (?:ever )?so proud|a full-service|at this rate|if you enjoy|was running low|(?:such|what) a (?:clever|smart|helpful) \w+:|truly a masterclass|nothing says)\b/u,
    unless: meantEnglish,
    examples: ['Congratulations on the new app, it now loses two orders a day.', 'So glad I paid for express.', 'Oh good, another survey.', 'Full marks for hiding the button.'],
    nearMisses: ['Congratulations on the award, I mean it.', 'So glad we came, genuinely.'],
  },
  {
    id: 'sarcasm.risk.en.cheer-then-failure',
    label: 'risk',
    pattern: /(?:^|[.!?] )(?:oh |very |really |absolutely )?(?:great|good|nice|lovely|brilliant|excellent|fantastic|amazing|wonderful|awesome|superb?|perfect|terrific|impressive|well done|bravo|outstanding)(?: (?:job|work|service|going|stuff|one|effort|start))?[,.!]+ [^.?!]{0,50}\b(?:still (?:no|not|nothing|waiting|missing|\w+n't|doesn|hasn|haven)|and (?:no|nobody|nothing|not one) |nobody|yet again|again no|no (?:reply|answer|parcel|refund|one)\b|never (?:arrived|came|showed|called))/u,
    unless: meantEnglish,
    examples: ['Good job, a month and still no invoice', 'Fantastic, two weeks and nobody has called', 'Well done! Still waiting for my refund'],
    nearMisses: ['Great job, it arrived a day early', 'Good service, no complaints', 'Well done, honestly, and still not a scratch on it'],
  },
  {
    id: 'sarcasm.risk.en.praise-then-fact',
    label: 'risk',
    pattern: /\b(?:marvellous|marvelous|brilliant|wonderful|fantastic|superb|excellent|great|amazing|terrific|splendid|fabulous|lightning-fast|love|loved|loving|breathtaking|beautifully|perfectly|adaptive|next-day)\b[^.?!]{0,44}(?:, (?:it|my|said|only|especially|mostly|the \w+ was|with a|not one|one)|: (?:my|one|ask)|\. (?:i especially|it'?s now|a free))|\bloved the [\w-]+ (?:gap|wait|queue|delay|hold|silence)\b|[”"]{1}free [\w ]+",? (?:turned out|and all|apparently|costs?)|\b(?:promised|advert(?:ised)?|website|brochure)\b[^.?!]{0,30}\b(?:provided one|turned out to be|and it is, provided)/u,
    unless: meantEnglish,
    examples: ['Brilliant delivery, only nine days late.', 'Loved the hour-long queue.', 'Marvellous speaker, it died during the first song.'],
    nearMisses: ['Brilliant room and quiet nights.', 'Great service, genuinely, only wish you were nearer.'],
  },
]);
