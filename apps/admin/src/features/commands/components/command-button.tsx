import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MOD_KEY, MOD_NAME } from '../mod-key.ts';
import classes from './command-button.module.css';
import { loadPalette } from './lazy-commands.ts';

/** The palette's visible entrance, for those who know no shortcut or have no keyboard. */
export function CommandButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      className={classes.button}
      aria-haspopup="dialog"
      aria-keyshortcuts={`${MOD_NAME}+K`}
      onClick={onOpen}
      onPointerEnter={() => void loadPalette()}
      onFocus={() => void loadPalette()}
    >
      <IconSearch size={16} aria-hidden />
      <span className={classes.label}>{t('search_or_jump')}</span>
      <kbd className={classes.keys} aria-hidden>
        {MOD_KEY} K
      </kbd>
    </UnstyledButton>
  );
}
