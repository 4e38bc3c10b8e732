import { Button, Code, CopyButton, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './copy-field.module.css';

/** A value to carry elsewhere, with its copy button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600} id={id}>
        {label}
      </Text>
      <Group gap="xs" wrap="nowrap" align="stretch">
        <Code
          className={classes.value}
          aria-labelledby={id}
          tabIndex={0}
          role="textbox"
          aria-readonly
        >
          {value}
        </Code>
        <CopyButton value={value} timeout={2500}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              aria-label={`${t('copy')}: ${label}`}
              className={classes.button}
            >
              {copied ? t('copied') : t('copy')}
              <VisuallyHidden role="status">{copied ? t('copied') : ''}</VisuallyHidden>
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
