import { type KeyObject, X509Certificate, createPrivateKey } from 'node:crypto';
import type { AuthMethod } from '@patchbay/connector-sdk/definition';
import { type ProblemError, invalidInput } from '../../platform/errors/problem.ts';
import type { ClientCertificate } from '../../platform/outbound/client-certificate.ts';
import { certificateFields } from './certificate-of.ts';
import type { ResolvedCredentials } from './vendor-target.ts';

/**
 * A client certificate that can be presented at `now`.
 *
 * @returns when it ends
 * @throws ProblemError 400 naming the field; nothing of what is there is repeated
 */
export function requirePresentable(
  method: AuthMethod,
  presented: ClientCertificate,
  now: Date,
): Date {
  const fields = certificateFields(method)!;
  const { certificate: text, key: keyText, passphrase } = presented.reveal();
  const certificate = attempt(() => new X509Certificate(text));
  if (!certificate) throw refused(fields.certificate, 'holds no certificate in PEM form');
  const ends = new Date(certificate.validTo);
  if (ends <= now) throw refused(fields.certificate, `ended on ${day(ends)}`);
  const starts = new Date(certificate.validFrom);
  if (starts > now) throw refused(fields.certificate, `is not valid before ${day(starts)}`);
  const key = attempt((): KeyObject =>
    createPrivateKey({ key: keyText, ...(passphrase !== undefined && { passphrase }) }),
  );
  if (!key) throw noKey(fields, keyText);
  if (!certificate.checkPrivateKey(key)) throw refused(fields.key, 'is not the certificate’s key');
  return ends;
}

/** @throws ProblemError 400 for a certificate without its key, or a key alone */
export function requireWhole(method: AuthMethod, credentials: ResolvedCredentials): void {
  const { certificate, key } = certificateFields(method)!;
  const values = credentials.reveal();
  if (Boolean(values[certificate]) === Boolean(values[key])) return;
  throw refused(values[key] ? certificate : key, 'is missing; a certificate needs its key');
}

function noKey(fields: { key: string; passphrase?: string }, text: string): ProblemError {
  const isEncrypted = text.includes('ENCRYPTED');
  if (!isEncrypted) return refused(fields.key, 'holds no private key in PEM form');
  if (!fields.passphrase) return refused(fields.key, 'is encrypted; paste it without a passphrase');
  return refused(fields.passphrase, 'does not open the private key');
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // What the library says of a text it cannot read may repeat it.
    return undefined;
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function refused(field: string, message: string): ProblemError {
  return invalidInput([{ path: `credentials.${field}`, message }]);
}
