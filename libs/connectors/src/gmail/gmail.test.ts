import { describe, expect, it } from 'vitest';
import { accepts, built, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const mail = { to: [{ email: 'ada@example.com' }], subject: 'Hello', text: 'Hi.' };
const at = {
  messageId: 'msg_1',
  acceptedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  flow: 'oauth' as const,
};
const raw = (over: object = {}, context: object = {}): string => {
  const { json } = built(connector, 'send_email', { ...mail, ...over }, { ...at, ...context });
  return Buffer.from(String(json!['raw']), 'base64url').toString('utf8');
};

describe('a message for Gmail', () => {
  it('is the same at every attempt, and dated when it was accepted', () => {
    const html = { html: '<p>Hi.</p>' };
    expect(raw(html, { now: 1 })).toBe(raw(html, { now: 2 }));
    expect(raw()).toContain('\r\nDate: Fri, 02 Jan 2026 03:04:05 +0000\r\n');
    const id = (message: string) => /^Message-ID: (<\S+>)$/m.exec(message)?.[1];
    expect(id(raw())).toBeDefined();
    expect(id(raw({}, { messageId: 'msg_2' }))).not.toBe(id(raw()));
  });

  it('carries text and HTML as alternatives, the better one last', () => {
    const message = raw({ html: '<p>Grüße</p>' });
    const boundary = /boundary="([^"]+)"/.exec(message)![1]!;
    const parts = message.split(`--${boundary}`);
    expect(parts).toHaveLength(4);
    expect(parts[1]).toContain('Content-Type: text/plain; charset=utf-8');
    expect(parts[2]).toContain('Content-Type: text/html; charset=utf-8');
    const body = parts[2]!.split('\r\n\r\n')[1]!;
    expect(Buffer.from(body, 'base64').toString('utf8')).toBe('<p>Grüße</p>');
    expect(parts[3]).toBe('--\r\n');
  });

  it('is no multipart when there is one body', () => {
    const [head, body] = raw().split('\r\n\r\n');
    expect(head).toContain('Content-Type: text/plain; charset=utf-8');
    expect(Buffer.from(body!, 'base64').toString('utf8')).toBe('Hi.');
  });

  it('has no line that mail servers would break', () => {
    const message = raw({ text: 'x'.repeat(5000), subject: 'Grüße '.repeat(100) });
    expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it('lets no name write headers or name further recipients', () => {
    const message = raw({ to: [{ email: 'ada@example.com', name: 'A, b@evil.example <c@d.nl>' }] });
    expect(message).toContain('To: "A, b@evil.example <c@d.nl>" <ada@example.com>\r\n');
    const broken = { to: [{ email: 'ada@example.com', name: 'A\r\nBcc: b@evil.example' }] };
    expect(accepts(connector, 'send_email', { ...mail, ...broken })).toBe(false);
    expect(accepts(connector, 'send_email', { ...mail, subject: 'a\nBcc: b@evil.example' })).toBe(
      false,
    );
  });

  it('names blind recipients, which Gmail removes', () => {
    expect(raw({ bcc: [{ email: 'b@example.com' }] })).toContain('\r\nBcc: b@example.com\r\n');
  });

  it('names a sender only where one is chosen, since Gmail knows its own', () => {
    expect(raw()).not.toContain('From:');
    const settings = { sender_email: 'shop@example.com', sender_name: 'Käse' };
    expect(raw({}, { settings })).toContain('From: =?UTF-8?Q?K=C3=A4se?= <shop@example.com>\r\n');
    expect(raw({ from: { email: 'help@example.com' } }, { settings })).toContain(
      'From: help@example.com\r\n',
    );
  });

  it('needs a body', () => {
    expect(accepts(connector, 'send_email', { ...mail, text: undefined })).toBe(false);
  });
});

it('Gmail is tested without a right to read e-mail', () => {
  expect(connector.test.request(contextOf()).baseUrl).toBe('https://www.googleapis.com');
  const [method] = connector.auth;
  expect(method.flow === 'oauth' && Object.keys(method.scopes)).toEqual([
    'https://www.googleapis.com/auth/userinfo.email',
    'https://www.googleapis.com/auth/gmail.send',
  ]);
});
