import { isReference } from '../../platform/secrets/secret-reference.ts';
import type { OpenedCredentials } from './credential-store.service.ts';

/** Names of the fields that hold a reference; the wire shows these, never where they lead. */
export function referenceNames({ credentials, refreshToken }: OpenedCredentials): string[] {
  const fields = Object.entries(credentials.reveal())
    .filter(([, value]) => isReference(value))
    .map(([name]) => name);
  return refreshToken && isReference(refreshToken.reveal()) ? [...fields, 'refresh_token'] : fields;
}
