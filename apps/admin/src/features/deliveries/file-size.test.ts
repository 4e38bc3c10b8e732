import { expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

it.each([
  [1, 'en', '1 byte'],
  [999, 'en', '999 bytes'],
  [27_004, 'en', '27 kB'],
  [999_499, 'en', '999 kB'],
  [999_500, 'en', '1 MB'],
  [1_449_000, 'en', '1.4 MB'],
  [1_449_000, 'de', '1,4 MB'],
  [12, 'de', '12 Byte'],
])('%d bytes are said in %s as %s', (bytes, language, said) => {
  expect(fileSize(bytes, language).replaceAll('\u00a0', ' ')).toBe(said);
});
