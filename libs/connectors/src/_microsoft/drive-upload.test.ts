import { describe, expect, it } from 'vitest';
import { buildUrl } from '@patchbay/connector-sdk/build-url';
import { driveUploadInput, uploadTo } from './drive-upload.ts';
import { GRAPH } from './graph.ts';

const file = { name: 'a b#c.txt', content_type: 'text/plain', content_base64: 'aGk=' };
const url = (input: Record<string, unknown>, settings = {}) =>
  buildUrl(
    GRAPH,
    uploadTo('/me/drive', {}, driveUploadInput.parse({ ...file, ...input }), settings),
  ).href;

describe('a file on its way to OneDrive or SharePoint', () => {
  it('goes below the folder of the settings unless the delivery names one', () => {
    const settings = { folder: '/Invoices/2026/' };
    expect(url({}, settings)).toBe(
      `${GRAPH}/me/drive/root:/Invoices/2026/a%20b%23c.txt:/content?%40microsoft.graph.conflictBehavior=replace`,
    );
    expect(url({ folder: 'Büro' }, settings)).toContain('/root:/B%C3%BCro/a%20b%23c.txt:/content');
    expect(url({})).toContain('/root:/a%20b%23c.txt:/content');
  });

  it('replaces nothing when told not to', () => {
    expect(url({ overwrite: false })).toContain('conflictBehavior=fail');
  });

  it.each([{ folder: '../up' }, { folder: 'a/./b' }, { folder: 'a:b' }, { name: 'a|b' }])(
    'has no such path as %j',
    (input) => {
      expect(driveUploadInput.safeParse({ ...file, ...input }).success).toBe(false);
    },
  );
});
