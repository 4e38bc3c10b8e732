import type { ConnectorScope } from '@patchbay/contracts/connector';
import { Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../lib/connecting-words.ts';
import '../lib/connections-words.ts';
import { ToneBadge } from './tone-badge.tsx';
import '../lib/connect-words.ts';

interface ScopeChoiceProps {
  scopes: readonly ConnectorScope[];
  chosen: readonly string[];
  /** Held now, for marking what changes. */
  held?: readonly string[];
  /** What needs a scope, in words. */
  neededTo?: (scope: string) => string[];
  onChange: (chosen: string[]) => void;
}

/** Scopes in words. What a connector cannot work without is checked and stays so. */
export function ScopeChoice(props: ScopeChoiceProps) {
  const { scopes, chosen, held, neededTo = () => [], onChange } = props;
  const { t, i18n } = useTranslation('connect');
  const all = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const required = scopes.filter((scope) => scope.required).map((scope) => scope.id);
  const value = [...new Set([...required, ...chosen])];
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...value, id] : value.filter((each) => each !== id));
  return (
    <Stack gap="sm">
      {scopes.map((scope) => (
        <Checkbox
          key={scope.id}
          checked={value.includes(scope.id)}
          disabled={scope.required}
          onChange={(event) => toggle(scope.id, event.currentTarget.checked)}
          label={
            <>
              <Text span fw={500} size="sm" me="xs">
                {scope.title}
              </Text>
              {scope.required && <ToneBadge tone="quiet">{t('scope_required')}</ToneBadge>}
              {held?.includes(scope.id) && (
                <ToneBadge tone="good">{t('connections:scopes.held')}</ToneBadge>
              )}
            </>
          }
          description={
            <>
              {scope.description ?? scope.id}
              {neededTo(scope.id).length > 0 && (
                <Text span display="block" size="xs">
                  {t('connecting:needed_to', { actions: all.format(neededTo(scope.id)) })}
                </Text>
              )}
            </>
          }
        />
      ))}
    </Stack>
  );
}
