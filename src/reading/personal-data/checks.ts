/** Check digits: what tells a real number from one that only looks like it. */

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const identityChecks = '10X98765432';

/** Whether 18 characters are a Chinese resident identity number: a possible birthday, and the check character of ISO 7064 MOD 11-2 (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  const sum = identityWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return identityChecks[sum % 11] === text[17]?.toUpperCase();
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The Luhn check of payment cards (ISO/IEC 7812-1), on digits alone. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9;
  }
  return sum % 10 === 0;
}

const companyAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether 18 characters are a unified social credit code: ISO 7064 MOD 31 (GB 32100-2015). */
export function isCompanyCode(text: string): boolean {
  if (!/^[159AHJNY][1239]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of text.slice(0, 17)) {
    sum += companyAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return companyAlphabet[(31 - (sum % 31)) % 31] === text[17];
}
