import type { Capability } from '@patchbay/contracts/capability';
import type { Role } from '@patchbay/contracts/role';
import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { capabilityName } from '../../../lib/capability-name.ts';
import classes from './role-matrix.module.css';
import '../../../lib/settings-words.ts';

export function MatrixRow({ capability, roles }: { capability: Capability; roles: Role[] }) {
  const { t } = useTranslation('settings');
  return (
    <tr>
      <th scope="row" className={classes.name}>
        {capabilityName(capability, t)}
        <code>{capability}</code>
      </th>
      {roles.map((role) => {
        const has = role.capabilities.includes(capability);
        return (
          <td key={role.id} className={classes.cell} data-has={has}>
            {has ? (
              <IconCheck size={18} aria-hidden />
            ) : (
              <span className={classes.not} aria-hidden>
                –
              </span>
            )}
            <VisuallyHidden>{has ? t('roles.yes') : t('roles.no')}</VisuallyHidden>
          </td>
        );
      })}
    </tr>
  );
}
