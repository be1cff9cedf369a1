/** Mantine, spoken in our tokens: its variables point at `tokens.css`, which holds light and dark. */
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';

const cinnabar: MantineColorsTuple = ['#f9ebe6', '#f3d5cc', '#e6ab9c', '#d98069', '#cd5c41', '#c24a2e', '#b23a26', '#962f1d', '#7c2616', '#621d10'];

/** The one filled colour is our accent, which has its own ink in dark mode. */
const variantColors: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled' || (input.color && input.color !== 'cinnabar')) return colours;
  return { ...colours, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)', border: '1px solid transparent' };
};

/** Mantine's dark greys, warmed to our paper. */
const night: MantineColorsTuple = ['#ede8de', '#d6cfc2', '#b8b0a2', '#a1998b', '#4d4940', '#33302a', '#282621', '#1f1d19', '#171613', '#100f0d'];

export const theme = createTheme({
  colors: { cinnabar, dark: night },
  primaryColor: 'cinnabar',
  primaryShade: { light: 6, dark: 4 },
  variantColorResolver: variantColors,
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '18px' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-faint)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--sore-text)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: shared, light: shared, dark: shared });
