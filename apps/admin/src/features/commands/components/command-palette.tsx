import { Loader, Modal, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../lib/site-context.tsx';
import type { Command } from '../command.ts';
import type { CommandPaletteProps } from '../palette.ts';
import { rememberCommand } from '../recent-commands.ts';
import '../../../lib/command-words.ts';
import classes from './command-palette.module.css';
import { CommandList } from './command-list.tsx';
import { useFoundCommands } from './use-found-commands.ts';

/** Everything within reach by a few letters. The focus stays in the box; the arrows choose. */
export function CommandPalette(props: CommandPaletteProps) {
  const { opened, onClose } = props;
  const { t } = useTranslation('commands');
  const [wasOpened, setWasOpened] = useState(false);
  const [origin, setOrigin] = useState<Element | null>(null);
  if (opened !== wasOpened) {
    setWasOpened(opened);
    // Before the box takes the focus, and with it what is typed right after the shortcut.
    if (opened) setOrigin(document.activeElement);
  }
  const backToOrigin = () => {
    if (origin instanceof HTMLElement) origin.focus();
  };
  return (
    <Modal.Root
      opened={opened}
      onClose={() => {
        onClose();
        backToOrigin();
      }}
      size="lg"
      yOffset="12dvh"
      centered={false}
      transitionProps={{ duration: 0 }}
      // Mantine would remember the box. Whoever goes to another page finds the focus on its heading.
      returnFocus={false}
    >
      <Modal.Overlay backgroundOpacity={0.5} blur={2} />
      <Modal.Content aria-label={t('title')}>
        {opened && <Box {...props} onStay={backToOrigin} />}
      </Modal.Content>
    </Modal.Root>
  );
}

function Box(props: CommandPaletteProps & { onStay: () => void }) {
  const { t } = useTranslation('commands');
  const { slug } = useSite();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const { commands, searching } = useFoundCommands(props, typed);
  const chosen = Math.min(at, commands.length - 1);

  const run = (command: Command | undefined) => {
    if (!command) return;
    if (command.group !== 'log') rememberCommand(slug, command);
    props.onClose();
    if (command.group === 'actions') props.onStay();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && commands.length > 0) {
      event.preventDefault();
      setAt((chosen + step + commands.length) % commands.length);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    run(commands[chosen]);
  };
  return (
    <>
      <TextInput
        size="lg"
        data-autofocus
        autoFocus
        role="combobox"
        aria-label={t('title')}
        aria-expanded={commands.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={commands[chosen] && `${id}-${chosen}`}
        placeholder={t('placeholder')}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={searching && <Loader size="xs" />}
        classNames={{ input: classes.input }}
        onKeyDown={press}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      <CommandList
        id={id}
        commands={commands}
        chosen={chosen}
        onPoint={setAt}
        onRun={run}
        searching={searching}
      />
      <VisuallyHidden role="status">
        {!searching && t('count', { count: commands.length })}
      </VisuallyHidden>
    </>
  );
}
