import type { CDPSession, Page } from 'playwright-core';

/** What one visit of a list cost; times in ms. */
export interface Visit {
  /** From asking for the address until the first rows were drawn, with the scripts in the cache. */
  firstRows: number;
  /** From reaching the end of the first page until the second was drawn. */
  nextPage: number;
  /** Time that scripts ran until the second page was drawn. */
  script: number;
  /** What the page asked the API for, and how long each took, by path. */
  requests: Map<string, number>;
}

/** What scrolling a list cost; times in ms. */
export interface Scroll {
  /** Between two frames, one number each. */
  frames: number[];
  /** Frames at which the end of the list was reached before more rows were there. */
  waited: number;
  /** Time that scripts ran, for each frame. */
  script: number;
  rows: number;
}

/** The list: a chart brings a table too, without a role of its own. */
const TABLE = 'main table[role="table"]';
/** Rows as people see them; the space that stands for the others is hidden from the tree. */
const ROWS = `${TABLE} tbody tr:not([aria-hidden])`;

/** As many as the lists ask for at once. */
const PAGE = 50;

/** Opens a list of which the scripts are in the cache, and goes on to its second page. */
export async function visit(page: Page, address: string): Promise<Visit> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.goto('about:blank');
  const before = await scriptMs(cdp);
  await page.goto(address, { waitUntil: 'commit' });
  const firstRows = await page.evaluate(whenDrawn, [ROWS, 1, false] as const);
  const reached = await page.evaluate(() => performance.now());
  const nextPage = (await page.evaluate(whenDrawn, [ROWS, PAGE + 1, true] as const)) - reached;
  const script = (await scriptMs(cdp)) - before;
  await page.waitForLoadState('networkidle');
  const requests = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name, duration }) => [new URL(name).pathname, duration] as const)
      .filter(([path]) => path.startsWith('/api/')),
  );
  await cdp.detach();
  return { firstRows, nextPage, script, requests: new Map(requests) };
}

/** Resolves with the page's own clock once so many rows are there and a frame showed them. */
function whenDrawn([rows, atLeast, toEnd]: readonly [string, number, boolean]): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = () => {
      // Again and again: the router puts a page that has just come back to its top.
      if (toEnd) window.scrollTo(0, document.documentElement.scrollHeight);
      const drawn = document.querySelectorAll(rows).length;
      if (drawn >= atLeast) resolve(performance.now());
      else if (performance.now() > 60_000) reject(new Error(`${drawn} of ${atLeast} rows came`));
      else requestAnimationFrame(look);
    };
    look();
  });
}

/**
 * Scrolls the list that stands open by `px` each frame, down to its row `rows` or its end, then back
 * and down again, until `frames` were drawn.
 */
export async function scroll(
  page: Page,
  { px, rows, frames }: { px: number; rows: number; frames: number },
): Promise<Scroll> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.evaluate(() => window.scrollTo(0, 0));
  const before = await scriptMs(cdp);
  const seen = await page.evaluate(
    ([step, last, count, list]) =>
      new Promise<Omit<Scroll, 'script'>>((resolve) => {
        const times: number[] = [];
        let [way, waited, furthest, previous] = [1, 0, 0, 0];
        const root = document.documentElement;
        // Half a second for what the jump to the top left to do.
        const start = performance.now() + 500;
        const frame = (now: number) => {
          if (now < start) return void requestAnimationFrame(frame);
          if (previous > 0) times.push(now - previous);
          previous = now;
          const table = document.querySelector(list);
          const known = Number(table?.getAttribute('aria-rowcount') ?? 0);
          furthest = Math.max(furthest, known, table?.querySelectorAll('tbody tr').length ?? 0);
          const atEnd = window.scrollY + window.innerHeight >= root.scrollHeight - 1;
          const more = [...document.querySelectorAll('main button')].some(
            (button) => button.getAttribute('data-loading') === 'true',
          );
          if (atEnd && more) waited += 1;
          else if (way === 1 && (atEnd || window.scrollY > last * 48)) way = -1;
          else if (way === -1 && window.scrollY <= 0) way = 1;
          window.scrollBy(0, way * step);
          if (times.length < count) requestAnimationFrame(frame);
          else resolve({ frames: times, waited, rows: furthest });
        };
        requestAnimationFrame(frame);
      }),
    [px, rows, frames, TABLE] as const,
  );
  const script = ((await scriptMs(cdp)) - before) / frames;
  await cdp.detach();
  return { ...seen, script };
}

async function scriptMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}
