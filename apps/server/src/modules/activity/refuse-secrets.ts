import { Secret } from '../../platform/logging/secret.ts';

/** Keys under which secrets travel; compared without case, `-` and `_`. */
const SECRET_KEYS = new Set([
  ...['password', 'passwordhash', 'passphrase', 'secret', 'secrets', 'clientsecret'],
  ...['signingsecret', 'credential', 'credentials', 'credentialblob', 'refreshtokenblob'],
  ...['token', 'tokenhash', 'accesstoken', 'refreshtoken', 'idtoken', 'apikey', 'privatekey'],
  ...['authorization', 'cookie', 'session', 'sessionid', 'codeverifier'],
]);

/**
 * The audit never holds a secret, not even a masked one: whoever records one has a mistake to mend.
 * @throws TypeError naming the key, never the value
 */
export function refuseSecrets(value: unknown, path = ''): void {
  if (value instanceof Secret) throw new TypeError(`A secret must not enter the audit: ${path}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const here = path ? `${path}.${key}` : key;
    if (!Array.isArray(value) && SECRET_KEYS.has(key.toLowerCase().replace(/[-_]/g, ''))) {
      throw new TypeError(`A secret must not enter the audit: ${here}`);
    }
    refuseSecrets(item, here);
  }
}
