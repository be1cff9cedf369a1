import type { ReactElement, ReactNode } from 'react';
import type { Evidence } from '../../domain/index.ts';
import './highlighted.css';

/** Somebody's own words, with the words that led to the reading marked. `score` gives the marks their tone. */
export function Highlighted({ text, evidence, score }: { readonly text: string; readonly evidence: readonly Evidence[]; readonly score: number }): ReactElement {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, weight } of evidence.filter((span) => span.weight > 0).toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={score < 0 ? 'said sore' : score > 0 ? 'said glad' : 'said'} data-strong={weight > 0.4 || undefined}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return <span className="words">{parts}</span>;
}
