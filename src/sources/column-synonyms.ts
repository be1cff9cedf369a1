/** What people call the columns, in both languages. Compared in lower case without blanks and punctuation. */
import type { FactKind } from '../domain/index.ts';

type Names = readonly string[];

const customerId: Names = ['客户编号', '客户id', '客户号', '客户代码', '客户', '会员id', '会员编号', '会员号', '会员卡号', '会员', '用户id', '用户编号', '用户', '买家id', '买家', '买家昵称', '顾客编号', '顾客id', '顾客', 'customerid', 'customerno', 'customernumber', 'customer', 'custid', 'cid', 'clientid', 'client', 'memberid', 'member', 'userid', 'user', 'buyerid', 'buyer', 'accountid', 'shopperid', 'contactid', 'householdid'];
const orderId: Names = ['订单号', '订单编号', '订单id', '订单', '单号', '交易号', '交易编号', '流水号', '小票号', '发票号', 'orderid', 'orderno', 'ordernumber', 'order', 'invoiceno', 'invoice', 'invoiceid', 'invoicenumber', 'transactionid', 'transaction', 'receiptno', 'receipt', 'basketid', 'billno'];
const orderedAt: Names = ['下单时间', '下单日期', '订单日期', '订单时间', '订单创建时间', '购买时间', '购买日期', '交易时间', '交易日期', '付款时间', '支付时间', '成交时间', '销售日期', '日期', '时间', 'orderedat', 'orderdate', 'ordertime', 'invoicedate', 'purchasedate', 'purchasedat', 'transactiondate', 'saledate', 'createdat', 'date', 'datetime', 'time', 'timestamp', 'paidat'];
const net: Names = ['实付金额', '实付', '实收', '实收金额', '实际金额', '成交金额', '成交额', '支付金额', '付款金额', '订单金额', '订单总额', '总金额', '总额', '合计', '金额', '销售额', '消费金额', '买家实付', 'net', 'netamount', 'amount', 'total', 'totalamount', 'totalprice', 'ordertotal', 'grandtotal', 'paid', 'paidamount', 'amountpaid', 'spend', 'revenue', 'sales', 'value', 'ordervalue', 'price', 'dollars', 'payment', 'linetotal'];
const at: Names = ['时间', '日期', '发生时间', '创建时间', '提交时间', '评价时间', '评论时间', '评价日期', '发送时间', '消息时间', '会话时间', '来电时间', '填写时间', '提交日期', '费用日期', 'at', 'time', 'date', 'datetime', 'timestamp', 'createdat', 'createdon', 'submittedat', 'sentat', 'reviewdate', 'reviewtime', 'occurredat', 'responsedate'];
const productId: Names = ['商品编号', '商品编码', '商品id', '商品代码', '产品编号', '产品id', '产品编码', '货号', '款号', '条码', 'sku', 'skuid', 'productid', 'productcode', 'productno', 'product', 'stockcode', 'itemid', 'itemcode', 'itemno', 'article', 'articleno', 'barcode', 'asin', 'upc', '商品', '产品'];
const text: Names = ['内容', '评价内容', '评论内容', '评论', '评价', '留言', '消息', '消息内容', '文本', '正文', '反馈', '反馈内容', '意见', '建议', '聊天内容', '对话内容', '描述', '备注', 'text', 'content', 'comment', 'comments', 'review', 'reviewtext', 'reviewbody', 'message', 'body', 'feedback', 'verbatim', 'utterance', 'answer', 'note', 'notes', 'sentence'];
const channel: Names = ['渠道', '销售渠道', '下单渠道', '来源', '来源渠道', '平台', '店铺', '门店', 'channel', 'source', 'saleschannel', 'platform', 'store', 'shop'];
const region: Names = ['地区', '区域', '城市', '省份', '省', '国家', '国家地区', '所在地', '收货城市', '收货省份', 'region', 'country', 'city', 'state', 'province', 'area', 'territory', 'location', 'market'];
const category: Names = ['品类', '类别', '类目', '分类', '商品类目', '商品分类', '产品类别', 'category', 'productcategory', 'department', 'group', 'producttype'];
const discount: Names = ['优惠金额', '优惠', '折扣', '折扣金额', '减免', '立减', '优惠券金额', 'discount', 'discountamount', 'rebate', 'coupon', 'promotionamount'];
const cost: Names = ['成本', '成本价', '进价', '商品成本', 'cost', 'unitcost', 'cogs', 'purchaseprice', 'costprice'];
const currency: Names = ['币种', '货币', 'currency', 'currencycode', 'ccy'];
const campaign: Names = ['营销活动', '活动', '活动名称', '推广活动', 'campaign', 'campaignid', 'promotion', 'utmcampaign'];
const touchpoint: Names = ['接触点', '触点', '环节', '业务环节', 'touchpoint', 'stage', 'journeystage'];
const promised: Names = ['承诺送达', '承诺送达时间', '承诺时间', '预计送达', '预计送达时间', '预计到货', '要求到货', '约定送达', 'promisedat', 'promised', 'promiseddate', 'promiseddelivery', 'expecteddelivery', 'estimateddelivery', 'estimateddeliverydate', 'eta', 'duedate', 'requireddate'];
const delivered: Names = ['实际送达', '送达时间', '实际送达时间', '签收时间', '收货时间', '妥投时间', '到货时间', '签收日期', 'deliveredat', 'delivered', 'deliverydate', 'delivereddate', 'actualdelivery', 'receivedat', 'arrivaldate'];
const returned: Names = ['退货', '是否退货', '已退货', '退款', '是否退款', '退款状态', '订单状态', 'returned', 'isreturned', 'isreturn', 'refunded', 'isrefunded', 'cancelled', 'canceled', 'return'];

