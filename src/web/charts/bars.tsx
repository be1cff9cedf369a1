import type { ReactElement } from 'react';
import './bars.css';

interface Bar {
  readonly key: string;
  /** Said in full when pointed at and to screen readers. */
  readonly label: string;
  readonly value: number;
}

/** A distribution as upright bars; `marks` name some places of the axis, first and last included. */
export function Bars({ bars, marks, label }: { readonly bars: readonly Bar[]; readonly marks: readonly string[]; readonly label: string }): ReactElement {
  const highest = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <figure className="bars" aria-label={label}>
      <ol>
        {bars.map((bar) => (
          <li key={bar.key} title={bar.label}>
            <i style={{ height: `${(bar.value / highest) * 100}%` }} />
            <span className="visually-hidden">{bar.label}</span>
          </li>
        ))}
      </ol>
      <figcaption className="sub bars-axis" aria-hidden="true">
        {marks.map((mark, index) => (
          <span key={index}>{mark}</span>
        ))}
      </figcaption>
    </figure>
  );
}

interface Share {
  readonly key: string;
  readonly label: string;
  readonly share: number;
  readonly colour: string;
}

/** Parts of a whole in one bar; the words beside it say the same. */
export function ShareBar({ shares, label }: { readonly shares: readonly Share[]; readonly label: string }): ReactElement {
  return (
    <div className="share-row">
      <span className="sub">{label}</span>
      <div className="share-bar" aria-hidden="true">
        {shares.map((part) => (
          <i key={part.key} title={part.label} style={{ width: `${part.share * 100}%`, background: part.colour }} />
        ))}
      </div>
    </div>
  );
}
