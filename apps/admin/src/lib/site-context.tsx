import type { SiteAccess } from '@patchbay/contracts/auth';
import { createContext, use, type ReactNode } from 'react';

const Context = createContext<SiteAccess | null>(null);

export function SiteProvider({ site, children }: { site: SiteAccess; children: ReactNode }) {
  return <Context value={site}>{children}</Context>;
}

/** Whether the page stands inside the navigation of a site, or alone. */
export function useIsInSite(): boolean {
  return use(Context) !== null;
}

/** The site whose pages are shown, with what the operator may do there. */
export function useSite(): SiteAccess {
  const site = use(Context);
  if (!site) throw new Error('useSite needs a SiteProvider above it');
  return site;
}
