import { expect, it } from 'vitest';
import { type Manifest, earlyFiles } from './early-files.ts';
import views from './first-views.json' with { type: 'json' };

const LOGIN = 'src/routes/login.tsx?tsr-split=component';
const modules = [...views.frame, ...Object.values(views.lists).flat(), LOGIN];

/** Each module in a file of its own, which imports what the document names and what all share. */
const manifest: Manifest = {
  'index.html': { file: 'assets/base.js' },
  _shared: { file: 'assets/shared.js', css: ['assets/shared.css'], imports: ['index.html'] },
  ...Object.fromEntries(
    modules.map((name, n) => [name, { file: `assets/${n}.js`, imports: ['_shared'] }]),
  ),
};
const DOCUMENT = '<script type="module" src="/assets/base.js"></script>';

it('names each file once: not what the document names, nor what the frame has named', () => {
  const { frame, pages, login } = earlyFiles(manifest, DOCUMENT);
  const shared = ['/assets/shared.js', '/assets/shared.css'];
  const own = views.frame.map((_, n) => `/assets/${n}.js`);
  expect(frame.toSorted()).toEqual([...own, ...shared].sort());
  expect(Object.keys(pages)).toEqual(Object.keys(views.lists));
  expect(pages['overview']).toEqual([`/assets/${own.length}.js`]);
  expect(login).toContain('/assets/shared.js');
  expect(login).not.toContain('/assets/base.js');
});

it('does not pass over a file that was renamed', () => {
  const { [LOGIN]: _, ...without } = manifest;
  expect(() => earlyFiles(without, DOCUMENT)).toThrow(`${LOGIN} is no file of the built page`);
});
