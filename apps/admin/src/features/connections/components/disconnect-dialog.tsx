import type { Connection } from '@patchbay/contracts/connection';
import { List, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorQuery } from '../../../lib/connector.ts';
import { useSite } from '../../../lib/site-context.tsx';
import { toastNotice, toastSuccess } from '../../../lib/toast.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmDialogBox } from '../../../ui/confirm-dialog-box.tsx';
import { connectionKey } from '../api/connection.ts';
import { disconnectConnection } from '../api/disconnect-connection.ts';
import { usagesQuery } from '../api/usages.ts';
import { vendorName } from '../vendor-name.ts';
import { BlastRadius } from './blast-radius.tsx';
import '../../../lib/connections-words.ts';
import '../../../lib/detail-words.ts';

export interface DisconnectDialogProps {
  connection: Connection;
  /** The connector's name. */
  vendor: string;
  opened: boolean;
  onClose: () => void;
  onGone?: () => void;
}

/** Names who uses it and what stops, asks for the name, and tells how the revocation went. */
export function DisconnectDialog(props: DisconnectDialogProps) {
  const { connection, opened, onClose, onGone } = props;
  const vendor = vendorName(connection, props.vendor);
  const { t } = useTranslation('connections');
  const { slug } = useSite();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const name = connection.display_name;
  const account = connection.vendor_account_name ?? connection.vendor_account_id ?? vendor;
  const usages = useQuery({ ...usagesQuery(slug, connection.id), enabled: opened, staleTime: 0 });
  const { connector_type: type, auth_flow } = connection;
  const connector = useQuery({ ...connectorQuery(slug, type), enabled: opened });
  /** Whether the vendor takes the access away when asked; undefined while that is not known. */
  const revocable = connector.data?.flows.find((each) => each.auth_flow === auth_flow)?.revocable;
  const leave = useAction({
    mutationFn: () => disconnectConnection(slug, connection.id),
    onSuccess: async ({ revocation }) => {
      if (revocation === 'revoked') toastSuccess(t('disconnect.revoked', { name, vendor }));
      else if (revocation === 'shared') toastSuccess(t('detail:stops.shared', { name, vendor }));
      else {
        // Stays until it is closed: somebody has to do something at the vendor.
        toastNotice(
          t(`disconnect.${revocation}_title`, { name }),
          t(`disconnect.${revocation}`, { vendor, account }),
        );
      }
      onClose();
      onGone?.();
      queryClient.removeQueries({ queryKey: connectionKey(slug, connection.id) });
      await queryClient.invalidateQueries({ queryKey: ['sites', slug] });
    },
  });
  const close = () => {
    setTyped('');
    onClose();
  };
  const waiting = usages.data?.summary.deliveries_waiting ?? 0;
  return (
    <ConfirmDialogBox
      opened={opened}
      onClose={close}
      title={t('disconnect.title', { name })}
      confirm={t('disconnect.confirm')}
      danger
      // Unknown dependants are not none.
      ready={typed.trim() === name && usages.data !== undefined}
      loading={leave.isPending}
      onConfirm={() => leave.mutate()}
    >
      <Text size="sm">{t('disconnect.what_stops')}</Text>
      <List size="sm" spacing={4}>
        <List.Item>
          {waiting > 0
            ? t('disconnect.stop_waiting', { count: waiting })
            : t('disconnect.stop_deliveries')}
        </List.Item>
        <List.Item>{t('disconnect.stop_pickers')}</List.Item>
        <List.Item>
          {auth_flow !== 'oauth'
            ? t('disconnect.stop_no_revoke', { vendor })
            : revocable === undefined
              ? t('disconnect.stop_revoke', { vendor })
              : t(revocable ? 'detail:stops.revoke' : 'detail:stops.no_revoke', { vendor })}
        </List.Item>
      </List>
      <BlastRadius usages={usages} />
      <Text size="sm" c="dimmed">
        {t('disconnect.stays')}
      </Text>
      <TextInput
        label={t('disconnect.type_name', { name })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
    </ConfirmDialogBox>
  );
}
