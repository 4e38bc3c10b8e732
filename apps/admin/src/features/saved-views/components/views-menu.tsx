import type { SavedView } from '@patchbay/contracts/saved-view';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBookmark, IconBookmarkPlus, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import { lazyDialog } from '../../../ui/lazy-dialog.tsx';
import { LazyMenu, type MenuEntry } from '../../../ui/lazy-menu.tsx';
import { savedViewsQuery } from '../api/saved-views.ts';
import { fromText, toText, type ViewSearch } from '../view-search.ts';
import type { ViewsDialogProps } from './views-dialog.tsx';

const ViewsDialog = lazyDialog<ViewsDialogProps>(
  async () => (await import('./views-dialog.tsx')).ViewsDialog,
);

interface ViewsMenuProps {
  page: SavedView['page'];
  /** What the address asks for now. */
  current: ViewSearch;
  /** Those everybody has. */
  builtIn: readonly { name: string; search: ViewSearch }[];
  onOpen: (search: ViewSearch) => void;
}

/** Filters under names: the page's own, one's own, and the way to keep those in force. */
export function ViewsMenu({ page, current, builtIn, onOpen }: ViewsMenuProps) {
  const { t } = useTranslation();
  const site = useSite();
  const [keeping, setKeeping] = useState(false);
  const saved = useQuery(savedViewsQuery(site.slug, page)).data?.items ?? [];
  const now = toText(current);
  const view = (key: string, name: string, text: string): MenuEntry => ({
    key,
    label: name,
    current: text === now,
    onChoose: () => onOpen(fromText(text)),
  });
  const own = saved.map((each, index) => ({
    ...view(`own-${each.id}`, each.name, each.search),
    ...(index === 0 && { section: t('views.own') }),
  }));
  const all = [
    ...builtIn.map(({ name, search }, index) => view(`built-in-${index}`, name, toText(search))),
    ...own,
  ];
  const shown = all.find((entry) => entry.current);
  return (
    <>
      <LazyMenu
        position="bottom-end"
        width={260}
        entries={[
          ...all,
          {
            key: 'keep',
            section: ' ',
            label: t('views.keep'),
            Icon: IconBookmarkPlus,
            onChoose: () => setKeeping(true),
          },
        ]}
        target={
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {shown ? shown.label : t('views.title')}
          </Button>
        }
      />
      <ViewsDialog
        opened={keeping}
        page={page}
        search={now}
        views={saved}
        onClose={() => setKeeping(false)}
      />
    </>
  );
}
