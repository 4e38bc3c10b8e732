import { createRouter } from '@tanstack/react-router';
import { meQuery } from './features/session/api/me.ts';
import { queryClient } from './lib/query-client.ts';
import { parseSearch, stringifySearch } from './lib/search-text.ts';
import { onSessionEnd } from './lib/session-end.ts';
import { CrashScreen } from './ui/crash-screen.tsx';
import { NotFoundScreen } from './ui/not-found-screen.tsx';
import { PendingScreen } from './ui/pending-screen.tsx';
import { routeTree } from './routeTree.gen.ts';

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // The query client keeps data; the router must not keep a second copy.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  // A page that fails leaves the navigation standing.
  defaultErrorComponent: CrashScreen,
  defaultPendingComponent: PendingScreen,
  defaultNotFoundComponent: NotFoundScreen,
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Several requests may end together; only the first finds somebody signed in. */
onSessionEnd(() => {
  if (!queryClient.getQueryData(meQuery.queryKey)) return;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  const next = router.state.location.href;
  void router.navigate({ to: '/login', search: { next, expired: '1' } }).then(() => {
    queryClient.clear();
  });
});

/** After a change of page the focus stands on its heading, so that it is read and Tab goes on there. */
router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
  if (!fromLocation || !pathChanged) return;
  const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main');
  target?.focus({ preventScroll: true });
});
