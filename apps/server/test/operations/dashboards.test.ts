import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/start-app.ts';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../deploy/${path}`, import.meta.url)), 'utf8');

interface Panel {
  title: string;
  type: string;
  description?: string;
  targets?: { expr: string }[];
}

let server: TestApp;
let exposed: Map<string, string>;
beforeAll(async () => {
  server = await startApp();
  const { text } = await server.anonymous().get('/metrics').expect(200);
  const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  exposed = new Map(types.map(([, name, type]) => [name!, type!]));
});
afterAll(() => server.close());

/** Names of metrics in an expression of PromQL. */
const namesIn = (expression: string) =>
  [...expression.matchAll(/\b(?:patchbay|nodejs|process)_\w+/g)].map(([name]) => name);

/** A histogram is asked by its parts. */
const isExposed = (name: string) =>
  exposed.has(name) || exposed.get(name.replace(/_(bucket|sum|count)$/, '')) === 'histogram';

/** What is only ever counted up is read as a rate; what is told as it is, is not. */
function misread(expression: string): string[] {
  return namesIn(expression).filter((name) => {
    const isRate = new RegExp(`(rate|increase)\\(${name}\\b`).test(expression);
    return isRate !== /_(total|bucket)$/.test(name);
  });
}

describe('the Grafana dashboard', () => {
  const { panels } = JSON.parse(read('grafana/patchbay.json')) as { panels: Panel[] };
  const graphs = panels.filter(({ type }) => type !== 'row');

  it('asks only for metrics that a running server tells', () => {
    expect(graphs.length).toBeGreaterThan(15);
    for (const { title, targets } of graphs) {
      const names = targets!.flatMap(({ expr }) => namesIn(expr));
      expect([title, names.length > 0]).toEqual([title, true]);
      expect([title, names.filter((name) => !isExposed(name))]).toEqual([title, []]);
      expect([title, targets!.flatMap(({ expr }) => misread(expr))]).toEqual([title, []]);
    }
  });

  it('shows every metric of our own', () => {
    const asked = graphs.flatMap(({ targets }) => targets!.flatMap(({ expr }) => namesIn(expr)));
    const shown = new Set(asked.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    const ours = [...exposed.keys()].filter((name) => name.startsWith('patchbay_'));
    const unseen = ours.filter((name) => !shown.has(name));
    // The share of the limit is shown; the alerts use the others.
    expect(unseen.sort()).toEqual([
      'patchbay_queue_counted_timestamp_seconds',
      'patchbay_queue_limit',
    ]);
  });
});

describe('the alert rules', () => {
  const rules = read('prometheus/alerts.yml')
    .split(/^ {6}- alert: /m)
    .slice(1);

  it.each(rules.map((rule) => [rule.split('\n')[0]!, rule]))(
    '%s asks only for metrics that a running server tells',
    (_, rule) => {
      const expression = /^ {8}expr: (.+)$/m.exec(rule)![1]!;
      expect(namesIn(expression).length).toBeGreaterThan(0);
      expect(namesIn(expression).filter((name) => !isExposed(name))).toEqual([]);
      expect(misread(expression)).toEqual([]);
      expect(rule).toMatch(/^ {8}labels: \{ severity: (critical|warning) \}$/m);
      expect(rule).toMatch(/^ {10}summary: /m);
    },
  );

  it('are eleven', () => {
    expect(rules).toHaveLength(11);
  });
});
