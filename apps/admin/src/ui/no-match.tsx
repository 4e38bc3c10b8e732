import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './list-states.tsx';

interface NoMatchProps {
  title: string;
  text?: string;
  onClear: () => void;
}

/** A list whose filters leave nothing, and the way back. */
export function NoMatch({ title, text, onClear }: NoMatchProps) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<IconFilterOff />}
      title={title}
      text={text}
      action={
        <Button variant="default" onClick={onClear}>
          {t('clear_filters')}
        </Button>
      }
    />
  );
}
