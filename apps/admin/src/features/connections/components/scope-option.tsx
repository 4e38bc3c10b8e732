import type { ConnectionScopes } from '@patchbay/contracts/connection';
import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ToneBadge } from '../../../ui/tone-badge.tsx';
import { isLocked } from '../scope-choice.ts';
import '../../../lib/connections-words.ts';

type Offered = ConnectionScopes['offered'][number];

interface ScopeOptionProps {
  scope: Offered;
  checked: boolean;
  /** Asked for last time, and not granted. */
  missing: boolean;
  actions: readonly { name: string; title: string }[];
  onChange: (on: boolean) => void;
}

/** One scope in words: what it is for, who needs it, and whether it is held. */
export function ScopeOption({ scope, checked, missing, actions, onChange }: ScopeOptionProps) {
  const { t } = useTranslation('connections');
  const locked = isLocked(scope);
  const users = scope.required_by.map(({ kind, name }) => {
    if (kind === 'test') return t('scopes.by_test');
    if (kind === 'module') return t('scopes.by_module', { module: name });
    return actions.find((action) => action.name === name)?.title ?? name;
  });
  return (
    <Checkbox
      checked={checked}
      disabled={locked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={
        <>
          <Text span fw={500} size="sm" me="xs">
            {scope.label}
          </Text>
          {scope.held && <ToneBadge tone="good">{t('scopes.held')}</ToneBadge>}
          {missing && <ToneBadge tone="warn">{t('scopes.not_granted')}</ToneBadge>}
        </>
      }
      description={
        <>
          {scope.description && <span>{scope.description} </span>}
          {users.length > 0 && <span>{t('scopes.needed_by', { users: users.join(', ') })} </span>}
          {locked && <span>{t(scope.required ? 'scopes.locked' : 'scopes.locked_by_test')} </span>}
          {!checked && scope.held && users.length > 0 && (
            <Text span inherit c="red">
              {t('scopes.will_refuse')}
            </Text>
          )}
        </>
      }
    />
  );
}
