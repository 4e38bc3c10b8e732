import { Anchor, Button, Collapse, Group, List } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconExternalLink, IconHelpCircle } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../lib/schema-form/form-field.ts';
import classes from './field-help.module.css';

/** The way to the value at the vendor: numbered steps behind a question, and the vendor's page. */
export function FieldHelp({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const [open, { toggle }] = useDisclosure(false);
  const id = useId();
  if (field.help.length === 0 && !field.helpUrl) return null;
  return (
    <>
      <Group gap="md" mt={4}>
        {field.help.length > 0 && (
          <Button
            variant="transparent"
            size="compact-xs"
            px={0}
            leftSection={<IconHelpCircle size={14} />}
            aria-expanded={open}
            aria-controls={id}
            onClick={toggle}
          >
            {open ? t('form.hide_help') : t('form.where_to_find')}
          </Button>
        )}
        {field.helpUrl && (
          <Anchor href={field.helpUrl} target="_blank" rel="noopener noreferrer" size="xs">
            {t('form.vendor_page')} <IconExternalLink size={12} aria-hidden />
          </Anchor>
        )}
      </Group>
      {field.help.length > 0 && (
        <Collapse expanded={open} id={id} keepMounted={false}>
          <List type="ordered" size="sm" className={classes.steps}>
            {field.help.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </Collapse>
      )}
    </>
  );
}
