import { describe, expect, it } from 'vitest';
import { answer, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';
import { upsertContact } from './upsert-contact.ts';

const settings = { api_url: 'myshop.api-us1.com' };

describe('a contact at ActiveCampaign', () => {
  it('is synchronized by its address at the account’s own host', () => {
    const input = { email: 'a@b.nl', first_name: 'A', custom_fields: { '7': 'x' } };
    const { url, json } = built(connector, 'upsert_contact', input, { settings });
    expect(url).toBe('https://myshop.api-us1.com/api/3/contact/sync');
    expect(json).toEqual({
      contact: { email: 'a@b.nl', firstName: 'A', fieldValues: [{ field: '7', value: 'x' }] },
    });
  });

  it('is synchronized first and then subscribed, where it names a list', () => {
    const input = { email: 'a@b.nl', list_id: '2' } as never;
    const [sync] = upsertContact.before!;
    const context = contextOf({ settings });
    expect(sync!.request(input, context, {})?.path).toBe('/contact/sync');
    expect(sync!.read(answer(200, { contact: { id: 113 } }), input, {})).toEqual({
      contact: '113',
    });
    expect(upsertContact.request(input, context, { contact: '113' })).toMatchObject({
      path: '/contactLists',
      json: { contactList: { list: '2', contact: '113', status: 1 } },
    });
    expect(sync!.request({ email: 'a@b.nl' } as never, context, {})).toBeUndefined();
  });
});

describe('ActiveCampaign’s settings and answers', () => {
  it('take the host out of the address, but not out of that of the pages', () => {
    const host = (api_url: string) => connector.settings!.safeParse({ api_url }).data?.['api_url'];
    expect(host('https://myshop.api-us1.com/')).toBe('myshop.api-us1.com');
    expect(host('https://myshop.activehosted.com')).toBeUndefined();
  });

  it('hold work when the key is refused, and name what was invalid', () => {
    expect(connector.readError!(answer(403, { message: 'x' }))?.kind).toBe('credential_revoked');
    expect(connector.readError!(answer(422, { errors: [{ code: 'duplicate' }] }))).toEqual({
      kind: 'rejected',
      code: 'duplicate',
    });
  });
});
