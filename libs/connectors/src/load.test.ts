import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { ConnectorLoadError, loadConnectors } from './load.ts';

const fixtures = (name: string) => new URL(`../test/fixtures/${name}/`, import.meta.url);

describe('the connectors of a directory', () => {
  it('are found by their folder, and folders with an underscore are not connectors', async () => {
    const found = await loadConnectors(fixtures('sound'));
    expect([...found].map(([slug, { name }]) => [slug, name])).toEqual([['acme', 'Acme']]);
  });

  it('are refused together, each broken one with its file and key', async () => {
    const loading = loadConnectors(fixtures('broken'));
    await expect(loading).rejects.toBeInstanceOf(ConnectorLoadError);
    const { problems, message, cause } = (await loading.catch(
      (error: ConnectorLoadError) => error,
    )) as ConnectorLoadError;
    expect(problems).toEqual([
      [
        'invalid/connector.ts: connector invalid is invalid:',
        '  - name: is empty',
        '  - baseUrl: is no address',
      ].join('\n'),
      'no_default/connector.ts: default: is no definition made by defineConnector',
      'no_file: has no connector file',
      'plain_object/connector.ts: default: is no definition made by defineConnector',
      'throws/connector.ts: cannot read the file of regions',
      "wrong_slug/connector.ts: slug: elsewhere is not the folder's name",
    ]);
    for (const problem of problems) expect(message).toContain(problem);
    expect(cause).toHaveLength(problems.length);
  });

  it('of Patchbay itself are all there', async () => {
    const folders = readdirSync(new URL('./', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
      .map(({ name }) => name);
    const found = await loadConnectors();
    expect([...found.keys()]).toEqual(folders.sort());
    expect([...found.keys()]).toEqual(expect.arrayContaining(REFERENCE_AND_GENERIC));
  });
});

const REFERENCE_AND_GENERIC = [
  'api_key_generic',
  'api_key_secret_generic',
  'basic_generic',
  'brevo',
  'dealer_portal',
  'google_analytics',
  'hubspot',
  'mailchimp',
  'oauth2_generic',
  'oauth2_manual',
  'stripe',
  'webhook_generic',
];
