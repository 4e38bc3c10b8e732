import { createHash } from 'node:crypto';
import { type SecureContext, createSecureContext } from 'node:tls';
import type { Secret } from '../logging/secret.ts';
import { ConnectError } from './connect-error.ts';

/** PEM texts. */
export interface ClientCertificateTexts {
  certificate: string;
  key: string;
  passphrase?: string;
}

/** Presented while connecting (RFC 8446 section 4.4.2). */
export type ClientCertificate = Secret<ClientCertificateTexts>;

/** Tells certificates apart without holding them. */
export function digestOf(certificate: ClientCertificate): string {
  const { certificate: cert, key, passphrase = '' } = certificate.reveal();
  return createHash('sha256')
    .update(JSON.stringify([cert, key, passphrase]))
    .digest('hex');
}

/**
 * @param ca further certificate authorities, PEM
 * @throws ConnectError `tls_failed` for texts that are no certificate and its key
 */
export function contextOf(certificate: ClientCertificate, ca: string | undefined): SecureContext {
  const { certificate: cert, key, passphrase } = certificate.reveal();
  try {
    return createSecureContext({
      ...{ cert, key },
      ...(passphrase !== undefined && { passphrase }),
      ...(ca !== undefined && { ca }),
    });
  } catch {
    // What the library says of a text it cannot read may repeat it.
    throw new ConnectError('tls_failed');
  }
}
