import { describe, expect, it } from 'vitest';
import { accepts, built } from '../../test/built.ts';
import connector from './connector.ts';

const [oauth] = connector.auth;

describe('the sign-in of Microsoft', () => {
  const address = (settings: Record<string, unknown>) => {
    const url = oauth.flow === 'oauth' ? oauth.tokenUrl : '';
    return typeof url === 'function' ? url(settings) : url;
  };

  it('is for any account unless the settings name a directory', () => {
    const settings = connector.settings!.parse({});
    expect(address(settings)).toBe('https://login.microsoftonline.com/common/oauth2/v2.0/token');
    const own = connector.settings!.parse({ tenant: ' Contoso.onmicrosoft.com' });
    expect(address(own)).toContain('/contoso.onmicrosoft.com/');
  });

  it.each(['https://login.microsoftonline.com/common', 'me@contoso.com', 'a/b', '..'])(
    'takes no %s for a directory',
    (tenant) => {
      expect(connector.settings!.safeParse({ tenant }).success).toBe(false);
    },
  );
});

describe('an e-mail of Outlook', () => {
  it('has one body and names all recipients as Graph wants them', () => {
    const { json, url } = built(
      connector,
      'send_email',
      {
        to: [{ email: 'ada@example.com', name: 'Ada' }],
        cc: [{ email: 'bob@example.com' }],
        subject: 'Hi',
        html: '<p>Hi</p>',
        text: 'Hi',
      },
      { flow: 'oauth', messageId: 'm1' },
    );
    expect(url).toBe('https://graph.microsoft.com/v1.0/me/sendMail');
    expect(json).toEqual({
      message: {
        subject: 'Hi',
        body: { contentType: 'html', content: '<p>Hi</p>' },
        toRecipients: [{ emailAddress: { address: 'ada@example.com', name: 'Ada' } }],
        ccRecipients: [{ emailAddress: { address: 'bob@example.com' } }],
        internetMessageHeaders: [{ name: 'x-patchbay-message-id', value: 'm1' }],
      },
    });
  });

  it('says something', () => {
    expect(accepts(connector, 'send_email', { to: [{ email: 'a@b.nl' }], subject: 'x' })).toBe(
      false,
    );
  });
});
