import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './live-chip.module.css';
import '../../../lib/deliveries-words.ts';

interface LiveChipProps {
  count: number;
  onShow: () => void;
}

/** Says that more has come than is shown, where it would have moved what is being read. */
export function LiveChip({ count, onShow }: LiveChipProps) {
  const { t } = useTranslation('deliveries');
  if (count === 0) return null;
  return (
    <div className={classes.place}>
      <Button
        size="xs"
        radius="xl"
        className={classes.chip}
        leftSection={<IconArrowUp size={14} aria-hidden />}
        onClick={onShow}
      >
        {t('live_new', { count })}
      </Button>
    </div>
  );
}
