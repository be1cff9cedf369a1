/** What stands around every page: navigation, search, the demo's banner, keys, the explanation drawer. */
import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { spotlight } from '@mantine/spotlight';
import { ExplanationProvider } from '../parts/explanation.tsx';
import { useKeys } from '../parts/keys.ts';
import { useTexts } from '../texts/texts.tsx';
import { DemoBanner, StaleNotice, WorkGoingOn } from './banner.tsx';
import { Mark, Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { places } from './places.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import './shell.css';

export function Shell(): ReactElement {
  const { t } = useTexts();
  const [menu, { toggle, close }] = useDisclosure(false);
  const [sheet, { open: openSheet, close: closeSheet }] = useDisclosure(false);
  const navigate = useNavigate();
  useFocusOnArrival(close);
  useKeys({
    '?': openSheet,
    '/': () => {
      const field = document.querySelector<HTMLInputElement>('input[data-page-search]');
      if (field) field.focus();
      else spotlight.open();
    },
    ...Object.fromEntries(places.map(({ key, path }) => [`g ${key}`, () => void navigate({ to: path })])),
  });
  return (
    <ExplanationProvider>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className="app">
        <header className="side" data-open={menu || undefined}>
          <div className="side-head">
            <Mark />
            <Burger className="menu-button" opened={menu} onClick={toggle} size="sm" aria-label={t(menu ? 'shell.closeMenu' : 'shell.openMenu')} aria-expanded={menu} />
          </div>
          <div className="side-body">
            <button type="button" className="search-button" onClick={spotlight.open}>
              <span className="grow">{t('shell.search')}</span>
              <kbd>{t('shell.searchKey', { key: isApple() ? '⌘' : 'Ctrl ' })}</kbd>
            </button>
            <Navigation />
          </div>
        </header>
        <div className="body">
          <DemoBanner />
          <main id="main" tabIndex={-1}>
            <WorkGoingOn />
            <StaleNotice />
            <Outlet />
          </main>
        </div>
      </div>
      <Palette openShortcuts={openSheet} />
      <ShortcutSheet opened={sheet} close={closeSheet} />
    </ExplanationProvider>
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** Arriving at another page moves the focus to its heading and closes the menu; the first page is left alone. */
function useFocusOnArrival(onArrival: () => void): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    onArrival();
    window.scrollTo(0, 0);
    (document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the address decides
  }, [path]);
}
