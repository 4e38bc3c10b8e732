import type { Role } from '@patchbay/contracts/role';
import { useTranslation } from 'react-i18next';
import { CAPABILITY_GROUPS, GROUP_NAMES } from '../../../lib/capability-groups.ts';
import { MatrixRow } from './matrix-row.tsx';
import { RoleHead, type RoleActions } from './role-head.tsx';
import classes from './role-matrix.module.css';
import '../../../lib/settings-words.ts';

/** Capabilities down, roles across. Scrolls within itself where there are more roles than room. */
export function RoleMatrix({ roles, ...actions }: { roles: Role[] } & RoleActions) {
  const { t } = useTranslation('settings');
  return (
    // Within reach of the keyboard, or whoever has no mouse could not scroll it.
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('roles.matrix')}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col" className={`${classes.name} ${classes.corner}`}>
              {t('roles.capability')}
            </th>
            {roles.map((role) => (
              <th key={role.id} scope="col" className={classes.role}>
                <RoleHead role={role} {...actions} />
              </th>
            ))}
          </tr>
        </thead>
        {GROUP_NAMES.map((group) => (
          <tbody key={group}>
            <tr className={classes.group}>
              <th scope="rowgroup" colSpan={roles.length + 1}>
                <span>{t(`capability_groups.${group}`)}</span>
              </th>
            </tr>
            {CAPABILITY_GROUPS[group].map((capability) => (
              <MatrixRow key={capability} capability={capability} roles={roles} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
