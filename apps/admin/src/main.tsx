import './ui/mantine.css';
import '@mantine/notifications/styles.layer.css';
import './ui/global.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './lib/i18n.ts';
import { queryClient } from './lib/query-client.ts';
import { reloadAfterUpdate } from './lib/reload-after-update.ts';
import { router } from './router.ts';
import { cssVariables, theme } from './ui/theme.ts';
import { ToastHost } from './ui/toast-host.tsx';

reloadAfterUpdate();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startLanguage();

createRoot(root).render(
  <StrictMode>
    {/* Follows the document's direction, which lib/i18n.ts sets with the language. */}
    <DirectionProvider>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <ToastHost />
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
