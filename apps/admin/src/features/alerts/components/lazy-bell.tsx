import { lazy, Suspense } from 'react';

const Loaded = lazy(async () => ({ default: (await import('./bell.tsx')).Bell }));

/** The page is there before its bell, which stands apart and moves nothing when it comes. */
export function LazyBell() {
  return (
    <Suspense fallback={null}>
      <Loaded />
    </Suspense>
  );
}
