import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorDetail } from '@patchbay/contracts/connector';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import '../../../lib/connecting-words.ts';
import { FormSection } from './form-section.tsx';

interface AccountChoiceProps {
  connector: ConnectorDetail;
  accounts: readonly Connection[];
  /** The connection whose account is used; null to sign in. */
  chosen: number | null;
  onChoose: (connectionId: number | null) => void;
}

/** Where an account of the vendor's platform is connected already, it can serve here too. */
export function AccountChoice({ connector, accounts, chosen, onChoose }: AccountChoiceProps) {
  const { t } = useTranslation('connecting');
  const { name } = connector;
  const known = accounts.map((account) => ({
    value: String(account.id),
    label: t('account.of', {
      account: account.vendor_account_name ?? account.vendor_account_id ?? account.display_name,
      connection: account.display_name,
    }),
  }));
  return (
    <FormSection legend={t('account.title')}>
      <NativeSelect
        label={t('account.label')}
        description={t('account.intro', { bundle: connector.bundle?.name ?? name })}
        value={chosen === null ? '' : String(chosen)}
        onChange={({ currentTarget: { value } }) => onChoose(value ? Number(value) : null)}
        data={[{ value: '', label: t('account.sign_in', { name }) }, ...known]}
      />
    </FormSection>
  );
}
