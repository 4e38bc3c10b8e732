import { createPrivateKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { signedToken } from '@patchbay/connector-sdk/auth/signed-token';
import { checkDefinition } from '@patchbay/connector-sdk/check-definition';
import { conformanceProblems } from '@patchbay/connector-sdk/conformance';
import { sampleValues } from '@patchbay/connector-sdk/conformance/sample-values';
import { keyField, sshKeyPairField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';
import { exampleDefinition, key, oauth } from './example-definition.ts';

const ssh_key = sshKeyPairField({ title: 'Key pair' });
const fields = z.strictObject({ api_key: keyField({ title: 'Key' }), ssh_key });
const withKeyPair = { ...key(), fields };

it('needs no effect on a request in the kit, and is given a real key there', async () => {
  const definition = { ...exampleDefinition(), auth: [withKeyPair, oauth()] as const };
  expect(await conformanceProblems(definition)).toEqual([]);
  const sample = createPrivateKey(String(sampleValues(fields)['ssh_key']));
  expect(sample.asymmetricKeyType).toBe('ed25519');
});

it('must not be sent, in the kit', async () => {
  const leaky = {
    ...withKeyPair,
    inject: (...args: Parameters<typeof withKeyPair.inject>) => {
      withKeyPair.inject(...args);
      args[0].url.searchParams.set('k', args[1].credentials['ssh_key'] ?? '');
    },
  };
  const problems = await conformanceProblems({ ...exampleDefinition(), auth: [leaky, oauth()] });
  expect(problems).toContainEqual(expect.stringMatching(/ssh_key is sent in the url/));
});

it.each([
  ['among settings', { settings: z.object({ ssh_key }) }, 'settings.ssh_key: settings are not'],
  [
    'of a signed token',
    {
      auth: [
        signedToken({
          ...{ fields: z.strictObject({ ssh_key }), inject: () => undefined },
          ...{ generate: () => 'x', registration: ['Paste it.'] },
        }),
      ],
    },
    'auth.0.fields.ssh_key: a key pair belongs to the flow api_key or basic',
  ],
  [
    'beside an OAuth token',
    { auth: [oauth({ fields: z.strictObject({ ssh_key }) })] },
    'auth.0.fields.ssh_key: a key pair belongs to the flow api_key or basic',
  ],
  [
    'whose public half is a setting to type',
    {
      auth: [withKeyPair],
      settings: z.object({ ssh_key_public: textField({ title: 'Public' }) }),
    },
    'settings.ssh_key_public: is the name under which the public half is kept',
  ],
])('is refused at the start: a key pair %s', (_, over, problem) => {
  const problems = checkDefinition({ ...exampleDefinition(), ...over } as never);
  expect(problems).toContainEqual(expect.stringContaining(problem));
});
