import { Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTexts } from '../texts/texts.tsx';
import type { TextKey } from '../texts/texts.tsx';
import { places } from './places.ts';

const everywhere: readonly (readonly [keys: string, text: Exclude<TextKey & `keys.${string}`, 'keys.go'>])[] = [
  ['⌘K / Ctrl K', 'keys.palette'],
  ['/', 'keys.search'],
  ['j  k', 'keys.move'],
  ['Enter  o', 'keys.open'],
  ['e', 'keys.explain'],
  ['c', 'keys.correct'],
  ['?', 'keys.sheet'],
];

export function ShortcutSheet({ opened, close }: { readonly opened: boolean; readonly close: () => void }): ReactElement {
  const { t } = useTexts();
  const rows = [...everywhere.map(([keys, text]) => [keys, t(text)] as const), ...places.map((place) => [`g ${place.key}`, t('keys.go', { page: t(place.title) })] as const)];
  return (
    <Modal opened={opened} onClose={close} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <table>
        <tbody>
          {rows.map(([keys, text]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
