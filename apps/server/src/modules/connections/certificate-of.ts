import type { ClientCertificate as Fields } from '@patchbay/connector-sdk/auth/api-key';
import type { AuthMethod } from '@patchbay/connector-sdk/definition';
import type { ClientCertificate } from '../../platform/outbound/client-certificate.ts';
import type { ResolvedCredentials } from './vendor-target.ts';

/** Names of the fields that hold a client certificate and its key. */
export function certificateFields(method: AuthMethod): Fields | undefined {
  return method.flow === 'api_key' || method.flow === 'basic'
    ? method.clientCertificate
    : undefined;
}

/** Asked at every call, and never different for the same credential. */
const known = new WeakMap<ResolvedCredentials, ClientCertificate>();

/** The certificate of a credential; undefined where the flow has none, or none was typed. */
export function certificateOf(
  method: AuthMethod,
  credentials: ResolvedCredentials,
): ClientCertificate | undefined {
  const fields = certificateFields(method);
  const { [fields?.certificate ?? '']: certificate, [fields?.key ?? '']: key } = fields
    ? credentials.reveal()
    : {};
  if (!fields || !certificate || !key) return undefined;
  const found = known.get(credentials) ?? partOf(credentials, fields);
  known.set(credentials, found);
  return found;
}

function partOf(credentials: ResolvedCredentials, fields: Fields): ClientCertificate {
  return credentials.map((values) => {
    const passphrase = fields.passphrase && values[fields.passphrase];
    return {
      certificate: values[fields.certificate] ?? '',
      key: values[fields.key] ?? '',
      ...(passphrase && { passphrase }),
    };
  });
}
