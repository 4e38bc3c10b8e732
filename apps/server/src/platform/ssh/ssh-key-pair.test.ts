import { type KeyObject, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ECDSA, ED25519, LOCKED, RSA, SMALL } from '../../../test/support/ssh-keygen-keys.ts';
import { newSshKeyPair, sshKeyPairFrom } from './ssh-key-pair.ts';

const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8') =>
  String(key.export({ type, format: 'pem' }));
const bodyOf = (text: string) => Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
const textOf = (body: Buffer) =>
  `-----BEGIN OPENSSH PRIVATE KEY-----\n${body.toString('base64')}\n-----END OPENSSH PRIVATE KEY-----`;

describe('a key pair that is made', () => {
  it('is Ed25519, each another, in the forms that OpenSSH reads', () => {
    const pair = newSshKeyPair();
    expect(pair.publicKey).toMatch(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[\w+/]{43} patchbay$/);
    expect(pair.privateKey).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
    expect(sshKeyPairFrom(pair.privateKey).publicKey).toBe(pair.publicKey);
    expect(newSshKeyPair().publicKey).not.toBe(pair.publicKey);
  });
});

describe('a key that was pasted', () => {
  it.each([
    ['Ed25519', ED25519],
    ['ECDSA', ECDSA],
    ['RSA', RSA],
  ])('has the public half that ssh-keygen told, and stays the same key: %s', (_, made) => {
    const pair = sshKeyPairFrom(made.privateKey);
    expect(pair.publicKey).toBe(`${made.publicKey} patchbay`);
    expect(sshKeyPairFrom(pair.privateKey).publicKey).toBe(pair.publicKey);
    // All but the check number, the comment and the filling are told by the key.
    const [ours, theirs] = [bodyOf(pair.privateKey), bodyOf(made.privateKey)];
    const told = theirs.indexOf('of-a-test') - 4;
    const check = theirs.indexOf(Buffer.from(made.publicKey.split(' ')[1]!, 'base64'));
    const blob = Buffer.from(made.publicKey.split(' ')[1]!, 'base64').length;
    const secret = check + blob + 12;
    expect(ours.subarray(secret, told)).toEqual(theirs.subarray(secret, told));
  });

  it.each([
    ['Ed25519 in PKCS #8', pem(generateKeyPairSync('ed25519').privateKey)],
    [
      'RSA in PKCS #1',
      pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'pkcs1'),
    ],
    ['P-256 in SEC 1', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'sec1')],
    ['P-521 in PKCS #8', pem(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey)],
  ])('is brought into OpenSSH’s form: %s', (_, text) => {
    const pair = sshKeyPairFrom(text);
    expect(pair.privateKey).toContain('OPENSSH');
    expect(sshKeyPairFrom(pair.privateKey).publicKey).toBe(pair.publicKey);
  });

  it('is read although its line breaks were lost or doubled on the way', () => {
    const { privateKey, publicKey } = ED25519;
    for (const text of [
      privateKey.replaceAll('\n', ' '),
      privateKey.replaceAll('\n', '\r\n\r\n'),
    ]) {
      expect(sshKeyPairFrom(text).publicKey).toBe(`${publicKey} patchbay`);
    }
    const text = pem(generateKeyPairSync('ed25519').privateKey);
    expect(sshKeyPairFrom(text.replaceAll('\n', '')).publicKey).toBe(
      sshKeyPairFrom(text).publicKey,
    );
  });

  const otherKind = pem(generateKeyPairSync('x25519').privateKey);
  const otherCurve = pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey);
  it.each([
    ['encrypted', LOCKED.privateKey, /is encrypted; remove its passphrase/],
    ['short', SMALL.privateKey, /RSA key of 1024 bits; it must have 2048/],
    ['of another kind', otherKind, /must be an Ed25519, RSA or ECDSA key/],
    ['on another curve', otherCurve, /must be an Ed25519, RSA or ECDSA key/],
    ['nothing of the kind', 'hello', /cannot be read as a private key/],
    ['empty inside', textOf(Buffer.alloc(0)), /cannot be read/],
    ['of another label', RSA.privateKey.replaceAll('OPENSSH', 'RSA'), /cannot be read/],
  ])('is refused in words that say what to do: %s', (_, text, words) => {
    expect(() => sshKeyPairFrom(text)).toThrow(words);
  });

  it('is refused with one byte changed, wherever it is no comment and no filling', () => {
    for (const made of [ED25519, ECDSA, RSA]) {
      const whole = bodyOf(made.privateKey);
      const end = whole.indexOf('of-a-test') - 4;
      for (let at = 0; at < end; at += made === RSA ? 97 : 7) {
        const changed = Buffer.from(whole);
        changed[at]! ^= 0x55;
        const read = () => sshKeyPairFrom(textOf(changed)).publicKey;
        expect(read, `byte ${at}`).toThrow(/^(?!.*b3BlbnNza)/);
      }
    }
  });

  it('is refused when cut anywhere, and what is said never repeats it', () => {
    const whole = bodyOf(ECDSA.privateKey);
    for (let length = 0; length < whole.length - 20; length += 5) {
      const text = textOf(whole.subarray(0, length));
      expect(() => sshKeyPairFrom(text)).toThrow(/cannot be read as a private key/);
    }
  });
});
