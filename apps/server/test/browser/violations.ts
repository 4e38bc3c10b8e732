import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe objects to on the page as it stands, by rule; WCAG 2.2 A and AA. */
export async function violations(page: Page): Promise<[rule: string, nodes: string[]][]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // @ts-expect-error axe was just put there
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map((v: { id: string; nodes: { html: string }[] }) => [
      v.id,
      v.nodes.map((node) => node.html.slice(0, 200)),
    ]);
  });
}
