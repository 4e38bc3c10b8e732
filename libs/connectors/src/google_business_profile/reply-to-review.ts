import { action } from '@patchbay/connector-sdk/action';
import { z } from 'zod';
import { REVIEWS_AND_POSTS } from './hosts.ts';
import { chosenLocation } from './resource-names.ts';
import { MANAGE } from './scopes.ts';

const MOST_BYTES = 4096;

/** PUT /v4/accounts/{account}/locations/{location}/reviews/{review}/reply: the same again replaces. */
export const replyToReview = action({
  title: 'Reply to a review',
  description: 'Answers a review of the chosen location, or replaces the answer there is.',
  scopes: [MANAGE],
  input: z.strictObject({
    review_id: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,300}$/, 'must be the last part of the review’s name')
      .meta({ title: 'Review' }),
    comment: z
      .string()
      .trim()
      .min(1)
      .refine(
        (text) => new TextEncoder().encode(text).length <= MOST_BYTES,
        'must be no longer than 4,096 bytes',
      )
      .meta({ title: 'Reply' }),
  }),
  sample: { review_id: 'AbFvOqk0', comment: 'Thank you for your visit.' },
  request: ({ review_id, comment }, { settings }) => ({
    method: 'PUT',
    baseUrl: REVIEWS_AND_POSTS,
    path: '/v4/accounts/{account}/locations/{location}/reviews/{review}/reply',
    params: { ...chosenLocation(settings), review: review_id },
    json: { comment },
  }),
});
