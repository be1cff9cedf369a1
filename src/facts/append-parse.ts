/**
 * Text to typed values, inside the engine. Null means "not readable". A column whose every value is spelled plainly
 * (`1234.5`, `2024-01-03 10:00:00`) is simply cast; for the others all the spellings people use are tried.
 */
import { dialect, join, sql } from '../domain/index.ts';
import type { Column, Query } from '../domain/index.ts';

export interface ParseOptions {
  readonly dayFirst: boolean;
  readonly decimalComma: boolean;
  /** Columns whose every value is spelled plainly. */
  readonly plain: ReadonlySet<string>;
  /** Whether values may have blanks around them. */
  readonly blanksAround: boolean;
}

/** What people write when they mean "nothing". */
const nothings = ['', 'null', 'nan', 'nat', 'n/a', '#n/a', 'na', 'none', 'nil', '-', '--', '/', '\\n', '无', '空', '暂无', '未知', '未填'];

const longestNothing = 6;

/** True where a text says that there is no value. */
export function saysNothing(text: Query): Query {
  return sql`case when ${text} >= '0' and ${text} < ':' then false when length(${text}) <= ${longestNothing} then strpos(${`|${nothings.join('|')}|`}, '|' || lower(trim(${text})) || '|') > 0 else false end`;
}

/** A column's value read from text. */
export function parsed(column: Column, text: Query, options: ParseOptions): Query {
  if (column.oneOf) return oneOf(column, text);
  const plain = options.plain.has(column.name);
  switch (column.type) {
    case 'money':
      return plain ? plainDecimal(text) : decimal(text, options);
    case 'number':
      return sql`cast(${plain ? plainDecimal(text) : decimal(text, options)} as double)`;
    case 'integer':
      return sql`try_cast(${plain ? plainDecimal(text) : decimal(text, options)} as bigint)`;
    case 'day':
      return sql`cast(${plain ? plainTimestamp(text) : timestamp(text, options)} as date)`;
    case 'timestamp':
      return plain ? plainTimestamp(text) : timestamp(text, options);
    case 'boolean':
      return boolean(text);
    case 'text':
    case 'json':
      return isIdentifier(column) ? sql`case when ${saysNothing(text)} then null else ${trimmed(text, options)} end` : trimmed(text, options);
  }
}

/** Text without blanks around it; null when nothing is left. Most values have none, and finding that out is cheap. */
function trimmed(text: Query, options: ParseOptions): Query {
  if (!options.blanksAround) return text;
  return sql`case when ${text} = '' then null when ${text} like ' %' or ${text} like '% ' then nullif(trim(${text}), '') else ${text} end`;
}

/** True where a value of this column is there but not spelled plainly; null for columns that are never cast. */
export function isUnplain(column: Column, text: Query): Query | undefined {
  if (column.oneOf) return undefined;
  const isDate = column.type === 'day' || column.type === 'timestamp';
  if (!isDate && column.type !== 'money' && column.type !== 'number' && column.type !== 'integer') return undefined;
  return sql`${text} is not null and ${isDate ? plainTimestamp(text) : plainDecimal(text)} is null`;
}

function plainDecimal(text: Query): Query {
  return sql`try_cast(${text} as decimal(18, 6))`;
}

function plainTimestamp(text: Query): Query {
  return sql`case when length(${text}) <= 19 and ${text} between '1900-' and '2199-99' and substr(${text}, 5, 1) = '-' then try_cast(${text} as timestamp) end`;
}

/** Columns that name something: they are compared, so spelling matters. */
export function isIdentifier(column: Column): boolean {
  return column.type === 'text' && (column.name === 'id' || column.name.endsWith('_id'));
}

const fullWidth = '０１２３４５６７８９．，－＋（）％／：　';
const halfWidth = '0123456789.,-+()%/: ';

