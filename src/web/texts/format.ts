/** Numbers, money, shares and days as each language writes them. Pure: the same input gives the same text. */
import type { Locale } from '../../domain/index.ts';

export interface Formats {
  number(value: number, digits?: number): string;
  /** With its sign, unless it is zero. */
  signed(value: number, digits?: number): string;
  percent(share: number, digits?: number): string;
  money(value: number, currency: string): string;
  /** For axes and tight places: 12 万, 1.2M. */
  shortMoney(value: number, currency: string): string;
  moneyRange(low: number, high: number, currency: string): string;
  /** An exact decimal, written with separators and nothing lost. */
  exact(decimal: string): string;
  day(iso: string): string;
  shortDay(iso: string): string;
  month(iso: string): string;
  /** Company time as stored, or an instant (ending in Z) in the reader's zone. */
  time(iso: string): string;
  duration(seconds: number): string;
  list(items: readonly string[]): string;
}

const cache = new Map<Locale, Formats>();

/** The formats of a locale, made once. */
export function formatsOf(locale: Locale): Formats {
  const made = cache.get(locale) ?? makeFormats(locale);
  cache.set(locale, made);
  return made;
}

function makeFormats(locale: Locale): Formats {
  const numbers = once((digits: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  const signs = once((digits: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' }));
  const percents = once((digits: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }));
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const companyTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const readerTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const number = (value: number, digits = 0): string => minus(numbers(digits).format(value));
  const money = (value: number, currency: string): string => minus(currencyFormat(locale, currency, Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0).format(value));
  return {
    number,
    signed: (value, digits = 0) => minus(signs(digits).format(value)),
    percent: (share, digits = 0) => minus(percents(digits).format(share)),
    money,
    shortMoney: (value, currency) => minus(currencyFormat(locale, currency, undefined).format(value)),
    moneyRange: (low, high, currency) => `${money(low, currency)}–${number(high)}`,
    exact: (decimal) => {
      const [whole = '0', fraction] = decimal.split('.');
      const grouped = minus(new Intl.NumberFormat(locale).format(BigInt(whole)));
      const kept = fraction?.replace(/0+$/, '') ?? '';
      return kept === '' ? grouped : `${whole === '-0' ? '−0' : grouped}.${kept}`;
    },
    day: (iso) => day.format(asUtc(iso)),
    shortDay: (iso) => shortDay.format(asUtc(iso)),
    month: (iso) => month.format(asUtc(iso)),
    time: (iso) => (iso.endsWith('Z') ? readerTime.format(new Date(iso)) : companyTime.format(asUtc(iso))),
    duration: (seconds) => durationText(locale, seconds),
    list: (items) => list.format(items),
  };
}

/** A currency the platform does not know, or none at all, is written as a plain number. */
function currencyFormat(locale: Locale, currency: string, digits: number | undefined): Intl.NumberFormat {
  const options: Intl.NumberFormatOptions = digits === undefined ? { notation: 'compact', maximumSignificantDigits: 3 } : { maximumFractionDigits: digits, minimumFractionDigits: digits };
  if (!/^[A-Z]{3}$/.test(currency)) return new Intl.NumberFormat(locale, options);
  return new Intl.NumberFormat(locale, { ...options, style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
}

function durationText(locale: Locale, seconds: number): string {
  const unit = (value: number, name: string, digits = 0): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(value);
  if (seconds < 10) return unit(seconds, 'second', 1);
  if (seconds < 90) return unit(Math.round(seconds), 'second');
  if (seconds < 5400) return unit(Math.round(seconds / 60), 'minute');
  return unit(seconds / 3600, 'hour', 1);
}

function asUtc(iso: string): Date {
  const text = iso.replace(' ', 'T');
  return new Date(text.length <= 10 ? `${text}T00:00:00Z` : /[Z+]|-\d\d:\d\d$/.test(text.slice(10)) ? text : `${text}Z`);
}

const minus = (text: string): string => text.replaceAll('-', '−');

function once<Value>(make: (key: number) => Value): (key: number) => Value {
  const made = new Map<number, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
