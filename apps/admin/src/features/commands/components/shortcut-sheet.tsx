import { Kbd, Modal, Stack, Switch, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { MOD_KEY } from '../mod-key.ts';
import { rowLinks, searchBox } from '../page-places.ts';
import { turnShortcuts, useShortcutsOn } from '../shortcut-choice.ts';
import { SHORTCUTS, type Shortcut } from '../shortcuts.ts';
import '../../../lib/command-words.ts';
import classes from './shortcut-sheet.module.css';

export interface ShortcutSheetProps {
  opened: boolean;
  onClose: () => void;
}

/** The shortcuts that work on the page it is opened from, and the switch that turns them off. */
export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation('commands');
  const on = useShortcutsOn();
  const here = (where: Shortcut['where']) =>
    where === 'search' ? searchBox() !== null : where === 'table' && rowLinks().length > 0;
  const groups = [
    { title: t('keys.everywhere'), own: SHORTCUTS.filter((one) => one.where === 'everywhere') },
    { title: t('keys.search'), own: SHORTCUTS.filter((one) => here(one.where)) },
  ].filter(({ own }) => own.length > 0);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="md">
        {groups.map(({ title, own }) => (
          <section key={title} aria-label={title}>
            <Text size="xs" fw={600} c="dimmed">
              {title}
            </Text>
            <dl className={classes.list} data-off={!on || undefined}>
              {own.map((shortcut) => (
                <Row key={shortcut.id} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
        <Switch
          label={t('keys.or_off')}
          description={t('keys.off_help', { mod: MOD_KEY })}
          checked={on}
          onChange={(event) => turnShortcuts(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}

function Row({ shortcut }: { shortcut: Shortcut }) {
  const { t } = useTranslation('commands');
  const { id, keys, together, native } = shortcut;
  const words = id === 'search' ? t('keys.find') : t(`keys.${id}`);
  return (
    <div
      className={classes.row}
      data-together={together || undefined}
      data-native={native || undefined}
    >
      <dt>{words}</dt>
      <dd>
        {keys.map((key, index) => (
          <Fragment key={key}>
            {index > 0 && <span>{together ? '+' : t('keys.then')}</span>}
            <Kbd>{keyName(key)}</Kbd>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

function keyName(key: string): string {
  if (key === 'Mod') return MOD_KEY;
  if (key === 'Escape') return 'Esc';
  return key.length === 1 ? key.toUpperCase() : key;
}
