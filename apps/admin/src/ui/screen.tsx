import type { ReactNode } from 'react';
import { useIsInSite } from '../lib/site-context.tsx';
import { Page } from './page.tsx';
import { PlainScreen } from './plain-screen.tsx';

/** For what can go wrong anywhere: beside the navigation where there is one, else a page of its own. */
export function Screen(props: { title: string; intro?: ReactNode; children: ReactNode }) {
  const inSite = useIsInSite();
  if (!inSite) return <PlainScreen {...props} />;
  const { children, ...rest } = props;
  return (
    <Page {...rest} narrow>
      <div>{children}</div>
    </Page>
  );
}
