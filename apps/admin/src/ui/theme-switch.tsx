import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LazyMenu } from './lazy-menu.tsx';

const CHOICES = [
  { value: 'auto', Icon: IconDeviceDesktop },
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
] as const;

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Now = CHOICES.find((each) => each.value === colorScheme)?.Icon ?? IconDeviceDesktop;
  return (
    <LazyMenu
      position="top-end"
      entries={CHOICES.map(({ value, Icon }) => ({
        key: value,
        label: t(`theme.${value}`),
        Icon,
        current: colorScheme === value,
        onChoose: () => setColorScheme(value),
      }))}
      target={
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('theme.label')}>
          <Now size={18} />
        </ActionIcon>
      }
    />
  );
}
