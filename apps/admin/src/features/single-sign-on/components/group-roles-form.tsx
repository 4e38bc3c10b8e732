import { ProblemError } from '@patchbay/client/problem-error';
import type { GroupRole } from '@patchbay/contracts/settings';
import { Button, Group, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile, conflicting } from '../../../lib/changed-meanwhile.ts';
import { saveUnlessChanged } from '../../../lib/save-unless-changed.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastSuccess } from '../../../lib/toast.ts';
import { useAbility } from '../../../lib/use-ability.ts';
import { Panel } from '../../../ui/panel.tsx';
import { SaveForm } from '../../../ui/save-form.tsx';
import { groupRolesKey } from '../api/group-roles.ts';
import { putGroupRoles } from '../api/put-group-roles.ts';
import { readGroupRoles } from '../api/read-group-roles.ts';
import { GroupRoleRow } from './group-role-row.tsx';
import '../../../lib/settings-words.ts';

interface GroupRolesFormProps {
  stored: GroupRole[];
  roles: readonly string[];
}

const PREFIX = 'sso_group_roles.';

/** Which role each group brings. Their order decides, so that they can be moved. */
export function GroupRolesForm({ stored, roles }: GroupRolesFormProps) {
  const { t } = useTranslation('settings');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { rows: stored },
    validate: {
      rows: {
        group: (value) => (value.trim() ? null : t('common:form.required')),
        role: (value) => (value.trim() ? null : t('common:form.required')),
      },
    },
  });
  const { rows } = form.values;
  // To say who gets a role is to manage members.
  const lacking = useAbility().reason('members.manage');
  /** What the person has seen of what is stored. */
  const [shown, setShown] = useState(stored);
  const words = (list: readonly GroupRole[]) =>
    list.map(({ group, role }) => `${group}: ${role}`).join('; ') || t('sso.none');
  const show = (next: GroupRole[]) => {
    setShown(next);
    form.setInitialValues({ rows: next });
    form.reset();
  };
  const save = useMutation({
    mutationFn: () =>
      saveUnlessChanged(
        () => readGroupRoles(slug),
        async ({ sso_group_roles: now }, tag) => {
          if (conflicting({ rows: shown }, { rows: now }, { rows }).length === 0) {
            return putGroupRoles(slug, rows, tag);
          }
          setShown(now);
          const both = { label: t('sso.groups_title'), mine: words(rows), theirs: words(now) };
          throw new ChangedMeanwhile(now, [both]);
        },
      ),
    onSuccess: (next) => {
      queryClient.setQueryData(groupRolesKey(slug), next);
      show(next);
      toastSuccess(t('sso.saved'));
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      for (const { path, message } of error.errors) {
        if (path.startsWith(PREFIX)) form.setFieldError(path.replace(PREFIX, 'rows.'), message);
      }
    },
  });
  return (
    <Panel title={t('sso.groups_title')} intro={t('sso.groups_intro')}>
      <SaveForm
        save={save}
        onSubmit={form.onSubmit(() => save.mutate())}
        label={t('sso.save')}
        reason={lacking ?? (form.isDirty() ? null : t('general.unchanged'))}
        atFields={Object.keys(form.errors).length > 0}
        onTake={() => {
          show(shown);
          save.reset();
        }}
      >
        <Text size="sm" c="dimmed">
          {t('sso.groups_when')}
        </Text>
        {rows.length === 0 && <Text size="sm">{t('sso.none')}</Text>}
        {rows.map((_, index) => (
          <GroupRoleRow
            key={index}
            number={index + 1}
            last={index === rows.length - 1}
            roles={roles}
            group={form.getInputProps(`rows.${index}.group`)}
            role={form.getInputProps(`rows.${index}.role`)}
            onMove={(by) => form.reorderListItem('rows', { from: index, to: index + by })}
            onRemove={() => form.removeListItem('rows', index)}
          />
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            // No role is chosen beforehand: the first of them may be the mightiest.
            onClick={() => form.insertListItem('rows', { group: '', role: '' })}
          >
            {t('sso.add')}
          </Button>
        </Group>
      </SaveForm>
    </Panel>
  );
}
