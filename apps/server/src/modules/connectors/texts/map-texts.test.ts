import { describe, expect, it } from 'vitest';
import { mapTexts } from './map-texts.ts';

const loud = <T>(value: T): T => mapTexts(value, (text) => text.toUpperCase());

describe('the words of a connector', () => {
  it('are those of titles, descriptions, steps and choices', () => {
    expect(
      loud({
        description: 'mail',
        flows: [{ registration: ['paste it'], scopes: [{ id: 'a.b', title: 'see' }] }],
        settings: {
          properties: {
            kind: { title: 'kind', 'x-help': ['one', 'two'], 'x-labels': { eu: 'europe' } },
          },
        },
      }),
    ).toEqual({
      description: 'MAIL',
      flows: [{ registration: ['PASTE IT'], scopes: [{ id: 'a.b', title: 'SEE' }] }],
      settings: {
        properties: {
          kind: { title: 'KIND', 'x-help': ['ONE', 'TWO'], 'x-labels': { eu: 'EUROPE' } },
        },
      },
    });
  });

  it('are not names, placeholders, samples and choices’ values', () => {
    const same = {
      slug: 'stripe',
      name: 'Stripe',
      sample: { title: 'offer', description: 'x' },
      settings: { properties: { a: { 'x-placeholder': 'sk_', enum: ['eu'], default: 'eu' } } },
    };
    expect(loud(same)).toEqual(same);
  });

  it('are found in a field that is itself called title', () => {
    expect(loud({ properties: { title: { title: 'subject', type: 'string' } } })).toEqual({
      properties: { title: { title: 'SUBJECT', type: 'string' } },
    });
  });
});
