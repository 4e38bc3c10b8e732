import { expect, it } from 'vitest';
import { eventInput, sampleText } from './test-event.ts';

it('shows an example that can be sent as it stands', () => {
  const sample = { email: 'lead@example.com', tags: ['new'] };
  expect(eventInput(sampleText({ sample }))).toEqual(sample);
  expect(eventInput(sampleText(undefined))).toEqual({});
});

it.each(['', '{', '[1]', '"text"', 'null'])('takes no %j for an event', (text) => {
  expect(eventInput(text)).toBeNull();
});
