import { expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { actionText } from './action-text.ts';

const t = ((key: string) => `[${key}]`) as unknown as TFunction;

it('finds the words of an action, whose own name may hold underscores', () => {
  expect(actionText('connection.edit_scopes', t)).toBe('[activity:actions.connection/edit_scopes]');
  expect(actionText('oauth_app.update', t)).toBe('[activity:actions.oauth_app/update]');
});

it('quotes an action it does not know', () => {
  expect(actionText('connection.sing', t)).toBe('connection.sing');
});