/** Per kind and column, the usual names first. */
export const columnSynonyms: Readonly<Record<FactKind, Readonly<Record<string, Names>>>> = {
  customers: {
    id: [...customerId, 'id', '编号', '账号'],
    name: ['姓名', '名称', '客户姓名', '客户名称', '会员姓名', '昵称', '联系人', 'name', 'fullname', 'customername', 'clientname', 'contact', 'contactname', 'displayname', 'nickname'],
    phone: ['手机', '手机号', '手机号码', '电话', '电话号码', '联系电话', '联系方式', '移动电话', 'phone', 'mobile', 'phonenumber', 'mobilephone', 'mobilenumber', 'cellphone', 'cell', 'telephone', 'tel'],
    email: ['邮箱', '电子邮箱', '邮件', '电子邮件', '邮箱地址', 'email', 'emailaddress', 'mail'],
    segment: ['客群', '分群', '客户分群', '细分', '标签', 'segment', 'customersegment', 'cluster', 'tag'],
    kind: ['客户类型', '类型', '会员等级', '等级', '级别', 'kind', 'type', 'customertype', 'level', 'grade', 'tier', 'membership', 'gender', '性别'],
    region,
    birthday: ['生日', '出生日期', '出生年月', 'birthday', 'birthdate', 'dateofbirth', 'dob', 'born'],
    birthday_calendar: ['生日历法', '历法', 'birthdaycalendar', 'calendar'],
    joined_on: ['加入日期', '注册时间', '注册日期', '入会时间', '入会日期', '开户日期', '创建时间', '首次购买', 'joinedon', 'joined', 'joindate', 'registeredat', 'registrationdate', 'signupdate', 'signedup', 'createdat', 'customersince', 'membersince'],
    contract_plan: ['套餐', '合同类型', '订阅套餐', '订阅方案', '订阅类型', '资费', '方案', 'plan', 'subscription', 'subscriptionplan', 'contract', 'contracttype', 'package', 'product plan', 'plantype'],
    contract_start: ['合同开始日期', '合同起始', '订阅开始', '订阅日期', '签约日期', '签约时间', '起租日期', '生效日期', 'contractstart', 'contractstartdate', 'subscriptionstart', 'subscribedon', 'subscribedat', 'startdate', 'activatedon', 'activationdate', 'effectivefrom'],
    contract_end: ['合同到期日', '合同结束', '到期日', '到期日期', '到期时间', '有效期至', '续费日期', 'contractend', 'contractenddate', 'subscriptionend', 'enddate', 'expireson', 'expirydate', 'expirationdate', 'renewaldate', 'renewson', 'validuntil'],
    monthly_fee: ['月租', '月付', '每月费用', '月度费用', '订阅费', 'monthlyfee', 'monthlycharges', 'monthlycharge', 'mrr', 'monthlyrevenue', 'monthlyprice', 'subscriptionfee', 'recurringfee'],
    cancelled_on: ['退订时间', '解约日期', '解约时间', '流失日期', '取消日期', '终止日期', '注销日期', 'cancelledon', 'canceledon', 'cancelledat', 'canceledat', 'cancellationdate', 'canceldate', 'churnedon', 'churnedat', 'churndate', 'terminatedon', 'terminationdate', 'unsubscribedat'],
  },
  orders: {
    id: [...orderId, 'id', '编号'],
    customer_id: [...customerId, '手机号', '手机', '会员手机号', '买家手机号', 'phone', 'email', 'id'],
    ordered_at: orderedAt,
    promised_at: promised,
    delivered_at: delivered,
    gross: ['原价', '原价金额', '商品总额', '应付', '应付金额', '应收', '应收金额', '标价', 'gross', 'grossamount', 'subtotal', 'listprice', 'originalamount'],
    discount,
    net,
    cost,
    currency,
    channel,
    campaign,
    region,
    returned,
  },
  'order-lines': {
    order_id: [...orderId, 'id'],
    product_id: productId,
    description: ['商品名称', '品名', '产品名称', '商品描述', '商品标题', '宝贝标题', '规格', '描述', '名称', 'description', 'productname', 'itemname', 'productdescription', 'producttitle', 'title', 'item', 'name', 'itemdescription'],
    category,
    quantity: ['数量', '件数', '购买数量', '销售数量', '销量', '个数', 'quantity', 'qty', 'units', 'count', 'pieces', 'unitssold', 'amountofitems', 'numberofitems'],
    price: ['单价', '价格', '售价', '销售单价', '商品单价', 'unitprice', 'price', 'itemprice', 'priceperunit', 'saleprice', 'sellingprice'],
    discount,
    net: net.filter((name) => name !== 'price'),
    customer_id: [...customerId, '手机号', '手机', '会员手机号', '买家手机号'],
    ordered_at: orderedAt,
    promised_at: promised,
    delivered_at: delivered,
    currency,
    channel,
    campaign,
    region,
    returned,
  },
  moments: {
    id: ['编号', '消息编号', '消息id', '记录编号', '工单号', '工单编号', 'id', 'momentid', 'messageid', 'ticketid', 'caseid', 'interactionid', 'eventid', 'callid'],
    customer_id: [...customerId, '手机号', '来电号码', 'phone'],
    conversation_id: ['会话编号', '会话id', '会话', '对话编号', '对话id', 'conversationid', 'conversation', 'sessionid', 'session', 'threadid', 'thread', 'dialogid', 'dialogueid', 'chatid'],
    at,
    touchpoint,
    channel: [...channel, '联系渠道', '方式', 'medium'],
    direction: ['方向', '收发', '发送方', '角色', '发言人', 'direction', 'sender', 'role', 'speaker', 'inout', 'from'],
    agent_id: ['服务人员', '客服', '坐席', '坐席工号', '客服编号', '员工', '销售', '处理人', '经办人', 'agentid', 'agent', 'staff', 'employee', 'operator', 'assignee', 'handledby', 'representative', 'owner'],
    product_id: productId,
    campaign_id: campaign,
    order_id: orderId,
    text,
    wait_seconds: ['等待秒数', '等待时长', '等待时间', '响应时长', '首次响应时长', 'waitseconds', 'wait', 'waittime', 'waitingtime', 'responsetime', 'firstresponsetime', 'firstresponseseconds', 'queueseconds'],
    duration_seconds: ['时长秒数', '时长', '通话时长', '会话时长', '处理时长', 'durationseconds', 'duration', 'handletime', 'talktime', 'callduration', 'length'],
    resolved: ['是否解决', '解决', '已解决', '解决状态', '处理结果', '状态', 'resolved', 'isresolved', 'solved', 'closed', 'resolution', 'status'],
  },
  feedback: {
    id: ['编号', '评价编号', '评论id', '问卷编号', '答卷编号', '答卷id', 'id', 'feedbackid', 'reviewid', 'surveyid', 'responseid', 'answerid'],
    customer_id: customerId,
    at,
    instrument: ['量表', '问卷', '问卷类型', '调查', '指标', 'instrument', 'survey', 'surveytype', 'scale', 'questionnaire', 'metric'],
    item: ['题目', '问题', '题号', '题项', 'item', 'question', 'questionid', 'questiontext'],
    dimension: ['维度', '方面', 'dimension', 'aspect', 'factor', 'attribute'],
    subject: ['评价对象', '对象', '品牌', '竞品', 'subject', 'object', 'target', 'brand', 'about', 'cat', ...category],
    product_id: productId,
    touchpoint,
    expected: ['期望', '期望值', '期望分', '预期', '期望评分', 'expected', 'expectation', 'expectedscore', 'desired'],
    perceived: ['感知', '感知值', '实际', '实际感受', '评分', '打分', '得分', '分数', '星级', '满意度', '总体满意度', '推荐意愿', '推荐度', '标签', 'perceived', 'perception', 'actual', 'score', 'rating', 'stars', 'star', 'label', 'satisfaction', 'csat', 'nps', 'ces', 'grade', 'overall', 'sentiment', 'reviewscore', 'starrating', 'overallsatisfaction', 'recommend'],
    importance: ['重要性', '重要程度', '权重', 'importance', 'weight', 'priority'],
    scale_low: ['最低分', '量表下限', 'scalelow', 'scalemin', 'minscore'],
    scale_high: ['最高分', '满分', '量表上限', 'scalehigh', 'scalemax', 'maxscore'],
    text,
  },
  costs: {
    customer_id: customerId,
    at,
    kind: ['费用类型', '费用类别', '类型', '类别', '科目', '项目', 'kind', 'type', 'costtype', 'category', 'expensetype'],
    amount: ['金额', '费用', '成本', '费用金额', '服务成本', '花费', '支出', 'amount', 'cost', 'expense', 'value', 'total', 'fee'],
    currency,
  },
  products: {
    id: [...productId, 'id', '编号'],
    name: ['商品名称', '产品名称', '名称', '品名', '商品标题', 'name', 'productname', 'title', 'description', 'itemname'],
    category,
    price: ['价格', '售价', '单价', '标价', '零售价', '销售价', 'price', 'unitprice', 'retailprice', 'listprice', 'saleprice', 'msrp'],
    cost,
    features: ['特点', '卖点', '特性', '功能', '产品特点', 'features', 'feature', 'highlights', 'sellingpoints', 'specs'],
  },
};

/** A header as it is compared: width, case, blanks and punctuation do not matter. */
export function plainHeader(header: string): string {
  return header.normalize('NFKC').toLowerCase().replaceAll(/[\s_\-./()[\]{}:*#"'’（）【】：]+/g, '');
}
