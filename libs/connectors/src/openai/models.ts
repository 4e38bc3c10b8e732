import type { DiscoverContext, VendorAccount } from '@patchbay/connector-sdk/definition';
import type { VendorRequest, VendorResponse } from '@patchbay/connector-sdk/request';
import { UnexpectedAnswerError } from '@patchbay/connector-sdk/unexpected-answer-error';
import { z } from 'zod';

const Models = z.object({
  object: z.literal('list'),
  data: z.array(z.object({ id: z.string().min(1), created: z.number().catch(0) })).min(1),
});

/** https://platform.openai.com/docs/api-reference/models/list */
export const listModels = (): VendorRequest => ({ method: 'GET', path: '/v1/models' });

/** No call tells a key's organization; the headers of every answer do (debugging requests). */
export function accountOf({ body, headers }: VendorResponse): VendorAccount | undefined {
  if (!Models.safeParse(body).success) return undefined;
  const organization = headers['openai-organization'];
  const project = headers['openai-project'];
  if (!organization) return { id: 'api.openai.com', name: 'OpenAI' };
  return { id: project ?? organization, name: organization };
}

/** Models for general work, without those of other sizes, dates and purposes. */
const GENERAL = /^gpt-\d+(?:\.\d+)?$/;

/** The list is in no order, and holds voices, pictures and fine-tuned models too. */
export async function discover({ call }: DiscoverContext): Promise<{ newest_model?: string }> {
  const response = await call(listModels());
  const models = response.status === 200 ? Models.safeParse(response.body).data?.data : undefined;
  if (!models) throw new UnexpectedAnswerError(response);
  const [newest] = models
    .filter(({ id }) => GENERAL.test(id))
    .sort((one, other) => other.created - one.created);
  return newest ? { newest_model: newest.id } : {};
}
