import type { LogEntry } from '@patchbay/contracts/delivery';
import { Group, Text, Timeline } from '@mantine/core';
import { IconBan, IconCheck, IconRotateClockwise, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { duration } from '../../../lib/time.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { errorText } from '../error-text.ts';
import { isCancellation } from '../is-cancellation.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import '../../../lib/deliveries-words.ts';

const BULLETS = {
  delivered: { color: 'green', Icon: IconCheck },
  retried: { color: 'amber', Icon: IconRotateClockwise },
  failed: { color: 'red', Icon: IconX },
} as const;
const CANCELLED = { color: 'gray', Icon: IconBan } as const;

/** All attempts of a delivery, the oldest first, each with what came of it. */
export function AttemptTimeline({ log }: { log: readonly LogEntry[] }) {
  const { t, i18n } = useTranslation('deliveries');
  const ordered = [...log].sort((a, b) => a.id - b.id);
  return (
    <Timeline active={ordered.length} bulletSize={24} lineWidth={2}>
      {ordered.map((entry) => {
        const cancelled = isCancellation(entry);
        const { color, Icon } = cancelled ? CANCELLED : BULLETS[entry.outcome];
        const error = errorText(entry, t);
        return (
          <Timeline.Item
            key={entry.id}
            color={color}
            bullet={<Icon size={14} aria-hidden />}
            title={
              <Group gap="xs">
                {!cancelled && t('attempt_n', { count: entry.attempt })}
                <OutcomeBadge entry={entry} />
              </Group>
            }
          >
            <Text size="sm" c="dimmed">
              <TimeText value={entry.attempted_at} form="log" />
              {!cancelled &&
                ` · ${entry.vendor_response_code ?? t('no_answer')} · ${duration(entry.latency_ms, i18n.language)}`}
            </Text>
            {error && <Text size="sm">{error}</Text>}
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
