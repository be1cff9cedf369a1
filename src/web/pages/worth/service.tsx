/** How each tier is served, and what became of it. */
import type { ReactElement } from 'react';
import { useAnswer } from '../../api/queries.ts';
import { WorthSection } from './section.tsx';
import { Results } from './results.tsx';
import { Strategies } from './strategies.tsx';

export function ServicePage(): ReactElement {
  const query = useAnswer('tierResults', {});
  return (
    <WorthSection>
      {(answer) => (
        <div className="stack">
          <Strategies currency={answer.currency} />
          <Results query={query} />
        </div>
      )}
    </WorthSection>
  );
}
