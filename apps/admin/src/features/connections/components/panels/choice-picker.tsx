import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectionPanel, PanelOption } from '@patchbay/contracts/panel';
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { GatedButton } from '../../../../ui/gated-button.tsx';
import { OptionList } from './option-list.tsx';
import { PanelTrouble } from './panel-trouble.tsx';
import classes from './option-list.module.css';
import { useChoose } from './use-choose.ts';
import '../../../../lib/detail-words.ts';

interface ChoicePickerProps {
  connection: Connection;
  vendor: string;
  panel: ConnectionPanel;
  onClose: () => void;
}

/** One step after the other, each narrowed by what was chosen before; the last one stores. */
export function ChoicePicker({ connection, vendor, panel, onClose }: ChoicePickerProps) {
  const { t } = useTranslation('detail');
  const [path, setPath] = useState<PanelOption[]>([]);
  const [marked, setMarked] = useState<PanelOption | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const choose = useChoose(connection, panel.name, onClose);
  const step = panel.steps[path.length];
  const last = path.length === panel.steps.length - 1;

  // A new list begins: its heading says so to those who do not see it.
  useEffect(() => heading.current?.focus(), [path.length]);
  if (!step) return null;

  const go = (next: PanelOption[]) => {
    setMarked(null);
    choose.reset();
    setPath(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!marked || choose.isPending) return;
    if (last) choose.mutate(marked);
    else go([...path, marked]);
  };
  const leave = (event: KeyboardEvent) => {
    // Of a search box, Escape clears what was typed.
    const { target } = event;
    const typed = target instanceof HTMLInputElement && target.type === 'search' && target.value;
    if (event.key === 'Escape' && !typed) onClose();
  };
  return (
    <form onSubmit={submit} onKeyDown={leave} aria-labelledby={titleId}>
      <Stack gap="md">
        <div>
          <Title order={3} id={titleId} ref={heading} tabIndex={-1}>
            {t('panel.step', {
              step: path.length + 1,
              count: panel.steps.length,
              title: step.title,
            })}
          </Title>
          {path.map((option, index) => (
            <Text key={option.value} size="sm" c="dimmed">
              {t('panel.chosen_before', { title: panel.steps[index]?.title, label: option.label })}
            </Text>
          ))}
        </div>
        {path.length > 0 && (
          <Anchor component="button" type="button" size="sm" onClick={() => go(path.slice(0, -1))}>
            <Group gap={4} component="span">
              <IconArrowLeft size={14} aria-hidden className={classes.back} />
              {t('panel.back', { title: panel.steps[path.length - 1]?.title })}
            </Group>
          </Anchor>
        )}
        <OptionList
          key={step.name}
          connectionId={connection.id}
          panel={panel.name}
          step={step}
          vendor={vendor}
          within={path.at(-1)?.value}
          marked={marked}
          onMark={setMarked}
        />
        {choose.error && <PanelTrouble error={choose.error} vendor={vendor} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <GatedButton
            type="submit"
            reason={marked ? null : t('panel.none_marked')}
            loading={choose.isPending}
            onClick={() => undefined}
          >
            {last ? t('panel.save') : t('panel.continue')}
          </GatedButton>
        </Group>
      </Stack>
    </form>
  );
}