/** Exact decimal. Understands 1,234.50 · 1.234,50 · ¥1,234 · 1234元 · (12.00) · 12.00- · 12.5% · full-width digits. */
export function decimal(text: Query, options: ParseOptions): Query {
  return options.decimalComma ? dressedDecimal(text, options) : sql`coalesce(${plainDecimal(text)}, ${dressedDecimal(text, options)})`;
}

const currencyWords = '(人民币|RMB|CNY|USD|EUR|GBP|HKD|JPY|US|HK|[¥￥$€£元块])';

function dressedDecimal(text: Query, options: ParseOptions): Query {
  const half = sql`translate(trim(${text}), ${fullWidth}, ${halfWidth})`;
  const bare = sql`${dialect('replaceAll', half, `${currencyWords}|\\s|\\x{00A0}|'`, '')}`;
  const shape = options.decimalComma ? '^[-+]?(\\d{1,3}(\\.\\d{3})+|\\d+)?(,\\d+)?$' : '^[-+]?(\\d{1,3}(,\\d{2,3})*,\\d{3}|\\d+)?(\\.\\d*)?([eE][-+]?\\d+)?$';
  const unsigned = sql`${dialect('replaceAll', bare, '^\\((.*)\\)$|^(.*)-$', '-\\1\\2')}`;
  const number = sql`${dialect('replaceAll', unsigned, '%$', '')}`;
  const point = options.decimalComma ? sql`replace(replace(${number}, '.', ''), ',', '.')` : sql`replace(${number}, ',', '')`;
  const amount = sql`try_cast(${point} as decimal(18, 6))`;
  return sql`case when regexp_like(${number}, ${shape}) then case when ${bare} like '%\\%' escape '\\' then cast(${amount} / 100 as decimal(18, 6)) else ${amount} end end`;
}

/** Wall-clock time, without a zone, between 1900 and 2199. A zone that is written is left out: the time stays as the company saw it. */
export function timestamp(text: Query, options: ParseOptions): Query {
  const read = sql`coalesce(${plainTimestamp(text)}, ${spelledTimestamp(text, options)})`;
  return sql`case when year(${read}) between 1900 and 2199 then ${read} end`;
}

const dayFirstFormats = ['%d-%m-%y', '%d-%m-%y %H:%M', '%d-%m-%y %H:%M:%S', '%d-%m-%Y', '%d-%m-%Y %H:%M:%S', '%d-%m-%Y %H:%M', '%d-%m-%Y %I:%M:%S %p', '%d-%m-%Y %I:%M %p'];
const yearFirstFormats = ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d', '%Y-%m-%d %I:%M:%S %p', '%Y-%m-%d %I:%M %p', '%Y-%m', '%Y%m%d', '%Y%m%d%H%M%S', '%Y%m%d%H%M', '%Y%m%d %H:%M:%S', '%Y%m%d %H:%M'];
const namedMonthFormats = ['%d-%b-%Y', '%d-%B-%Y', '%d %b %Y', '%d %B %Y', '%b %d %Y', '%B %d %Y', '%d-%b-%y', '%d %b %Y %H:%M', '%b %d %Y %H:%M', '%b %d %Y %I:%M %p'];

