/** What the values of a column look like, from a sample. */

export interface ColumnProfile {
  readonly filled: number;
  /** Shares of the filled values, 0–1. */
  readonly dates: number;
  readonly numbers: number;
  readonly decimals: number;
  readonly integers: number;
  readonly negatives: number;
  readonly phones: number;
  readonly emails: number;
  readonly yesNo: number;
  /** Distinct values among the filled ones. */
  readonly distinct: number;
  readonly averageLength: number;
  readonly smallest: number | undefined;
  readonly largest: number | undefined;
  /** Amounts written `1.234,50`. */
  readonly decimalCommas: number;
  readonly decimalPoints: number;
  /** Eight digits that are a day, such as 19970101. */
  readonly packedDays: number;
}

const datePatterns = [
  /^\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?([ T].*)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})( .*)?$/,
  /^\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{2,4}/,
  /^[A-Za-z]{3,9} \d{1,2}, ?\d{4}/,
];
const packedDay = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{4}|\d{6})?$/;
const numberPattern = /^[-+(]?\s*(RMB|CNY|USD|EUR|GBP|[¥￥$€£])?\s*[-+]?(\d{1,3}([,.' ]\d{3})+|\d+)?([.,]\d+)?([eE][-+]?\d+)?\s*(元|%|RMB|CNY|USD|EUR|[¥￥$€£])?\s*\)?-?$/;
const phonePattern = /^(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^\+\d[\d -]{7,15}$|^0\d{2,3}-\d{7,8}$|^\(?\d{3}\)?[- ]\d{3}[- ]\d{4}$/;
const emailPattern = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const yesNoPattern = /^(yes|no|y|n|true|false|是|否|t|f)$/i;

/** Whether one value is a date, spelled in any of the ways people spell them. */
export function looksLikeDate(value: string): boolean {
  return datePatterns.some((pattern) => pattern.test(value)) || packedDay.test(value);
}

/** Whether one value is a number, with or without its currency. */
export function looksLikeNumber(value: string): boolean {
  return /\d/.test(value) && numberPattern.test(value.normalize('NFKC'));
}

/** Sums up a column. Empty values are left out. */
export function profileOf(values: readonly (string | null)[]): ColumnProfile {
  const filled = values.flatMap((value) => (value === null || value.trim() === '' ? [] : [value.trim()]));
  const share = (test: (value: string) => boolean): number => (filled.length === 0 ? 0 : filled.filter(test).length / filled.length);
  const numeric = filled.filter(looksLikeNumber).map((value) => Number(value.normalize('NFKC').replace(/[^\d.eE+-]/g, ''))).filter(Number.isFinite);
  return {
    filled: filled.length,
    dates: share(looksLikeDate),
    numbers: share(looksLikeNumber),
    decimals: share((value) => looksLikeNumber(value) && /[.,]\d{1,2}\D*$/.test(value) && !value.endsWith('.0')),
    integers: share((value) => /^-?\d+(\.0)?$/.test(value)),
    negatives: share((value) => looksLikeNumber(value) && /^[-(]/.test(value)),
    phones: share((value) => phonePattern.test(value)),
    emails: share((value) => emailPattern.test(value)),
    yesNo: share((value) => yesNoPattern.test(value)),
    distinct: new Set(filled).size,
    averageLength: filled.length === 0 ? 0 : filled.reduce((sum, value) => sum + value.length, 0) / filled.length,
    smallest: numeric.length === 0 ? undefined : numeric.reduce((low, value) => Math.min(low, value)),
    largest: numeric.length === 0 ? undefined : numeric.reduce((high, value) => Math.max(high, value)),
    decimalCommas: share((value) => looksLikeNumber(value) && (/^[^,]*\d,(\d{1,2}|\d{4,})\D*$/.test(value) || /\d\.\d{3},\d/.test(value))),
    decimalPoints: share((value) => looksLikeNumber(value) && (/\d\.(\d{1,2}|\d{4,})\D*$/.test(value) || /\d,\d{3}\.\d/.test(value))),
    packedDays: share((value) => packedDay.test(value)),
  };
}
