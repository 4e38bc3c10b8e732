import { Button, Group, Popover, Stack, Text, Title } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { cloneElement, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import '../../../lib/alert-words.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { ButtonLink } from '../../../ui/links.tsx';
import { NewestAlerts } from './newest-alerts.tsx';
import { useReadAlerts } from './use-read-alerts.ts';

interface BellPopoverProps {
  /** The bell. */
  target: ReactElement;
  open: number;
  unread: number;
}

/** Opens by itself: it is drawn because the bell was pressed. */
export function BellPopover({ target, open, unread }: BellPopoverProps) {
  const { t } = useTranslation('alerts');
  const { slug } = useSite();
  const read = useReadAlerts();
  // Drawn closed first: it opens from a bell that is there.
  const drawn = useMounted();
  const [opened, setOpened] = useState(true);
  const [bell, setBell] = useState<HTMLElement | null>(null);
  const close = () => setOpened(false);
  return (
    <Popover
      opened={drawn && opened}
      onChange={setOpened}
      onClose={() => bell?.focus()}
      position="bottom-start"
      width="min(23rem, calc(100vw - 1.5rem))"
      shadow="md"
      trapFocus
    >
      <Popover.Target>
        {cloneElement(target as ReactElement<Record<string, unknown>>, {
          ref: setBell,
          'aria-expanded': opened,
          onClick: () => setOpened(!opened),
        })}
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')}>
        <Stack gap="xs">
          <Group justify="space-between" gap="xs" mih={30}>
            <Title order={2} fz="md" data-autofocus tabIndex={-1}>
              {open > 0 ? t('open_count', { count: open }) : t('title')}
            </Title>
            {unread > 0 && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={read.isPending}
                onClick={() => read.mutate('all')}
              >
                {t('read_all')}
              </Button>
            )}
          </Group>
          <NewestAlerts onLeave={close} />
          {open === 0 && unread > 0 && (
            <Text size="sm" c="dimmed">
              {t('unread_over', { count: unread })}
            </Text>
          )}
          <ButtonLink
            to="/sites/$site/alerts"
            params={{ site: slug }}
            variant="default"
            size="sm"
            fullWidth
            onClick={close}
          >
            {t('all')}
          </ButtonLink>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
