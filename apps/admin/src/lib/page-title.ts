import { useEffect } from 'react';

/** The document's title while this page is shown: "Connections · Patchbay". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Patchbay`;
  }, [title]);
}
