import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GatedButton } from './gated-button.tsx';
import { SaveProblem } from './save-problem.tsx';

interface SaveFormProps {
  save: { error: Error | null; isPending: boolean };
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What its button says. */
  label: string;
  /** Why there is nothing to save, or nobody may; null when there is. */
  reason?: string | null;
  /** Every fault stands at its field already. */
  atFields?: boolean;
  /** Of two changes of the same, somebody else's stands. */
  onTake: () => void;
  /** In a dialog: leaves it. */
  onCancel?: () => void;
  children: ReactNode;
}

/** Fields, why they were not saved, and the button that saves them. */
export function SaveForm(props: SaveFormProps) {
  const { save, onSubmit, label, reason = null, atFields = false, onTake, onCancel } = props;
  const { t } = useTranslation();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) onSubmit(event);
      }}
    >
      <Stack gap="md">
        {props.children}
        <SaveProblem error={save.error} atFields={atFields} onTake={onTake} />
        <Group gap="xs" justify={onCancel ? 'flex-end' : 'flex-start'}>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          <GatedButton
            type="submit"
            loading={save.isPending}
            reason={reason}
            onClick={() => undefined}
          >
            {label}
          </GatedButton>
        </Group>
      </Stack>
    </form>
  );
}
