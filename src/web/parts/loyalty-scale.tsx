import type { ReactElement } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { Figure } from './explanation.tsx';
import { IntervalBar } from './interval-bar.tsx';
import type { LoyaltyKind } from './loyalty-fields.ts';

interface Props {
  readonly customer: string;
  readonly currency: string;
  readonly kind: LoyaltyKind;
  readonly measured: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** One kind of one customer's loyalty on 0–100, with its interval; said where there is no evidence. */
export function LoyaltyScale({ customer, currency, kind, measured }: Props): ReactElement {
  const { t, number } = useTexts();
  if (measured === null) return <span className="unknown">{t('loyalty.unmeasured')}</span>;
  return (
    <div className="loyalty-scale">
      <Figure customer={customer} currency={currency} measure={`${kind}Loyalty`} label={t(`loyalty.kind.${kind}`)}>
        {number(measured.value)}
      </Figure>
      <span className="sub">{` ${number(measured.low)}–${number(measured.high)}`}</span>
      <IntervalBar value={measured.value} low={measured.low} high={measured.high} from={0} to={100} />
    </div>
  );
}
