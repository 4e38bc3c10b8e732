import { type KeyObject, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { keyKind } from './key-kind.ts';
import { readOpensshKey } from './read-openssh-key.ts';
import { BROKEN, UnusableKeyError } from './unusable-key.ts';

const FORM = /^-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----$/;

/**
 * A private key in OpenSSH's form, or in PEM (RFC 7468; PKCS #8, PKCS #1 or SEC 1), unencrypted. Line
 * breaks that were lost on the way are no matter.
 *
 * @throws UnusableKeyError in words that say what to do, with nothing of the text in them
 */
export function readPrivateKey(text: string): KeyObject {
  const [, label = '', body = ''] = FORM.exec(text.trim()) ?? [];
  const inner = body.replaceAll(/\s/g, '');
  try {
    const key = label.includes('OPENSSH')
      ? readOpensshKey(Buffer.from(inner, 'base64'))
      : createPrivateKey(`-----BEGIN ${label}-----\n${wrapped(inner)}\n-----END ${label}-----\n`);
    keyKind(key);
    if (!signs(key)) throw new UnusableKeyError(BROKEN);
    return key;
  } catch (error) {
    if (error instanceof UnusableKeyError) throw error;
    // What libraries say of a text they cannot read may repeat it: no cause goes along.
    throw new UnusableKeyError(BROKEN);
  }
}

/** That its numbers belong together: a key copied badly can look like one. */
function signs(key: KeyObject): boolean {
  const probe = Buffer.from('patchbay');
  const digest = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return verify(digest, probe, createPublicKey(key), sign(digest, probe, key));
}

function wrapped(base64: string): string {
  return base64.match(/.{1,64}/g)?.join('\n') ?? '';
}
