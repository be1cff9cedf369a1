import type { ReactElement, ReactNode } from 'react';

/** Something wider than the page may be; it scrolls sideways, also by keyboard. */
export function Scroller({ label, className, children }: { readonly label: string; readonly className?: string; readonly children: ReactNode }): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1: what scrolls must be reachable by keyboard
    <section className={className ? `scroll-x ${className}` : 'scroll-x'} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
