import { useEffect } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTexts } from '../texts/texts.tsx';
import './page.css';

/** A page begins with a sentence that answers its question; the evidence follows. */
export function PageHead({ name, title, lead, actions }: { readonly name: string; readonly title: ReactNode; readonly lead?: ReactNode; readonly actions?: ReactNode }): ReactElement {
  const { t } = useTexts();
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`;
  }, [name, t]);
  return (
    <header className="page-head">
      <div className="grow">
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <div className="lead">{lead}</div>}
      </div>
      {actions && <div className="row wrap">{actions}</div>}
    </header>
  );
}
