import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GROUPS, type Command } from '../command.ts';
import '../../../lib/command-words.ts';
import classes from './command-palette.module.css';

interface CommandListProps {
  id: string;
  commands: Command[];
  chosen: number;
  searching: boolean;
  onPoint: (index: number) => void;
  onRun: (command: Command) => void;
}

/** The options under their groups. They are numbered through, for the arrows know no groups. */
export function CommandList(props: CommandListProps) {
  const { id, commands, chosen, searching, onPoint, onRun } = props;
  const { t } = useTranslation('commands');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, commands.length]);

  const numbered = commands.map((command, index) => ({ command, index }));
  return (
    <>
      <div ref={list} id={id} role="listbox" aria-label={t('results')} className={classes.list}>
        {GROUPS.map((group) => {
          const own = numbered.filter(({ command }) => command.group === group);
          if (own.length === 0) return null;
          return (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <div id={`${id}-${group}`} className={classes.group} aria-hidden>
                {t(`groups.${group}`)}
              </div>
              {own.map(({ command, index }) => (
                <div
                  key={command.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  className={classes.option}
                  onPointerMove={() => index !== chosen && onPoint(index)}
                  onClick={() => onRun(command)}
                >
                  <command.Icon size={18} aria-hidden />
                  <span lang={command.lang}>{command.label}</span>
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {commands.length === 0 && !searching && (
        <div className={classes.empty}>
          <Text fw={600}>{t('empty')}</Text>
          <Text size="sm" c="dimmed">
            {t('empty_hint')}
          </Text>
        </div>
      )}
    </>
  );
}
