import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { TFunction } from 'i18next';
import { KNOWN_ACTIONS, actionText } from './action-text.ts';

const t = ((key: string) => `[${key}]`) as unknown as TFunction;

it('finds the words of an action, whose own name may hold underscores', () => {
  expect(actionText('connection.edit_scopes', t)).toBe('[activity:actions.connection/edit_scopes]');
  expect(actionText('oauth_app.update', t)).toBe('[activity:actions.oauth_app/update]');
});

it('writes an action it has no words for without its dots', () => {
  expect(actionText('connection.sing_along', t)).toBe('Connection: sing along');
});

it('has words for every action that the server records', () => {
  const known = new Set(KNOWN_ACTIONS.map((each) => each.action));
  const recorded = recordedActions();
  expect(recorded.length).toBeGreaterThan(25);
  expect(recorded.filter((action) => !known.has(action))).toEqual([]);
});

/** Dotted names that stand in the server's modules as an action of the audit. */
function recordedActions(): string[] {
  const modules = fileURLToPath(new URL('../../../../server/src/modules/', import.meta.url));
  const nouns = 'audit|connection|connector|delivery|member|oauth_app|role|settings|site|token';
  const action = new RegExp(`action[^;{}]*?'((?:${nouns})\\.[a-z_]+)'|\\? '((?:${nouns})\\.[a-z_]+)' : '((?:${nouns})\\.[a-z_]+)'`, 'g'); // prettier-ignore
  const found = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(modules, file), 'utf8').matchAll(action)])
    .flatMap((match) => match.slice(1).filter((name) => name !== undefined));
  return [...new Set(found)];
}
