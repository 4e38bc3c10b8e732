import { describe, expect, it } from 'vitest';
import { encodeBody } from '@patchbay/connector-sdk/encode-body';
import { readTest } from '@patchbay/connector-sdk/read-test';
import { accepts, answer, contextOf } from '../../test/built.ts';
import connector from './connector.ts';

const upload = connector.actions['upload_file']!;
const [reserve, send] = upload.before!;
const file = { name: 'a.txt', content_type: 'text/plain', content_base64: 'aGk=' };
const parsed = (over: object = {}) => upload.input.parse({ ...file, ...over }) as never;
const context = contextOf({ flow: 'oauth' });
const metadata = (over: object, settings: Record<string, unknown> = {}) =>
  send!.request(parsed(over), { ...context, settings }, { file: 'f-1' })!.multipart!.parts[0]!.json;

describe('a file for Google Drive', () => {
  it('goes under an identifier reserved before, so that a second upload makes no second file', () => {
    expect(reserve!.read(answer(200, { ids: ['f-1'] }), parsed(), {})).toEqual({ file: 'f-1' });
    expect(reserve!.read(answer(200, { ids: [] }), parsed(), {})).toBeUndefined();
    expect(metadata({})).toEqual({ id: 'f-1', name: 'a.txt', mimeType: 'text/plain' });
    expect(send!.accepts).toEqual([409]);
    expect(send!.read(answer(409, {}), parsed(), {})).toEqual({});
  });

  it('is sent as its metadata and its bytes, undecorated', () => {
    const { body, contentType } = encodeBody(send!.request(parsed(), context, { file: 'f-1' })!);
    expect(contentType).toMatch(/^multipart\/related; boundary=/);
    expect(String(body)).toMatch(/Content-Type: text\/plain\r\n\r\nhi\r\n--/);
  });

  it('goes into the folder of the settings unless the delivery names another', () => {
    const settings = { folder_id: 'folder-of-settings' };
    expect(metadata({}, settings)).toMatchObject({ parents: ['folder-of-settings'] });
    expect(metadata({ folder: 'folder-of-input' }, settings)).toMatchObject({
      parents: ['folder-of-input'],
    });
  });

  it('needs a name without a path, a media type and Base64', () => {
    const ok = (over: object) => accepts(connector, 'upload_file', { ...file, ...over });
    expect([ok({}), ok({ name: '../a' }), ok({ content_type: 'pdf' }), ok({ content_base64: '?' })])
      .toEqual([true, false, false, false]); // prettier-ignore
  });
});

it('a folder of Google Drive may be given by its whole address', () => {
  const folder_id = 'https://drive.google.com/drive/u/0/folders/1dyUEebJaFnWa3Z4n0BF?usp=sharing';
  expect(connector.settings!.parse({ folder_id })).toEqual({ folder_id: '1dyUEebJaFnWa3Z4n0BF' });
});

it('the account of Google Drive has a name even where the organization hides the address', () => {
  const body = { user: { permissionId: '0852' } };
  expect(readTest(connector, 'oauth', answer(200, body), context).account).toEqual({
    id: '0852',
    name: '0852',
  });
});