/** Everything that is not `YYYY-MM-DD HH:MM:SS`: slashes, dots, 年月日, month names, 14-digit stamps, Excel serials, Unix seconds. */
function spelledTimestamp(text: Query, options: ParseOptions): Query {
  const half = sql`translate(trim(${text}), ${`${fullWidth}年月/T`}, ${`${halfWidth.replace('/', '-')}--- `})`;
  const clocked = sql`${dialect('replaceAll', half, '(\\d) *[日号] *', '\\1 ')}`;
  const colons = sql`${dialect('replaceAll', clocked, '(\\d)[时分点](\\d)', '\\1:\\2')}`;
  const zoneless = sql`${dialect('replaceAll', colons, '(:\\d\\d)([.,]\\d+)? *(Z|[+-]\\d\\d:?\\d\\d)?$', '\\1')}`;
  const dashed = sql`${dialect('replaceAll', zoneless, '(\\d)[.](\\d)', '\\1-\\2')}`;
  const tidy = sql`trim(substr(${dialect('replaceAll', dashed, '[时分秒点-]$|,', '')}, 1, 30))`;
  const swapped = options.dayFirst ? dayFirstFormats : dayFirstFormats.map((format) => format.replace('%d-%m', '%m-%d'));
  const attempts = (formats: readonly string[]): Query => join(formats.map((format) => sql`${dialect('parseTimestamp', tidy, format)}`));
  const startsWithYear = sql`regexp_like(${tidy}, '^[0-9]{4}')`;
  const serial = sql`try_cast(${text} as double)`;
  const excel = sql`case when ${serial} between 18264 and 73050 then timestamp '1970-01-01 00:00:00' + cast(round((${serial} - 25569) * 86400) as bigint) * interval '1' second end`;
  const unix = sql`case when ${serial} between 315532800 and 4102444800 then timestamp '1970-01-01 00:00:00' + cast(${serial} as bigint) * interval '1' second
    when ${serial} between 315532800000 and 4102444800000 then timestamp '1970-01-01 00:00:00' + cast(${serial} / 1000 as bigint) * interval '1' second end`;
  return sql`coalesce(case when ${startsWithYear} then coalesce(${attempts(yearFirstFormats)}) else coalesce(${attempts([...swapped, ...namedMonthFormats])}) end, ${excel}, ${unix})`;
}

const trueWords = ['true', 't', 'yes', 'y', '1', '1.0', '是', '有', '对', '真', '已', '√', 'returned', 'refunded', 'cancelled', 'resolved', 'solved', 'closed', '退货', '已退货', '已退款', '退款', '已取消', '已解决', '解决'];
const falseWords = ['false', 'f', 'no', 'n', '0', '0.0', '否', '无', '没有', '错', '假', '未', '×', 'completed', 'complete', 'open', 'unresolved', '正常', '未退货', '未退款', '已完成', '交易成功', '已签收', '未解决', '处理中'];

function boolean(text: Query): Query {
  const word = sql`lower(trim(${text}))`;
  return sql`case when ${word} in (${values(trueWords)}) then true when ${word} in (${values(falseWords)}) then false end`;
}

/** What files call the values that have a fixed set. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  solar: ['公历', '阳历', '新历', 'gregorian'],
  lunar: ['农历', '阴历', '旧历', 'chinese'],
  in: ['inbound', 'incoming', 'received', 'customer', 'user', '来', '呼入', '接收', '客户', '用户', '买家', '进线'],
  out: ['outbound', 'outgoing', 'sent', 'agent', 'seller', '去', '呼出', '发送', '客服', '坐席', '卖家', '外呼'],
  product: ['产品', '商品', '商品质量', 'goods', 'quality'],
  marketing: ['营销', '广告', '推广', '活动', 'campaign', 'promotion', 'ads'],
  sales: ['销售', '售前', '导购', 'pre-sales', 'presales'],
  service: ['服务', '客服', '热线', '咨询', 'hotline', 'support', 'customer service', 'help desk', 'helpdesk'],
  delivery: ['配送', '物流', '快递', '送货', '发货', 'shipping', 'logistics'],
  channel: ['渠道', '门店', '网站', 'app', 'store', 'website'],
  'after-sales': ['售后', '退换', '维修', '退货', 'aftersales', 'after sales', 'returns', 'warranty', 'repair'],
  payment: ['支付', '付款', '结算', '退款', 'billing', 'refund', 'checkout'],
  brand: ['品牌', '形象', 'image', 'company'],
};

function oneOf(column: Column, text: Query): Query {
  const word = sql`lower(trim(${text}))`;
  const cases = (column.oneOf ?? []).map((value) => sql`when ${word} in (${values([value, ...(synonyms[value] ?? [])])}) then ${value}`);
  return sql`case ${join(cases, sql` `)} end`;
}

function values(list: readonly string[]): Query {
  return join(list.map((value) => sql`${value}`));
}
