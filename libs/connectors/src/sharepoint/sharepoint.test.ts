import { expect, it } from 'vitest';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { libraryPanel } from './library-panel.ts';

const file = { name: 'a.pdf', content_type: 'application/pdf', content_base64: 'JVBERi0xLjcK' };

it('saves into the chosen library, and nowhere before one is chosen', () => {
  const settings = { drive_id: 'b!1', folder: 'Invoices' };
  expect(built(connector, 'upload_file', file, { settings }).url).toContain(
    '/v1.0/drives/b!1/root:/Invoices/a.pdf:/content',
  );
  expect(() => built(connector, 'upload_file', file)).toThrow(/choose a document library/);
});

it.each(['b!1', 'site/', 'a/b/c', '../me/b!1'])('does not take %s for a library', (choice) => {
  expect(() => libraryPanel.settle[0].request(choice, contextOf())).toThrow(/must name a site/);
});

it('serves work and school accounts', () => {
  expect(connector.settings!.parse({})).toEqual({ tenant: 'organizations' });
});

it('knows an app without a person by the organization’s root site', () => {
  const context = contextOf({ flow: 'api_key' });
  expect(connector.test.request(context).path).toBe('/sites/root');
  const root = { id: 'contoso.sharepoint.com,1,2', webUrl: 'https://contoso.sharepoint.com' };
  expect(connector.test.account(answer(200, root), context)).toEqual({
    id: root.id,
    name: root.webUrl,
  });
});
