import type { Connection } from '@patchbay/contracts/connection';
import type { ConnectorFlow } from '@patchbay/contracts/connector';
import { formFields } from './schema-form/form-field.ts';

export interface PublicKey {
  /** What the form calls the key pair. */
  field: string;
  /** A line for `authorized_keys`. */
  value: string;
}

/** Public halves of a connection's key pairs; the server keeps each as the setting `<field>_public`. */
export function publicKeysOf(
  connection: Pick<Connection, 'auth_flow' | 'settings'>,
  flows: readonly Pick<ConnectorFlow, 'auth_flow' | 'credentials'>[] = [],
): PublicKey[] {
  const flow = flows.find(({ auth_flow }) => auth_flow === connection.auth_flow);
  return formFields(flow?.credentials ?? {}).flatMap(({ name, title, isKeyPair }) => {
    const value = connection.settings[`${name}_public`];
    return isKeyPair && typeof value === 'string' ? [{ field: title, value }] : [];
  });
}
