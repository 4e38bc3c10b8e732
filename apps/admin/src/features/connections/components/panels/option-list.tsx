import type { PanelOption } from '@patchbay/contracts/panel';
import type { PanelSummary } from '@patchbay/contracts/panel-summary';
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../../lib/site-context.tsx';
import { LoadingState } from '../../../../ui/list-states.tsx';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { SearchInput } from '../../../../ui/search-input.tsx';
import { panelOptionsQuery } from '../../api/panel-options.ts';
import { matchingOptions } from '../../matching-options.ts';
import { OptionRadio } from './option-radio.tsx';
import { PanelTrouble } from './panel-trouble.tsx';
import classes from './option-list.module.css';
import '../../../../lib/detail-words.ts';

interface OptionListProps {
  connectionId: number;
  panel: string;
  step: PanelSummary['steps'][number];
  vendor: string;
  within: string | undefined;
  marked: PanelOption | null;
  onMark: (option: PanelOption) => void;
}

/** What the vendor lists, to choose one of; searched there where the vendor can, else here. */
export function OptionList(props: OptionListProps) {
  const { connectionId, panel, step, vendor, within, marked, onMark } = props;
  const { t } = useTranslation('detail');
  const { slug } = useSite();
  const [search, setSearch] = useState('');
  const q = step.searchable ? search : undefined;
  const list = useInfiniteQuery(
    panelOptionsQuery(slug, connectionId, { panel, step: step.name, within, q }),
  );
  if (list.error) {
    return <PanelTrouble error={list.error} vendor={vendor} onRetry={() => void list.refetch()} />;
  }
  if (!list.data) return <LoadingState rows={4} height={40} />;

  const loaded = list.data.pages.flatMap((page) => page.items);
  if (loaded.length === 0 && !search && !list.hasNextPage) return <Empty vendor={vendor} />;
  const shown = step.searchable ? loaded : matchingOptions(loaded, search);
  const partly = !step.searchable && list.hasNextPage && search !== '';
  return (
    <div>
      <SearchInput
        label={step.searchable ? t('panel.search_vendor', { vendor }) : t('panel.search')}
        value={search}
        onSearch={setSearch}
      />
      {partly && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('panel.search_hint')}
        </Text>
      )}
      <div role="radiogroup" aria-label={step.title} className={classes.list}>
        {shown.map((option) => (
          <OptionRadio
            key={option.value}
            name={`${panel}-${step.name}`}
            option={option}
            checked={marked?.value === option.value}
            onMark={() => onMark(option)}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed" p="md" role="status">
          {t(list.hasNextPage ? 'panel.no_match_more' : 'panel.no_match')}
        </Text>
      )}
      <LoadMore
        count={shown.length}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}

function Empty({ vendor }: { vendor: string }) {
  const { t } = useTranslation('detail');
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        {t('panel.empty', { vendor })}
      </Text>
      <Text size="sm" c="dimmed">
        {t('panel.empty_help', { vendor })}
      </Text>
    </div>
  );
}
