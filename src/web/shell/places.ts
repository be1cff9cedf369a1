/** The pages there are, in the order of the navigation. */
import type { TextKey } from '../texts/texts.tsx';

export interface Place {
  readonly path: '/' | '/customers' | '/worth' | '/voice' | '/conversations' | '/data' | '/settings';
  readonly title: TextKey & `nav.${string}`;
  /** Second key after `g`. */
  readonly key: string;
}

export const placeGroups: readonly { readonly title?: TextKey & `nav.group.${string}`; readonly places: readonly Place[] }[] = [
  {
    places: [
      { path: '/', title: 'nav.today', key: 't' },
      { path: '/customers', title: 'nav.customers', key: 'c' },
    ],
  },
  {
    title: 'nav.group.understand',
    places: [
      { path: '/worth', title: 'nav.worth', key: 'w' },
      { path: '/voice', title: 'nav.voice', key: 'v' },
      { path: '/conversations', title: 'nav.conversations', key: 'o' },
    ],
  },
  {
    title: 'nav.group.ground',
    places: [
      { path: '/data', title: 'nav.data', key: 'd' },
      { path: '/settings', title: 'nav.settings', key: 's' },
    ],
  },
];

export const places: readonly Place[] = placeGroups.flatMap((group) => group.places);
