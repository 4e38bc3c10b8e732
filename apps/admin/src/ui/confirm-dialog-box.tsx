import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  confirm: string;
  /** What closes it without doing anything; where `cancel` is what is asked about, another word. */
  dismiss?: string;
  danger?: boolean;
  /** Off until what is asked for is given, such as a typed name. */
  ready?: boolean;
  loading: boolean;
  onConfirm: () => void;
}

export function ConfirmDialogBox(props: ConfirmDialogProps) {
  const {
    opened,
    onClose,
    title,
    children,
    confirm,
    dismiss,
    danger,
    ready = true,
    loading,
    onConfirm,
  } = props;
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !loading) onConfirm();
        }}
      >
        <Stack gap="md">
          {children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {dismiss ?? t('cancel')}
            </Button>
            <Button
              type="submit"
              color={danger ? 'red' : undefined}
              disabled={!ready}
              loading={loading}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
