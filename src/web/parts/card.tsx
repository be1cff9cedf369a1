import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';

/** A titled surface; its title names the region for screen readers. */
export function Card({ title, aside, className, children }: { readonly title: ReactNode; readonly aside?: ReactNode; readonly className?: string; readonly children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className={className ? `card ${className}` : 'card'} aria-labelledby={id}>
      <div className="row wrap card-head">
        <h2 className="grow" id={id}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
