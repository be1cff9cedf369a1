/**
 * The nouns of the company's record, as tables of columns. This is the one description of a fact: the warehouse
 * schema, the import mapping, the rejected-row messages and the documentation are all derived from it.
 */
import type { Bilingual } from './bilingual.ts';

/** Amounts keep six decimals exactly; timestamps are the company's local time, without a zone. */
export type ColumnType = 'text' | 'integer' | 'number' | 'money' | 'day' | 'timestamp' | 'boolean' | 'json';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly title: Bilingual;
  readonly required?: true;
  /** The only values allowed, where there is a fixed set. */
  readonly oneOf?: readonly string[];
}

/** Where a contact with the customer happened. */
export const touchpoints = ['product', 'marketing', 'sales', 'service', 'delivery', 'channel', 'after-sales', 'payment', 'brand'] as const;
export type Touchpoint = (typeof touchpoints)[number];

/** What can be imported. `order-lines` files also yield their orders. */
export const factKinds = ['customers', 'orders', 'order-lines', 'moments', 'feedback', 'costs', 'products'] as const;
export type FactKind = (typeof factKinds)[number];

const column = (name: string, type: ColumnType, zh: string, en: string, more: Partial<Column> = {}): Column => ({ name, type, title: { zh, en }, ...more });
const required = { required: true } as const;

/**
 * The columns of each kind, in storage order. Every stored row also has `attributes` (JSON: whatever the file
 * said beyond these columns, so that nothing is lost), `fact_id` (what it is, the same however often it is
 * imported), `import_id` and `line` (where it came from).
 */
export const factColumns: Readonly<Record<FactKind, readonly Column[]>> = {
  customers: [
    column('id', 'text', '客户编号', 'Customer id', required),
    column('name', 'text', '姓名', 'Name'),
    column('phone', 'text', '电话', 'Phone'),
    column('email', 'text', '邮箱', 'E-mail'),
    column('segment', 'text', '客群', 'Segment'),
    column('kind', 'text', '客户类型', 'Kind'),
    column('region', 'text', '地区', 'Region'),
    column('birthday', 'day', '生日', 'Birthday'),
    column('birthday_calendar', 'text', '生日历法', 'Birthday calendar', { oneOf: ['solar', 'lunar'] }),
    column('joined_on', 'day', '加入日期', 'Joined on'),
    column('contract_plan', 'text', '合同套餐', 'Contract plan'),
    column('contract_start', 'day', '合同开始', 'Contract start'),
    column('contract_end', 'day', '合同到期', 'Contract end'),
    column('monthly_fee', 'money', '月费', 'Monthly fee'),
    column('cancelled_on', 'day', '退订日期', 'Cancelled on'),
  ],
  orders: [
    column('id', 'text', '订单号', 'Order id', required),
    column('customer_id', 'text', '客户编号', 'Customer id'),
    column('ordered_at', 'timestamp', '下单时间', 'Ordered at', required),
    column('promised_at', 'timestamp', '承诺送达', 'Promised delivery'),
    column('delivered_at', 'timestamp', '实际送达', 'Actual delivery'),
    column('gross', 'money', '原价金额', 'Gross amount'),
    column('discount', 'money', '优惠金额', 'Discount'),
    column('net', 'money', '实付金额', 'Net amount', required),
    column('cost', 'money', '成本', 'Cost'),
    column('currency', 'text', '币种', 'Currency'),
    column('channel', 'text', '渠道', 'Channel'),
    column('campaign', 'text', '营销活动', 'Campaign'),
    column('region', 'text', '地区', 'Region'),
    column('returned', 'boolean', '退货', 'Returned'),
  ],
  'order-lines': [
    column('order_id', 'text', '订单号', 'Order id', required),
    column('product_id', 'text', '商品编号', 'Product id', required),
    column('description', 'text', '商品名称', 'Description'),
    column('category', 'text', '品类', 'Category'),
    column('quantity', 'number', '数量', 'Quantity', required),
    column('price', 'money', '单价', 'Unit price', required),
    column('discount', 'money', '优惠金额', 'Discount'),
    column('net', 'money', '实付金额', 'Net amount', required),
  ],
  moments: [
    column('id', 'text', '编号', 'Moment id', required),
    column('customer_id', 'text', '客户编号', 'Customer id'),
    column('conversation_id', 'text', '会话编号', 'Conversation id'),
    column('at', 'timestamp', '时间', 'Time', required),
    column('touchpoint', 'text', '接触点', 'Touchpoint', { oneOf: touchpoints }),
    column('channel', 'text', '渠道', 'Channel'),
    column('direction', 'text', '方向', 'Direction', { oneOf: ['in', 'out'] }),
    column('agent_id', 'text', '服务人员', 'Agent'),
    column('product_id', 'text', '商品编号', 'Product id'),
    column('campaign_id', 'text', '营销活动', 'Campaign'),
    column('order_id', 'text', '订单号', 'Order id'),
    column('text', 'text', '内容', 'Text'),
    column('wait_seconds', 'number', '等待秒数', 'Wait (seconds)'),
    column('duration_seconds', 'number', '时长秒数', 'Duration (seconds)'),
    column('resolved', 'boolean', '是否解决', 'Resolved'),
  ],
  feedback: [
    column('id', 'text', '编号', 'Feedback id', required),
    column('customer_id', 'text', '客户编号', 'Customer id'),
    column('at', 'timestamp', '时间', 'Time'),
    column('instrument', 'text', '量表', 'Instrument'),
    column('item', 'text', '题目', 'Item'),
    column('dimension', 'text', '维度', 'Dimension'),
    column('subject', 'text', '评价对象', 'Subject'),
    column('product_id', 'text', '商品编号', 'Product id'),
    column('touchpoint', 'text', '接触点', 'Touchpoint', { oneOf: touchpoints }),
    column('expected', 'number', '期望', 'Expected'),
    column('perceived', 'number', '感知', 'Perceived'),
    column('importance', 'number', '重要性', 'Importance'),
    column('scale_low', 'number', '最低分', 'Lowest score'),
    column('scale_high', 'number', '最高分', 'Highest score'),
    column('text', 'text', '内容', 'Text'),
  ],
  costs: [
    column('customer_id', 'text', '客户编号', 'Customer id', required),
    column('at', 'timestamp', '时间', 'Time', required),
    column('kind', 'text', '费用类型', 'Kind'),
    column('amount', 'money', '金额', 'Amount', required),
    column('currency', 'text', '币种', 'Currency'),
  ],
  products: [
    column('id', 'text', '商品编号', 'Product id', required),
    column('name', 'text', '商品名称', 'Name'),
    column('category', 'text', '品类', 'Category'),
    column('price', 'money', '价格', 'Price'),
    column('cost', 'money', '成本', 'Cost'),
    column('features', 'json', '特点', 'Features'),
  ],
};

/** The warehouse table that holds a kind. */
export function factTable(kind: FactKind): string {
  return `fact_${kind.replace('-', '_')}`;
}
