/** Customers who may be the same person, for people to decide. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { operations } from '../contract/index.ts';
import { duplicatePairs } from '../facts/index.ts';
import type { DuplicatePair } from '../facts/index.ts';
import { implement } from './implementation.ts';

export const findDuplicates = implement(operations.findDuplicates, async ({ warehouse }, input) => {
  const { total, pairs } = await duplicatePairs(warehouse, input.limit);
  const confirmed = pairs.map(confirm).filter(({ reasons }) => reasons.length > 0);
  return {
    total: total - (pairs.length - confirmed.length),
    pairs: confirmed.map(({ kept, merged, reasons }) => ({ kept: { ...kept }, merged: { ...merged }, reasons: [...reasons] })),
  };
});

/** The engine compares digits; whether they are the same number, country and all, is for those who know numbering plans. */
function confirm(pair: DuplicatePair): DuplicatePair {
  const numbers = [pair.kept.phone, pair.merged.phone].map((phone) => (phone === null ? undefined : parsePhoneNumberFromString(phone.normalize('NFKC'), 'CN')));
  const differ = numbers[0]?.isValid() === true && numbers[1]?.isValid() === true && numbers[0].number !== numbers[1].number;
  return differ ? { ...pair, reasons: pair.reasons.filter((reason) => reason !== 'phone') } : pair;
}
