import { expect, it } from 'vitest';
import { textLiteral } from './literal.ts';

it('a quote within a text does not end it', () => {
  expect(textLiteral("o'neill@example.com' or 'a' eq 'a")).toBe(
    "'o''neill@example.com'' or ''a'' eq ''a'",
  );
});
