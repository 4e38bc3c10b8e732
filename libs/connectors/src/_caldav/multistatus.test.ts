import { expect, it } from 'vitest';
import { elements, hrefIn, textOf } from './multistatus.ts';

it('reads elements whatever their prefix', () => {
  const xml = '<D:a xmlns:D="DAV:"><D:href>/x/</D:href></D:a><a><href>/y/</href></a><a x="/"/>';
  expect(elements(xml, 'a')).toEqual(['<D:href>/x/</D:href>', '<href>/y/</href>', '']);
  expect(hrefIn(xml, 'a')).toBe('/x/');
});

it('does not take an element for one whose name begins alike', () => {
  expect(elements('<response-x>1</response-x><response>2</response>', 'response')).toEqual(['2']);
});

it('undoes what was escaped', () => {
  expect(textOf('<n>A &amp; B &#228;&#xE4; &unknown;</n>', 'n')).toBe('A & B ää &unknown;');
});

it.each(['', '<html>', '<a', '<a>', '<a><a><a>', '</a>'])('finds nothing in %j', (xml) => {
  expect(elements(xml, 'a')).toEqual([]);
  expect(hrefIn(xml, 'a')).toBeUndefined();
});

it('is done with a hostile answer in no time', () => {
  const started = performance.now();
  elements('<a>'.repeat(300_000), 'a');
  elements(`<a ${'<a '.repeat(300_000)}`, 'a');
  expect(performance.now() - started).toBeLessThan(2000);
});
