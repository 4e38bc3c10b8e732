import { expect, it } from 'vitest';
import { scriptsIn, scriptsOf } from './first-load.mjs';

const manifest = {
  'index.html': { file: 'assets/main.js', imports: ['_vendor.js'], dynamicImports: ['page.tsx'] },
  'page.tsx': { file: 'assets/page.js', imports: ['_vendor.js', '_table.js'] },
  '_vendor.js': { file: 'assets/vendor.js' },
  '_table.js': { file: 'assets/table.js', imports: ['_vendor.js', 'page.tsx'] },
  'dialog.tsx': { file: 'assets/dialog.js' },
  'look.css': { file: 'assets/look.css' },
};

it('counts what is imported statically, each file once, and nothing that comes later', () => {
  expect(scriptsOf(manifest, ['index.html', 'page.tsx'])).toEqual([
    'assets/main.js',
    'assets/vendor.js',
    'assets/page.js',
    'assets/table.js',
  ]);
});

it('counts no styles', () => expect(scriptsOf(manifest, ['look.css'])).toEqual([]));

it('does not pass over a file that was renamed', () => {
  expect(() => scriptsOf(manifest, ['gone.tsx'])).toThrow('gone.tsx is no file of the built page');
});

it('counts what the document asks for itself', () => {
  const html = `<script type="module" crossorigin src="/assets/base-a.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/vendor-b.js">
    <link rel="stylesheet" href="/assets/base-c.css">`;
  expect(scriptsIn(html)).toEqual(['assets/base-a.js', 'assets/vendor-b.js']);
});
