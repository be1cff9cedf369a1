import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAnswer } from '../api/queries.ts';
import { useTexts } from '../texts/texts.tsx';
import { placeGroups } from './places.ts';
import type { Place } from './places.ts';

export function Mark(): ReactElement {
  const { t } = useTexts();
  return (
    <Link to="/" className="mark" aria-label={t('app.name')}>
      {t('app.markFirst')}
      <i>{t('app.markSecond')}</i>
    </Link>
  );
}

export function Navigation(): ReactElement {
  const { t } = useTexts();
  return (
    <nav aria-label={t('nav.label')}>
      {placeGroups.map((group) => (
        <div key={group.places[0]?.path}>
          {group.title && <p className="nav-group">{t(group.title)}</p>}
          <ul>
            {group.places.map((place) => (
              <li key={place.path}>
                <PlaceLink place={place} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }): ReactElement {
  const { t } = useTexts();
  return (
    <Link to={place.path} activeOptions={{ exact: place.path === '/', includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
      {t(place.title)}
      {place.path === '/customers' && <CustomerCount />}
      {place.path === '/' && <StakeCount />}
    </Link>
  );
}

function CustomerCount(): ReactElement | null {
  const { number } = useTexts();
  const customers = useAnswer('listRuns', {}).data?.runs[0]?.customers;
  return customers ? <b>{number(customers)}</b> : null;
}

function StakeCount(): ReactElement | null {
  const { number } = useTexts();
  const people = useAnswer('today', {}).data?.people.length;
  return people ? <b>{number(people)}</b> : null;
}
