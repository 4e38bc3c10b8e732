import { expect, it } from 'vitest';
import { z } from 'zod';
import { secretNames } from './json-schema.ts';
import { sshKeyPairField } from './fields.ts';
import { sshKeyPairNames } from './ssh-key-pairs.ts';

const form = z.strictObject({
  ssh_key: sshKeyPairField({ title: 'Key pair' }),
  note: z.string().optional(),
});
const KEY = '-----BEGIN PRIVATE KEY-----\nMC4CAQ==\n-----END PRIVATE KEY-----';
const said = (ssh_key: string) => form.safeParse({ ssh_key }).error?.issues[0]?.message;

it('is encrypted when stored, and told from other secrets', () => {
  expect(secretNames(form)).toEqual(['ssh_key']);
  expect(sshKeyPairNames(form)).toEqual(['ssh_key']);
  expect(sshKeyPairNames(undefined)).toEqual([]);
});

it('may be left out or empty, and takes whole keys in OpenSSH’s and PEM form', () => {
  expect(form.safeParse({}).success).toBe(true);
  const labels = ['OPENSSH PRIVATE', 'RSA PRIVATE', 'EC PRIVATE'];
  const keys = labels.map((label) => KEY.replaceAll('PRIVATE', label));
  for (const text of ['', ' ', ...keys, ` ${KEY}\r\n`]) expect(said(text)).toBeUndefined();
});

it.each([
  ['a public key', 'ssh-rsa AAAAB3 me@host', /public key; paste its private half/],
  ['a key of a hardware token', 'sk-ssh-ed25519@openssh.com AAAA', /public key/],
  ['RFC 4716', '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA', /public key/],
  ['PuTTY', 'PuTTY-User-Key-File-2: ssh-rsa', /PuTTYgen choose Conversions/],
  ['PKCS #8 under a passphrase', KEY.replaceAll('PRIV', 'ENCRYPTED PRIV'), /remove its passphrase/],
  ['PEM under a passphrase', KEY.replace('MC', 'Proc-Type: 4,ENCRYPTED\nMC'), /its passphrase/],
  ['a certificate', KEY.replaceAll('PRIVATE KEY', 'CERTIFICATE'), /a whole private key/],
  ['lines of two keys', KEY.replace('BEGIN PRIVATE', 'BEGIN RSA PRIVATE'), /a whole private key/],
  ['a key without its end', KEY.slice(0, 50), /from its BEGIN line to its END line/],
])('refuses what people paste by mistake, saying what to do: %s', (_, text, words) => {
  expect(said(text)).toMatch(words);
});
