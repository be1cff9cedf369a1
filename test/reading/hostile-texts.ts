/** Pieces that, repeated, are what a reader built of patterns fears most: near-matches of its own rules, brackets, marks, odd code points. */
export const hostilePieces: readonly string[] = [
  // One thing without end.
  '中', 'a', ' ', '\n', '\0', '1', '-', '_', '#', ':', '，', '。', '？', '！！', '“',
  // Brackets, tags, digits apart, addresses begun.
  '((', '【', '<b>', '[mobile-1]', '1 ', 'a@', 'a@b.', '6222 ', '+1 ', '1月1',
  // Words of time, promises, conditions, objections, denials, one after the other without a mark between them.
  '明天', '明天下午三点前', '下周', '3天内', 'before ', 'by ', '我会', '我保证', "I'll ", '给您打电话', '如果', '不', '不能不', '但是', 'but ', '太贵了', '全国最好', '一百二十', '客服：',
  // What could become personal data.
  '我叫李', 'Mr. A', '文三路', '浙江省杭州市西湖区', '微信', 'qq ', '订单号 ',
  // Odd code points: pairs torn apart, joined emoji, flags, right to left, marks that take no room, stacked accents.
  '\uD800', '\uDC00', '😡', '🇨🇳', '👨‍👩‍👧', 'مرحبا ', '\u202E', '\u200B', 'e\u0301\u0301\u0301', '\uFFFD', '\u001E',
  // Whole sentences, so that there is much to find.
  '太贵了，我明天三点前给您打电话13800138000！', "I'll call you back by tomorrow at 3, it's too expensive! ",
];

/** A piece over and over, up to a length in UTF-16 code units. */
export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
