/**
 * The workbench in the browser. `pages/` holds one folder per question, `parts/` what they are made of, `charts/` the
 * drawings, `texts/` every word in both languages, `api/` the only place that talks to the server. It imports the
 * domain and the contract's types; it never computes an insight.
 */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries.ts';
import './design/base.css';
import { cssVariables, theme } from './design/theme.ts';
import { router } from './router.tsx';
import { TextsProvider } from './texts/texts.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TextsProvider>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </TextsProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
