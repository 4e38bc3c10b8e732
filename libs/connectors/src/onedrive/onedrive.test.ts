import { expect, it } from 'vitest';
import { answer, built } from '../../test/built.ts';
import connector from './connector.ts';

it('sends a file’s bytes to the drive of whoever connected', () => {
  const file = {
    name: 'a.pdf',
    content_type: 'application/pdf',
    content_base64: 'JVBERi0xLjcK',
  };
  const { url, request } = built(connector, 'upload_file', file, { flow: 'oauth' });
  expect(url).toMatch(
    /^https:\/\/graph\.microsoft\.com\/v1\.0\/me\/drive\/root:\/a\.pdf:\/content\?/,
  );
  expect(request).toMatchObject({
    method: 'PUT',
    headers: { 'content-type': 'application/pdf' },
    bytes: 'JVBERi0xLjcK',
  });
});

it('shows how full the drive is', () => {
  const panel = connector.panels!['drive']!;
  const quota = { used: 2 ** 30, total: 5 * 2 ** 30, state: 'nearing' };
  const facts =
    panel.kind === 'facts' &&
    panel.facts.read(answer(200, { driveType: 'personal', quota }), undefined);
  expect(facts).toEqual([
    { label: 'Kind', value: 'Personal' },
    { label: 'Used', value: '1.0 of 5.0 GB', tone: 'warn' },
  ]);
});
