import { describe, expect, test } from 'vitest';
import type { FactKind } from '../domain/index.ts';
import { recognise, recogniseKinds } from './recognise-columns.ts';

const table = (headers: readonly string[], ...samples: readonly (readonly string[])[]) => ({ headers, header: true, samples });

const cases: readonly (readonly [string, FactKind, ReturnType<typeof table>, Readonly<Record<string, string>>])[] = [
  [
    'a Chinese order export', 'orders',
    table(['订单号', '会员ID', '下单时间', '实付金额', '优惠', '渠道', '备注'], ['A1', 'c1', '2024-01-03 10:00', '99.50', '5', '天猫', '快点'], ['A2', 'c2', '2024-01-04 11:00', '20', '0', '门店', '']),
    { id: '订单号', customer_id: '会员ID', ordered_at: '下单时间', net: '实付金额', discount: '优惠', channel: '渠道' },
  ],
  [
    'an English order export', 'orders',
    table(['Order ID', 'Customer', 'Order Date', 'Total', 'Currency', 'Estimated Delivery', 'Delivered At'], ['1', 'a', '3/4/2024', '$1,200.50', 'USD', '3/9/2024', '3/10/2024']),
    { id: 'Order ID', customer_id: 'Customer', ordered_at: 'Order Date', net: 'Total', currency: 'Currency', promised_at: 'Estimated Delivery', delivered_at: 'Delivered At' },
  ],
  [
    'the online retail set', 'order-lines',
    table(['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'], ['536365', '85123A', 'WHITE HOLDER', '6', '2010-12-01 08:26:00', '2.55', '17850.0', 'United Kingdom']),
    { order_id: 'InvoiceNo', product_id: 'StockCode', description: 'Description', quantity: 'Quantity', ordered_at: 'InvoiceDate', price: 'UnitPrice', customer_id: 'CustomerID', region: 'Country' },
  ],
  [
    'Chinese sales lines', 'order-lines',
    table(['单号', '商品编码', '商品名称', '数量', '单价', '日期', '客户'], ['S1', 'P1', '龙井', '2', '88.00', '2024年1月3日', '张三']),
    { order_id: '单号', product_id: '商品编码', description: '商品名称', quantity: '数量', price: '单价', ordered_at: '日期', customer_id: '客户' },
  ],
  [
    'a Chinese customer list', 'customers',
    table(['客户编号', '姓名', '手机号', '邮箱', '城市', '生日', '注册时间'], ['c1', '张三', '13800138000', 'a@b.cn', '杭州', '1990-01-02', '2020-05-06']),
    { id: '客户编号', name: '姓名', phone: '手机号', email: '邮箱', region: '城市', birthday: '生日', joined_on: '注册时间' },
  ],
  [
    'customers without an id answer to their phone', 'customers',
    table(['Full Name', 'Mobile', 'Date of Birth'], ['Ann', '13800138000', '1990-01-02']),
    { id: 'Mobile', name: 'Full Name', phone: 'Mobile', birthday: 'Date of Birth' },
  ],
  [
    'a chat log', 'moments',
    table(['会话ID', '用户', '时间', '角色', '内容'], ['s1', 'u1', '2024-01-03 10:00:00', '客户', '什么时候发货呀']),
    { conversation_id: '会话ID', customer_id: '用户', at: '时间', direction: '角色', text: '内容' },
  ],
  [
    'labelled reviews', 'feedback',
    table(['cat', 'label', 'review'], ['书籍', '1', '很好看的一本书'], ['平板', '0', '屏幕有坏点很失望']),
    { subject: 'cat', perceived: 'label', text: 'review', instrument: '=label', scale_low: '=0', scale_high: '=1' },
  ],
  [
    'star ratings', 'feedback',
    table(['review_id', 'user_id', 'rating', 'comment', 'review_date'], ['r1', 'u1', '5', 'Lovely tea, will buy again', '2024-01-03']),
    { id: 'review_id', customer_id: 'user_id', perceived: 'rating', text: 'comment', at: 'review_date', instrument: '=stars', scale_low: '=1', scale_high: '=5' },
  ],
  ['costs', 'costs', table(['客户编号', '日期', '费用类型', '金额'], ['c1', '2024-01-03', '退货运费', '12.00']), { customer_id: '客户编号', at: '日期', kind: '费用类型', amount: '金额' }],
  ['products', 'products', table(['SKU', '商品名称', '类目', '售价', '成本'], ['P1', '龙井', '茶叶', '88', '40']), { id: 'SKU', name: '商品名称', category: '类目', price: '售价', cost: '成本' }],
];

describe('columns are recognised by name and value', () => {
  test.each(cases)('%s', (_, kind, file, mapping) => {
    const found = recognise(file, kind);
    expect(found.mapping).toEqual(mapping);
    expect(found.missing).toEqual([]);
    for (const column of found.columns) expect(column.reason).toMatchObject({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
  });

  test.each(cases)('%s: the kind is guessed', (_, kind, file) => {
    expect(recogniseKinds(file)[0]?.kind).toBe(kind);
  });

  test('values overrule a name: a "date" that holds no dates is no date', () => {
    expect(recognise(table(['订单号', '日期', '金额'], ['1', '否', '5'], ['2', '是', '6']), 'orders').mapping).not.toHaveProperty('ordered_at');
  });

  test('an Id that repeats is the customer, not the order', () => {
    const rows = Array.from({ length: 40 }, (_, index) => [String(index % 5), '2005-01-02', '230.30']);
    expect(recognise(table(['Id', 'Date', 'Price'], ...rows), 'orders').mapping).toEqual({ customer_id: 'Id', ordered_at: 'Date', net: 'Price' });
  });

  test('without headers, place and values speak', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`0000${index % 7}`, `000${index % 7}`, '19970101', '2', `29.3${index % 10}`]);
    expect(recognise({ headers: ['#1', '#2', '#3', '#4', '#5'], header: false, samples: rows }, 'orders').mapping).toEqual({ customer_id: '#1', ordered_at: '#3', net: '#5' });
  });
});
