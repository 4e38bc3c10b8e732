import { useMantineColorScheme } from '@mantine/core';
import {
  IconBuilding,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../lib/i18n.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../../../lib/languages.ts';
import { SETTINGS_SECTIONS } from '../../../lib/settings-sections.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { useAbility } from '../../../lib/use-ability.ts';
import { useAction } from '../../../lib/use-action.ts';
import { connectorsQuery } from '../api/connectors.ts';
import type { Command } from '../command.ts';
import type { CommandPaletteProps } from '../palette.ts';
import '../../../lib/command-words.ts';
import '../../../lib/settings-words.ts';

const THEMES = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** What this person can do from the palette without searching on the server first. */
export function useCommands(props: CommandPaletteProps): Command[] {
  const { pages, sites, onNewSite, onSignOut, onHelp } = props;
  const { t } = useTranslation('commands');
  const { slug } = useSite();
  const { can } = useAbility();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const speak = useAction({ mutationFn: chooseLanguage });
  const { data: connectors = [] } = useQuery(connectorsQuery(slug, can('library.browse')));
  const params = { site: slug };
  const manages = SETTINGS_SECTIONS.some(({ capability }) => can(capability));
  return [
    ...pages
      .filter(({ capability }) => (capability ? can(capability) : manages))
      .map(({ name, label, Icon, go }) => ({
        ...{ id: `page:${name}`, group: 'pages' as const, label, Icon, run: go },
      })),
    ...SETTINGS_SECTIONS.filter(({ capability }) => can(capability)).map(({ to, name }) => ({
      id: `settings:${name}`,
      group: 'pages' as const,
      label: t('section', { name: t(`settings:nav.${name}`) }),
      Icon: IconSettings,
      run: () => void navigate({ to, params }),
    })),
    ...connectors
      .filter(({ enabled, status }) => enabled && status !== 'planned')
      .filter(({ family }) => can('connections.create', { family }))
      .map((connector) => ({
        id: `vendor:${connector.slug}`,
        group: 'connect' as const,
        label: t('connect', { name: connector.name }),
        also: connector.family,
        Icon: IconPlus,
        run: () =>
          void navigate({
            to: '/sites/$site/library/$slug',
            params: { ...params, slug: connector.slug },
          }),
      })),
    ...sites
      .filter((site) => site.slug !== slug)
      .map((site) => ({
        id: `site:${site.slug}`,
        group: 'sites' as const,
        label: t('switch_site', { name: site.name }),
        also: site.slug,
        Icon: IconBuilding,
        run: () => void navigate({ to: '/sites/$site', params: { site: site.slug } }),
      })),
    ...(['auto', 'light', 'dark'] as const).map((theme) => ({
      id: `theme:${theme}`,
      group: 'actions' as const,
      label: t('appearance', { name: t(`common:theme.${theme}`) }),
      Icon: THEMES[theme],
      run: () => setColorScheme(theme),
    })),
    ...LANGUAGE_CODES.map((code) => ({
      id: `language:${code}`,
      group: 'actions' as const,
      label: LANGUAGES[code],
      lang: code,
      also: `${t('session:language')} language`,
      Icon: IconLanguage,
      run: () => speak.mutate(code),
    })),
    ...(onNewSite ? [action('new_site', t('session:new_site'), IconPlus, onNewSite)] : []),
    action('shortcuts', t('shortcuts'), IconKeyboard, onHelp),
    action('sign_out', t('session:sign_out'), IconLogout, onSignOut),
  ];
}

function action(id: string, label: string, Icon: Command['Icon'], run: () => void): Command {
  return { id, group: 'actions', label, Icon, run };
}
