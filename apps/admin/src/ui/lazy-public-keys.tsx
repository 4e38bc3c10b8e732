import { lazy, Suspense, type ComponentProps } from 'react';

const PublicKeys = lazy(() => import('./public-keys.tsx'));

/** Its code comes only with a connection that has a key pair. */
export function LazyPublicKeys(props: ComponentProps<typeof PublicKeys>) {
  if (props.keys.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <PublicKeys {...props} />
    </Suspense>
  );
}
