/** What the figures of profit amount to, in words, in both languages. */
import type { operations, OutputOf, UnprofitableCustomer } from '../contract/index.ts';
import type { Bilingual } from '../domain/index.ts';

type Profit = OutputOf<typeof operations.profit>;
type Size = Profit['sizes'][number];

/** An amount without cents, with its currency, as each language writes it. */
function money(amount: number, currency: string): Bilingual {
  const written = (locale: string): string => {
    const known = /^[A-Z]{3}$/.test(currency);
    const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, ...(known ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}) }).format(Math.round(amount));
    return text.replace('-', '−');
  };
  return { zh: written('zh-CN'), en: written('en') };
}

const percent = (share: number): string => `${Math.round(share * 100)}%`.replace('-', '−');

const sizeWords: Readonly<Record<Size['size'], Bilingual>> = {
  big: { zh: '大客户', en: 'big customers' },
  middle: { zh: '中客户', en: 'middle customers' },
  small: { zh: '小客户', en: 'small customers' },
  none: { zh: '没有购买的客户', en: 'people who have not bought' },
};

/** What big, middle and small customers leave us, and who eats up the profit. */
export function profitFinding(profit: Pick<Profit, 'currency' | 'total' | 'peak' | 'sizes'>): Bilingual {
  const parts = [bigOrNot(profit), losers(profit)];
  return { zh: parts.map((part) => part.zh).join(''), en: parts.map((part) => part.en).join(' ') };
}

/** Groups with fewer customers than this do not bear a comparison. */
const fewestInGroup = 5;

function bigOrNot({ total, sizes }: Pick<Profit, 'total' | 'sizes'>): Bilingual {
  const rated = sizes.filter((size) => size.size !== 'none' && size.customers >= fewestInGroup).flatMap((size) => (size.marginRate ? [{ size, rate: size.marginRate }] : []));
  const big = rated.find(({ size }) => size.size === 'big');
  const others = rated.filter(({ size }) => size.size !== 'big').toSorted((one, other) => other.rate.rate - one.rate.rate);
  const best = others[0];
  if (!big || !best) return { zh: '客户还太少，分不出大中小。', en: 'There are too few customers to tell big from small.' };
  const share = total.revenue > 0 ? percent(big.size.revenue / total.revenue) : '—';
  const [ours, theirs] = [percent(big.rate.rate), percent(best.rate.rate)];
  const other = sizeWords[best.size.size];
  if (big.rate.high < best.rate.low) {
    return {
      zh: `大客户不是最赚钱的：买走了 ${share} 的东西，每一百元却只留下 ${ours.replace('%', '')} 元，${other.zh}留下 ${theirs.replace('%', '')} 元。`,
      en: `Big customers are not the most profitable: they make ${share} of revenue, but only ${ours} of it stays, against ${theirs} with ${other.en}.`,
    };
  }
  if (big.rate.low > best.rate.high) {
    return {
      zh: `大客户也最赚钱：买走了 ${share} 的东西，每一百元留下 ${ours.replace('%', '')} 元，${other.zh}留下 ${theirs.replace('%', '')} 元。`,
      en: `Big customers are also the most profitable: they make ${share} of revenue and ${ours} of it stays, against ${theirs} with ${other.en}.`,
    };
  }
  return {
    zh: `大客户和${other.zh}一样赚钱，看不出差别：每一百元分别留下 ${ours.replace('%', '')} 元和 ${theirs.replace('%', '')} 元。`,
    en: `Big customers and ${other.en} leave about the same, with no clear difference: ${ours} and ${theirs} of what they pay.`,
  };
}

function losers({ currency, total, peak, sizes }: Pick<Profit, 'currency' | 'total' | 'peak' | 'sizes'>): Bilingual {
  if (total.unprofitable === 0) return { zh: '没有亏本的客户。', en: 'Nobody costs more than they bring.' };
  const [loss, earned] = [money(total.loss, currency), money(peak.profit, currency)];
  const bigLosers = sizes.find(({ size }) => size === 'big');
  const big =
    bigLosers && bigLosers.unprofitable > 0
      ? { zh: `，其中 ${bigLosers.unprofitable} 位是大客户，占亏损的 ${percent(bigLosers.loss / total.loss)}`, en: `; ${bigLosers.unprofitable} of them are big and cause ${percent(bigLosers.loss / total.loss)} of it` }
      : { zh: '', en: '' };
  return {
    zh: `赚钱的客户一共挣来 ${earned.zh}，${total.unprofitable} 位亏本的客户吃掉了 ${loss.zh}${big.zh}。`,
    en: `Profitable customers earned ${earned.en}; ${total.unprofitable} unprofitable ones ate up ${loss.en} of it${big.en}.`,
  };
}

/** Why this way out is proposed for this customer. */
export function proposalReason(customer: Omit<UnprofitableCustomer, 'why'>, currency: string): Bilingual {
  const { gains, nextLoss, indirect, orders } = customer;
  const [loss, gain, value] = [money(nextLoss, currency), money(customer.proposedGain, currency), money(indirect.entered + indirect.referrals, currency)];
  const covers = customer.proposedGain >= nextLoss;
  switch (customer.proposal) {
    case 'wait':
      return { zh: `只有 ${orders} 单，还看不出来。`, en: orders === 1 ? 'Only one order: too early to tell.' : `Only ${orders} orders: too early to tell.` };
    case 'keep':
      return { zh: `留：每年间接带来 ${value.zh}，抵得过未来一年的亏损 ${loss.zh}。`, en: `Keep: they bring ${value.en} a year indirectly, more than next year’s loss of ${loss.en}.` };
    case 'gone':
      return { zh: '已经流失，亏损不会再有，不必再做什么。', en: 'Already lost: there is no further loss, and nothing to do.' };
    case 'raise-price':
      return covers
        ? { zh: `提价带来 ${gain.zh}，够抵未来一年的亏损 ${loss.zh}，也比降服务费用多。`, en: `A higher price brings ${gain.en}, enough for next year’s loss of ${loss.en}, and more than serving at less cost.` }
        : { zh: `提价带来 ${gain.zh}，抵不完未来一年的亏损 ${loss.zh}，但三条路里最多。`, en: `A higher price brings ${gain.en}: not all of next year’s loss of ${loss.en}, but the most of the three.` };
    case 'let-go':
      return { zh: `提价和降费用都补不上未来一年的亏损 ${loss.zh}，放手可省 ${gain.zh}。`, en: `Neither price nor cost makes up for next year’s loss of ${loss.en}; letting go saves ${gain.en}.` };
    case 'cut-cost':
      if (gains.cutCost <= 0) return { zh: '服务费用已不高于平常，三条路都带不来钱；先看看货本。', en: 'They cost no more to serve than usual and no way brings money: look at the product cost first.' };
      return covers
        ? { zh: `服务费用高出平常，降下来省 ${gain.zh}，够抵未来一年的亏损 ${loss.zh}，也不必动价格。`, en: `They cost more to serve than usual: serving them at less saves ${gain.en}, enough for next year’s loss of ${loss.en} without touching the price.` }
        : { zh: `服务费用高出平常，降下来省 ${gain.zh}；抵不完未来一年的亏损 ${loss.zh}，但三条路里最多。`, en: `They cost more to serve than usual: serving them at less saves ${gain.en}. That is not all of next year’s loss of ${loss.en}, but the most of the three.` };
  }
}
