import { Menu, Text } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { cloneElement, Fragment, useState } from 'react';
import classes from './menu.module.css';
import type { MenuEntry, MenuProps } from './lazy-menu.tsx';

/** Opens by itself: it is drawn because its button was pressed. */
export function EntryMenu({ target, heading, entries, position, width }: MenuProps) {
  // Drawn closed first: a menu opens from a button that is there.
  const drawn = useMounted();
  const [opened, setOpened] = useState(true);
  const [button, setButton] = useState<HTMLElement | null>(null);
  return (
    <Menu
      opened={drawn && opened}
      onChange={setOpened}
      position={position}
      width={width}
      // The button that had the focus gave its place to this one, so the menu cannot find it itself.
      onClose={() => button?.focus()}
    >
      <Menu.Target>{cloneElement(target, { ref: setButton })}</Menu.Target>
      <Menu.Dropdown>
        {heading && <Menu.Label>{heading}</Menu.Label>}
        {entries.map((entry) => (
          <Fragment key={entry.key}>
            {entry.section && <Menu.Divider />}
            {entry.section && <Menu.Label>{entry.section}</Menu.Label>}
            <Entry entry={entry} />
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  const { Icon, off, danger, current, note } = entry;
  const isOff = Boolean(off);
  return (
    <Menu.Item
      leftSection={Icon && <Icon size={16} />}
      rightSection={current && <IconCheck size={16} />}
      className={classes.item}
      data-danger={(danger && !isOff) || undefined}
      aria-current={current || undefined}
      aria-disabled={isOff}
      data-off={isOff || undefined}
      closeMenuOnClick={!isOff}
      onClick={isOff ? undefined : entry.onChoose}
    >
      {entry.label}
      {(off ?? note) && (
        <Text size="xs" c="dimmed">
          {off ?? note}
        </Text>
      )}
    </Menu.Item>
  );
}
