import { expect, it } from 'vitest';
import { publicKeysOf } from './public-keys-of.ts';

const credentials = {
  properties: {
    ssh_key: { title: 'Key pair', writeOnly: true, 'x-field': 'ssh_keypair' },
    password: { title: 'Password', writeOnly: true, 'x-field': 'secret' },
  },
};
const flows = [
  { auth_flow: 'api_key' as const, credentials: {} },
  { auth_flow: 'basic' as const, credentials },
];
const settings = { ssh_key_public: 'ssh-ed25519 AAAA patchbay', password_public: 'x' };

it('are those of the fields that hold key pairs, under the form’s own names', () => {
  expect(publicKeysOf({ auth_flow: 'basic', settings }, flows)).toEqual([
    { field: 'Key pair', value: 'ssh-ed25519 AAAA patchbay' },
  ]);
});

it('are none in another flow, without the connector, or where nothing is kept', () => {
  expect(publicKeysOf({ auth_flow: 'api_key', settings }, flows)).toEqual([]);
  expect(publicKeysOf({ auth_flow: 'basic', settings }, undefined)).toEqual([]);
  expect(publicKeysOf({ auth_flow: 'basic', settings: {} }, flows)).toEqual([]);
});
