const digits: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 俩: 2, 仨: 3, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};

/** The lower and the upper number that words give: 三五 is 3 to 5, a few 3 to 5. */
export interface Amount {
  readonly low: number;
  readonly high: number;
}

/** Chinese numerals up to 9,999, or digits. `undefined` when it is no number. */
export function parseChineseNumber(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^[〇零一二三四五六七八九]{3,4}$/.test(text)) return Number([...text].map((each) => digits[each]).join(''));
  let total = 0;
  let current: number | undefined;
  for (const character of text) {
    const unit = character === '十' ? 10 : character === '百' ? 100 : character === '千' ? 1000 : undefined;
    if (unit !== undefined) {
      total += (current ?? 1) * unit;
      current = undefined;
    } else if (character === '廿') {
      total += 20;
    } else {
      const digit = digits[character];
      if (digit === undefined) return undefined;
      current = digit;
    }
  }
  return total + (current ?? 0);
}

/** 几 and 数 are three to five, 两三 two to three, 十几 eleven to nineteen. */
export function parseChineseAmount(text: string): Amount | undefined {
  if (text === '几' || text === '数' || text === '好几') return { low: 3, high: 5 };
  if (text === '十几') return { low: 11, high: 19 };
  if (/^[一二两三四五六七八九]{2}$/.test(text)) {
    const [low, high] = [...text].map((each) => digits[each]!) as [number, number];
    return low < high ? { low, high } : undefined;
  }
  const tens = /^([一二三四五六七八九]?十)([一二三四五六七八九])([一二三四五六七八九])$/.exec(text);
  if (tens) {
    const base = parseChineseNumber(tens[1]!)!;
    return { low: base + digits[tens[2]!]!, high: base + digits[tens[3]!]! };
  }
  const value = parseChineseNumber(text);
  return value === undefined ? undefined : { low: value, high: value };
}

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
const tens: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };
const ordinals = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth'];

/** A pattern for what {@link parseEnglishAmount} reads. */
export const englishAmount: string = `(?:\\d{1,4}(?:\\.\\d)?|a couple(?: of)?|a few|several|half an?|an?|another|${words.slice(1).toReversed().join('|')}|(?:${Object.keys(tens).join('|')})(?:[- ](?:${words.slice(1, 10).join('|')}))?)`;
/** A pattern for spelled-out days of the month. */
export const englishOrdinal: string = `(?:\\d{1,2}(?:st|nd|rd|th)|${ordinals.slice(1).toReversed().join('|')}|twenty[- ](?:${ordinals.slice(1, 10).join('|')})|thirtieth|thirty[- ]first)`;

/** A couple is two, a few three to five, several three to seven, half a 0.5. */
export function parseEnglishAmount(text: string): Amount | undefined {
  const same = (value: number): Amount => ({ low: value, high: value });
  if (/^\d/.test(text)) return same(Number(text));
  if (text.startsWith('a couple')) return same(2);
  if (text === 'a few') return { low: 3, high: 5 };
  if (text === 'several') return { low: 3, high: 7 };
  if (text.startsWith('half')) return same(0.5);
  if (text === 'a' || text === 'an' || text === 'another') return same(1);
  const plain = words.indexOf(text);
  if (plain >= 0) return same(plain);
  const [ten, one] = text.split(/[- ]/);
  const base = tens[ten!];
  return base === undefined ? undefined : same(base + (one ? words.indexOf(one) : 0));
}

export function parseEnglishOrdinal(text: string): number | undefined {
  if (/^\d/.test(text)) return Number.parseInt(text, 10);
  const plain = ordinals.indexOf(text);
  if (plain > 0) return plain;
  if (text === 'thirtieth') return 30;
  const [ten, one] = text.split(/[- ]/);
  const unit = ordinals.indexOf(one ?? '');
  return unit > 0 ? tens[ten!]! + unit : undefined;
}
