import { useState } from 'react';

/** How many came since the last look at `unread`; 0 before the first change and after fewer. */
export function useNews(unread: number | undefined): number {
  const [known, setKnown] = useState(unread);
  const [news, setNews] = useState(0);
  if (unread !== known) {
    setKnown(unread);
    setNews(known === undefined || unread === undefined ? 0 : Math.max(0, unread - known));
  }
  return news;
}
