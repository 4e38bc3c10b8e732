import { expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { fromRoot } from '../paths.mjs';
import { PAGES } from './pages.mjs';

const ROUTES = fromRoot('apps/admin/src/routes/_app/sites.$site');

it('every page of a site has its picture', () => {
  const pages = readdirSync(ROUTES, { recursive: true })
    .filter((file) => file.endsWith('.tsx') && !/(^|\/)route\.tsx$/.test(file))
    .map((file) => file.replace(/(\/index)?\.tsx$/, '').replace(/\$\w+$/, ''))
    // These two only lead on to another page.
    .filter((page) => page !== 'index' && page !== 'settings');
  expect(pages).toContain('settings/keys');
  const paths = PAGES.map(({ path }) => path.replace(/^\/sites\/[\w-]+\//, ''));
  expect(pages.filter((page) => !paths.some((path) => path.startsWith(page)))).toEqual([]);
});

it('no two pictures have one name', () => {
  const names = PAGES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
