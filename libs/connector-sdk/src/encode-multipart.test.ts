import { describe, expect, it } from 'vitest';
import { encodeMultipart } from './encode-multipart.ts';
import type { Multipart } from './request.ts';

const file: Multipart = {
  subtype: 'form-data',
  parts: [
    { name: 'title', text: 'Offre é' },
    { name: 'file', filename: 'a"b\r\n.pdf', contentType: 'application/pdf', bytes: 'AP8=' },
  ],
};

describe('a body of several parts', () => {
  it('is read back by the platform’s own parser, bytes and names as they were', async () => {
    const { body, contentType } = encodeMultipart(file);
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    expect(form.get('title')).toBe('Offre é');
    const sent = form.get('file') as File;
    expect(sent.type).toBe('application/pdf');
    expect([...new Uint8Array(await sent.arrayBuffer())]).toEqual([0, 255]);
  });

  it('cannot be left by a file’s name', () => {
    expect(encodeMultipart(file).body.toString('latin1')).toContain('filename="a%22b%0D%0A.pdf"');
  });

  it('is the same for the same parts, and divided otherwise for others', () => {
    expect(encodeMultipart(file)).toEqual(encodeMultipart(file));
    const other = { ...file, parts: [...file.parts, { name: 'more', text: 'x' }] };
    expect(encodeMultipart(other).contentType).not.toBe(encodeMultipart(file).contentType);
  });

  it('of related parts names types and no fields (RFC 2387)', () => {
    const { body, contentType } = encodeMultipart({
      subtype: 'related',
      parts: [{ contentType: 'application/json', json: { name: 'a' } }],
    });
    expect(contentType).toMatch(/^multipart\/related; boundary=/);
    expect(body.toString()).toMatch(
      /^--\S+\r\nContent-Type: application\/json\r\n\r\n\{"name":"a"\}\r\n--\S+--\r\n$/,
    );
  });

  it('says which part it cannot make', () => {
    const parts = [{ text: 'x' }];
    expect(() => encodeMultipart({ subtype: 'form-data', parts })).toThrow('needs a name');
    const broken = [{ name: 'f', bytes: 'no base64!' }];
    expect(() => encodeMultipart({ subtype: 'form-data', parts: broken })).toThrow('Base64');
  });
});
