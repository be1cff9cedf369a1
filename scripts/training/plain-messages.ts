/**
 * Plain questions and requests that customers send and that carry no feeling. The public sets hold reviews and posts, hardly any of these,
 * and a reader that has never seen one takes "请问几点发货" for a complaint. Composed from parts, every combination once.
 */
const chineseSubjects = `订单 快递 包裹 货 发票 退款 会员卡 优惠券 积分 礼盒 茶叶 房间 早餐 门店 商品 这款 这个 样品 配件 说明书 充电器 衣服 手机 电脑 外卖 套餐 流量 宽带 账号 密码`.split(' ');
const chineseOpenings = ['', '请问', '你好，', '您好，请问', '亲，', '在吗？', '我想问一下，', '麻烦问下', '老板，', '客服你好，'];
const chineseQuestions = `{}什么时候发货 {}几点能到 {}怎么用 {}多少钱 {}在哪里领 {}可以开发票吗 {}有货吗 {}能换地址吗 {}什么时候到 {}怎么查询 {}可以退换吗 {}有几种颜色 {}有什么规格 {}保质期多久 {}支持货到付款吗
  {}怎么申请 {}能不能改一下时间 {}是不是包邮 {}几天能到 {}发什么快递 {}还有吗 {}怎么办理 {}有没有优惠 {}需要预约吗 {}尺寸是多少 {}到哪了 {}什么材质的 {}可以寄到北京吗 {}哪天有 {}怎么收费 帮我查一下{} 我要{} 帮我改一下{}的地址 {}送到公司前台 {}下午三点来取 把{}发我看看 {}的订单号是123456789 {}选红色的 {}要两份 {}放门口就行 {}已经付款了 {}收到了 我昨天买了{} {}一共三件`.split(/\s+/);
const chineseAlone = `你好 您好 在吗 有人吗 好的 嗯嗯 知道了 收到 明白了 可以 请问几点发货 几点开门 几点关门 营业到几点 周末上班吗 今天营业吗 怎么联系人工客服 转人工 地址在哪里 怎么去你们店 电话是多少 有停车场吗 可以刷卡吗 能开专票吗 请问有人吗 我的手机号是13800138000 我在北京 下周三过去
  请问入住时间是几点 退房时间是几点 含早餐吗 可以加床吗 有无线网吗 什么时候有货 我的快递到哪了 快递到哪里了 我的包裹到了吗 我的订单发货了吗 查一下快递到哪了 请问我的货到哪里了 今天能发货吗 发货了吗 到了吗 你好，在吗 你好，请问在吗 亲在吗 您好请问 谁能帮我看一下 七天无理由吗 怎么下单 链接发一下 可以便宜点吗 支持分期吗 送货上门吗 什么牌子 产地是哪里 适合几岁 多大码 一米七穿什么码 明天能送吗 晚上八点以后送 修改收货地址 取消订单 申请退款 我要退货 查询物流 查一下我的积分 我要开发票 抬头是某某公司 不用了 没有了 暂时不需要 我再看看 等一下 稍等 是的 不是 对 哦 嗯`.split(/\s+/);
const englishOpenings = ['', 'Hi, ', 'Hello, ', 'Excuse me, ', 'Quick question: ', 'Hi there, ', 'Good morning, '];
const englishQuestions = [
  'what time do you open', 'what time do you close', 'when will my order ship', 'where is my package', 'how do I track my order', 'how much is shipping', 'do you ship to Canada', 'is this in stock', 'what sizes do you have',
  'can I change my address', 'can I pick it up tomorrow', 'how do I reset my password', 'do you accept credit cards', 'is breakfast included', 'what time is check-in', 'do you have parking', 'how long does delivery take',
  'can I get an invoice', 'what is your return policy', 'how do I return an item', 'do I need a reservation', 'what is the price of this one', 'which colour is available', 'is there a warranty', 'are you open on Sunday',
  'can you send me the link', 'could you check order 12345678', 'what is the address', 'what is your phone number', 'do you have this in blue', 'when is the next delivery', 'does it come with a charger', 'how many are in a box',
  'I want to change my order', 'I would like to book a table for two', 'please call me at 5 pm', 'my order number is 4839201', 'I need two of them', 'please send it to my office', 'I paid yesterday', 'I received the package', 'the order has three items',
  'I am looking for a blue shirt', 'my name is Smith', 'I live in London', 'please cancel my order', 'I want to return this', 'leave it at the door', 'is it made of cotton', 'how do I use it', 'can I pay by card', 'what are your opening hours', 'who do I talk to about an invoice',
];
const englishAlone = ['ok', 'okay', 'hello', 'hi', 'yes', 'no', 'sure', 'got it', 'I see', 'not now', 'let me check', 'one moment', 'anyone there?', 'are you there?', 'never mind', 'see you tomorrow', 'test', 'order 12345', 'the blue one', 'two please', 'at 7 pm'];

export function plainMessages(): string[] {
  const chinese = chineseQuestions.flatMap((question, row) =>
    chineseSubjects.map((subject, column) => {
      const opening = chineseOpenings[(row * 7 + column * 3) % chineseOpenings.length] ?? '';
      return `${opening}${question.replace('{}', subject)}${endings[(row + column) % endings.length] ?? ''}`;
    }),
  );
  const english = englishQuestions.flatMap((question, row) => englishOpenings.map((opening, column) => `${opening}${question}${endings[(row + column) % endings.length] === '' ? '' : '?'}`));
  return [...chinese, ...chineseAlone, ...chineseAlone.map((text) => `${text}？`), ...english, ...englishAlone];
}

const endings = ['', '？', '?', '呢', '呢？', ''];
